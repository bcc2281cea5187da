package io.github.rolloutplanner.json.export.growthbook;

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
 * Writes the features of a payload, as the SDKs of GrowthBook read them.
 *
 * <p>The {@linkplain AttributeNames#key() key attribute} is {@code id}. A rule without a condition asks whether the name of its
 * segment stands in the list {@value #SEGMENTS} of the attributes. Flags with variants become experiments, whose key is that of the
 * flag.
 *
 * <p>The hash is version 2, with the key of the flag as its seed; it counts users in ten thousandths.
 *
 * <ul>
 *   <li>A percentage gets one ten thousandth of the users more than it says, as {@code coverage} always does.
 *   <li>Texts are compared by {@code $regex} where only a part of them counts; what is special in a pattern is escaped.
 *   <li>Versions must have three parts, and times the form {@code 2026-01-05} or {@code 2026-01-05T09:30:00Z}: others are compared
 *       with nothing.
 * </ul>
 *
 * @since 0.1.0
 */
public final class GrowthBookExporter implements FlagExporter {
    /** The list in the attributes that names the segments of a user. */
    public static final String SEGMENTS = "segments";

    private static final String SYSTEM = "GrowthBook";

    private final AttributeNames names;

    /** An exporter with the standard names of attributes. */
    public GrowthBookExporter() {
        this(AttributeNames.standard());
    }

    /**
     * An exporter with other names of attributes.
     *
     * @param names what the SDK is given the attributes as; a dot goes into a structure
     */
    public GrowthBookExporter(AttributeNames names) {
        this.names = requireNonNull(names, "names");
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Export export(List<FlagState> flags) {
        ExportItems items = new ExportItems();
        KnownNames known = new KnownNames(names, "id");
        List<FlagView> views = Flags.of(flags, known, Set.of(SEGMENTS), items);
        JsonObject features = new JsonObject();
        views.forEach(view -> features.with(view.key(), new Feature(view, known).definition()));
        items.throwIfRefused(SYSTEM);
        return items.export(SYSTEM, JsonText.of(JsonObject.of("features", features)));
    }
}
