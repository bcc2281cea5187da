package io.github.rolloutplanner.json.export.microsoft;

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
 * Writes feature flags with targeting, as the feature management libraries of Microsoft and Azure App Configuration read them.
 *
 * <p>They know the {@code userId} and the {@code groups} of a user, and nothing else. The {@linkplain AttributeNames#key() key
 * attribute} is the {@code userId}. A rule is for the users whom it names, or for the groups whose members it asks for; any other
 * rule is for the group with the name of its segment, and the export says who has to be put into it.
 *
 * <p>The hash is the first 32 bits of SHA-256 of the {@code userId} and the key of the flag. Each variant has a part of the percentiles of
 * its own, from whose start it grows.
 *
 * <ul>
 *   <li>A flag that is on by default and is being switched off is on for the percentage that is left.
 *   <li>Who is excluded is excluded whatever else holds: a flag is refused where a rule gives {@code false} after one that gives
 *       {@code true}.
 *   <li>Users without a {@code userId} count as one user.
 * </ul>
 *
 * @since 0.1.0
 */
public final class MicrosoftExporter implements FlagExporter {
    private static final String SYSTEM = "Microsoft feature management";

    private final AttributeNames names;

    /** An exporter that knows users by {@value AttributeNames#USER_ID}. */
    public MicrosoftExporter() {
        this(AttributeNames.standard());
    }

    /**
     * An exporter that knows users by another attribute.
     *
     * @param names names of which only the {@linkplain AttributeNames#key() key} is asked
     */
    public MicrosoftExporter(AttributeNames names) {
        this.names = requireNonNull(names, "names");
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Export export(List<FlagState> flags) {
        ExportItems items = new ExportItems();
        KnownNames known = new KnownNames(names, "userId");
        List<FlagView> views = Flags.of(flags, known, Set.of(), items);
        Groups groups = new Groups(known);
        List<JsonObject> definitions = views.stream()
                .map(view -> new FlagDefinition(view, known, groups).object())
                .toList();
        items.throwIfRefused(SYSTEM);
        JsonObject document = JsonObject.of("feature_management", JsonObject.of("feature_flags", definitions));
        return items.export(SYSTEM, JsonText.of(document));
    }
}
