package io.github.rolloutplanner.json.export.flagd;

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
import java.util.List;
import java.util.Set;

/**
 * Writes the flag definition file of flagd, as its file and in-process providers and its daemon read it.
 *
 * <p>The {@linkplain AttributeNames#key() key attribute} is {@code targetingKey}. Segments are known to no flagd: a rule without a
 * condition asks whether the name stands in the list {@value #SEGMENTS} of the evaluation context.
 *
 * <p>The hash is that of {@code fractional}: MurmurHash3 (x86, 32 bits, seed 0) of flag key and bucketing key, one after the other;
 * of a flag with variants, who gets which is decided by a second hash, of {@code <key>:variant:} and the bucketing key. flagd has two
 * ways from the hash to the percentage: older evaluators, such as the Java provider 0.11, divide its absolute value; newer ones
 * multiply the unsigned number by the sum of the weights. Each keeps users in as the percentage grows, but they are other users: ask
 * one of them.
 *
 * <ul>
 *   <li>A flag whose kill switch is used stays {@code ENABLED} and gives its default value, since a {@code DISABLED} one gives what
 *       the calling code has as its default.
 *   <li>There is no comparison of times: {@code before} and {@code after} are refused.
 *   <li>Versions must have three parts.
 * </ul>
 *
 * @since 0.1.0
 */
public final class FlagdExporter implements FlagExporter {
    /** The list in the evaluation context that names the segments of a user. */
    public static final String SEGMENTS = "segments";

    private static final String SYSTEM = "flagd";

    private final AttributeNames names;

    /** An exporter with the standard names of attributes. */
    public FlagdExporter() {
        this(AttributeNames.standard());
    }

    /**
     * An exporter with other names of attributes.
     *
     * @param names what the evaluation context calls the attributes; a dot goes into a structure
     */
    public FlagdExporter(AttributeNames names) {
        this.names = requireNonNull(names, "names");
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Export export(List<FlagState> flags) {
        ExportItems items = new ExportItems();
        KnownNames known = new KnownNames(names, "targetingKey");
        List<FlagView> views = Flags.of(flags, known, Set.of(SEGMENTS, "$flagd"), items);
        JsonObject definitions = new JsonObject();
        views.forEach(view -> definitions.with(view.key(), new FlagdFlag(view, known).definition()));
        JsonObject document = JsonObject.of("$schema", "https://flagd.dev/schema/v0/flags.json")
                .with("flags", definitions);
        items.throwIfRefused(SYSTEM);
        return items.export(SYSTEM, JsonText.of(document));
    }
}
