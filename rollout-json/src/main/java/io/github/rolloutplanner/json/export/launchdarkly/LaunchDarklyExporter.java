package io.github.rolloutplanner.json.export.launchdarkly;

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
 * Writes flags and segments in the form in which the server SDKs of LaunchDarkly hold them, and read them from a file. It is no
 * import format of the service.
 *
 * <p>The {@linkplain AttributeNames#key() key attribute} is the {@code key} of the context, whose kind is {@code user}. A user
 * without a key gets what the calling code has as its default: the SDK does not evaluate such a context.
 *
 * <p>The hash: the first 15 hexadecimal digits of the SHA-1 of {@code <key>.<salt>.<bucketing key>}, divided by their largest
 * number; the salt is the key of the flag. Of a flag with variants, who gets any is decided by a segment,
 * {@code <key>.exposed}, which has another salt.
 *
 * <ul>
 *   <li>Percentages have steps of 0.001 %.
 *   <li>LaunchDarkly puts users without the bucketing attribute into the first bucket: the change. So one that is not the key of the
 *       context is asked for first.
 *   <li>A clause on an attribute that is not known is false, negated or not. So the opposite of a condition is written as being no
 *       member of a segment {@code <key>.not-<n>}, which is part of the document.
 *   <li>Times must have an offset.
 *   <li>A rule without a condition asks for the segment of its name, which the environment must have.
 * </ul>
 *
 * @since 0.1.0
 */
public final class LaunchDarklyExporter implements FlagExporter {
    static final String KEY = "key";

    private static final String SYSTEM = "LaunchDarkly";

    private final AttributeNames names;

    /** An exporter with the standard names of attributes. */
    public LaunchDarklyExporter() {
        this(AttributeNames.standard());
    }

    /**
     * An exporter with other names of attributes.
     *
     * @param names what the context calls the attributes
     */
    public LaunchDarklyExporter(AttributeNames names) {
        this.names = requireNonNull(names, "names");
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Export export(List<FlagState> flags) {
        ExportItems items = new ExportItems();
        KnownNames known = new KnownNames(names, KEY);
        List<FlagView> views = Flags.of(flags, known, Set.of("kind", "anonymous", "_meta"), items);
        JsonObject definitions = new JsonObject();
        JsonObject segments = new JsonObject();
        for (FlagView view : views) {
            Segments own = new Segments(view.key());
            definitions.with(view.key(), new FlagDefinition(view, new ClauseTable(known, own), own).json());
            own.all().forEach(segment -> segments.with(segment.key(), segment.json()));
        }
        items.throwIfRefused(SYSTEM);
        return items.export(
                SYSTEM, JsonText.of(JsonObject.of("flags", definitions).with("segments", segments)));
    }
}
