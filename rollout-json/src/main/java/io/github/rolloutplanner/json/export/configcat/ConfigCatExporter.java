package io.github.rolloutplanner.json.export.configcat;

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
 * Writes the config of ConfigCat, version 6, as its SDKs download it, or read it from a file.
 *
 * <p>The {@linkplain AttributeNames#key() key attribute} is {@code Identifier}. Segments are a list of the user, {@value #SEGMENTS}:
 * a rule without a condition asks whether its name is in it.
 *
 * <p>The hash: the first 7 hexadecimal digits of the SHA-1 of flag key and bucketing key, one after the other, modulo 100.
 *
 * <ul>
 *   <li>Percentages are whole ones, and so is the split of variants.
 *   <li>A comparison with an attribute that is not known is false, also one for "is not". So the opposite of a condition is another
 *       setting, {@code <key>.not-<n>}, that the flag asks for; who gets one of the variants is one, too:
 *       {@code <key>.exposed}.
 *   <li>Attributes are compared as texts or as numbers, whatever they are: the text {@code 18} is the number 18, too. An empty text
 *       is not known.
 *   <li>Versions must have three parts. A time must be given as a {@code Date} or as the seconds since 1970.
 * </ul>
 *
 * @since 0.1.0
 */
public final class ConfigCatExporter implements FlagExporter {
    /** The list of a user that names the segments. */
    public static final String SEGMENTS = "segments";

    private static final String SYSTEM = "ConfigCat";
    /** No comparison that is written uses it, but SDKs want one. */
    private static final String SALT = "cm9sbG91dA==";

    private final AttributeNames names;

    /** An exporter with the standard names of attributes. */
    public ConfigCatExporter() {
        this(AttributeNames.standard());
    }

    /**
     * An exporter with other names of attributes.
     *
     * @param names what the user object calls the attributes, such as {@code Email} or {@code Country}
     */
    public ConfigCatExporter(AttributeNames names) {
        this.names = requireNonNull(names, "names");
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Export export(List<FlagState> flags) {
        ExportItems items = new ExportItems();
        KnownNames known = new KnownNames(names, "Identifier");
        List<FlagView> views = Flags.of(flags, known, Set.of(SEGMENTS), items);
        JsonObject settings = new JsonObject();
        for (FlagView view : views) {
            Helpers helpers = new Helpers(view.key());
            JsonObject setting = new Setting(view, known, helpers).json();
            helpers.addTo(settings);
            settings.with(view.key(), setting);
        }
        JsonObject preferences = JsonObject.of("u", "https://cdn-global.configcat.com")
                .with("r", 0)
                .with("s", SALT);
        items.throwIfRefused(SYSTEM);
        return items.export(
                SYSTEM,
                JsonText.of(JsonObject.of("p", preferences).with("s", List.of()).with("f", settings)));
    }
}
