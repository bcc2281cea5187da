package io.github.rolloutplanner.json.export.unleash;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.json.export.AttributeNames;
import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.FlagExporter;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.Flags;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.JsonText;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the document that the clients of Unleash get from {@code /api/client/features}, and read from a bootstrap file.
 *
 * <p>Strategies of a flag are alternatives, and the constraints of one hold together; so a rule is one strategy or several, and the
 * percentage is the last one. The {@linkplain AttributeNames#key() key attribute} is {@code userId}; all attributes are texts there.
 *
 * <p>The hash: a user is in if MurmurHash3 (x86, 32 bits, seed 0) of {@code <key>:<bucketing key>}, as an unsigned number, modulo 100
 * and plus 1 is at most the percentage. The variant is decided by the same hash with seed 86028157, modulo 1000.
 *
 * <ul>
 *   <li>Percentages are whole ones; the split of variants has steps of 0.1 %.
 *   <li>Texts are all there is: the text {@code 18} is the number 18, too, and {@code true} the boolean.
 *   <li>Versions must have three parts, and times an offset.
 *   <li>A flag with variants is enabled for all users: those who do not get another variant get the default one.
 *   <li>Segments are known by their ids, so name these by {@link #withSegment}; of another one the context has to have a property
 *       {@code segment:<name>} that is {@code true}.
 * </ul>
 *
 * @since 0.1.0
 */
public final class UnleashExporter implements FlagExporter {
    private static final String SYSTEM = "Unleash";
    private static final String USER_ID = "userId";
    /** What clients themselves put into the context. */
    private static final Set<String> OF_CLIENTS = Set.of("appName", "currentTime", "environment");

    private static final int VERSION = 2;

    private final AttributeNames names;
    private final Map<String, Integer> segments;

    /** An exporter with the standard names of attributes. */
    public UnleashExporter() {
        this(AttributeNames.standard());
    }

    /**
     * An exporter with other names of attributes.
     *
     * @param names what the context calls the attributes
     */
    public UnleashExporter(AttributeNames names) {
        this(requireNonNull(names, "names"), Map.of());
    }

    private UnleashExporter(AttributeNames names, Map<String, Integer> segments) {
        this.names = names;
        this.segments = segments;
    }

    /**
     * This exporter with a segment that Unleash has.
     *
     * @param name name of the segment in the flags
     * @param id its id in Unleash
     * @return an exporter that differs in this
     */
    public UnleashExporter withSegment(String name, int id) {
        Map<String, Integer> more = new HashMap<>(segments);
        more.put(requireNonNull(name, "name"), id);
        return new UnleashExporter(names, more);
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    /** The strategies of one flag. */
    List<JsonObject> strategies(FlagState flag, ExportItems items) {
        KnownNames known = new KnownNames(names, USER_ID);
        return Flags.of(List.of(flag), known, OF_CLIENTS, items).stream()
                .flatMap(view -> new Feature(view, known, segments).strategies().stream())
                .toList();
    }

    @Override
    public Export export(List<FlagState> flags) {
        ExportItems items = new ExportItems();
        KnownNames known = new KnownNames(names, USER_ID);
        List<FlagView> views = Flags.of(flags, known, OF_CLIENTS, items);
        List<JsonObject> features = views.stream()
                .map(view -> new Feature(view, known, segments).definition())
                .toList();
        items.throwIfRefused(SYSTEM);
        return items.export(
                SYSTEM, JsonText.of(JsonObject.of("version", VERSION).with("features", features)));
    }
}
