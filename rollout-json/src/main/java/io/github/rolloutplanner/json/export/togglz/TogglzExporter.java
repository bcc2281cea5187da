package io.github.rolloutplanner.json.export.togglz;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.json.export.AttributeNames;
import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.FlagExporter;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.Flags;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import java.util.List;
import java.util.Set;

/**
 * Writes the properties file of Togglz, as its file-based state repository reads it.
 *
 * <p>A feature has one activation strategy: a percentage of the users ({@code gradual}), users by name ({@code username}) or members
 * of a segment, which are roles ({@code user-role}). The {@linkplain AttributeNames#key() key attribute} is the name of the user.
 *
 * <p>The hash: the absolute value of {@link String#hashCode()} of {@code <name in lower case>:<feature>}, modulo 100; so
 * users whose names differ in case alone are one. A rollout that turns a feature off keeps it on for the lowest numbers.
 *
 * <ul>
 *   <li>Percentages are whole ones.
 *   <li>Refused are rules beside a percentage, rules of several kinds, and those that ask for other attributes; so are variants.
 *   <li>The key of the flag is the name of the feature. Where features are an enum, it has to be that of a constant.
 *   <li>All other characters than those of ASCII are escaped: the file is the same in each encoding.
 * </ul>
 *
 * @since 0.1.0
 */
public final class TogglzExporter implements FlagExporter {
    private static final String SYSTEM = "Togglz";

    private final AttributeNames names;

    /** An exporter by which the name of the user is {@value AttributeNames#USER_ID}. */
    public TogglzExporter() {
        this(AttributeNames.standard());
    }

    /**
     * An exporter by which the name of the user is another attribute.
     *
     * @param names names with that attribute as their key
     */
    public TogglzExporter(AttributeNames names) {
        this.names = requireNonNull(names, "names");
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Export export(List<FlagState> flags) {
        ExportItems items = new ExportItems();
        KnownNames known = new KnownNames(names, "name");
        List<FlagView> views = Flags.of(flags, known, Set.of(), items);
        PropertyLines lines = new PropertyLines();
        for (FlagView view : views) {
            checkKey(view, views);
            new Feature(view, known).addTo(lines);
        }
        items.throwIfRefused(SYSTEM);
        return items.export(SYSTEM, lines.toString());
    }

    /** The strategy of a feature stands under its name with a dot and more. */
    private static void checkKey(FlagView flag, List<FlagView> all) {
        flag.checkKey(
                all.stream().noneMatch(other -> flag.key().startsWith(other.key() + ".")),
                "The key of flag '" + flag.key() + "' starts like that of another one, as properties of that do.",
                "Give it a key without the dot, or export it alone.");
    }
}
