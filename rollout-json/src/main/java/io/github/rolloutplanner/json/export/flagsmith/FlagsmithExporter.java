package io.github.rolloutplanner.json.export.flagsmith;

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the environment document of Flagsmith, as its SDKs load it for local evaluation, or read it offline from a file.
 *
 * <p>Whoever meets a rule is in a segment that overrides the flag, and so are those who are in the percentage; the order of rules is
 * the priority of overrides. Attributes are traits of the identity. Its identifier is the only bucketing key, and no trait: where a
 * condition asks for the {@linkplain AttributeNames#key() key attribute}, the identity must have it as a trait, too. A flag that is
 * on or off is enabled or not; of another one, the value is the variant.
 *
 * <p>The hash: the MD5 of {@code <id of the segment>,<environment key>_<identifier>}, modulo 9999; the id is made from the key of the
 * flag, and stays the same, and so must the environment key.
 *
 * <ul>
 *   <li>Percentages have steps of 0.01 %.
 *   <li>Traits are compared by what they look like: the text {@code 18} is the number 18, too.
 *   <li>There is no comparison of times: {@code before} and {@code after} are refused.
 *   <li>Versions are those of one to three numbers; whoever has a pre-release meets no comparison with one.
 *   <li>Segments known by name alone are traits {@code segment:<name>} that are true.
 * </ul>
 *
 * @since 0.1.0
 */
public final class FlagsmithExporter implements FlagExporter {
    private static final String SYSTEM = "Flagsmith";

    private final String environmentKey;
    private final AttributeNames names;

    /**
     * An exporter with the standard names of attributes.
     *
     * @param environmentKey the client-side key of the environment, which is part of the hash
     */
    public FlagsmithExporter(String environmentKey) {
        this(environmentKey, AttributeNames.standard());
    }

    /**
     * An exporter with other names of attributes.
     *
     * @param environmentKey the client-side key of the environment, which is part of the hash
     * @param names what the traits are called
     */
    public FlagsmithExporter(String environmentKey, AttributeNames names) {
        this.environmentKey = requireNonNull(environmentKey, "environmentKey");
        this.names = requireNonNull(names, "names");
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Export export(List<FlagState> flags) {
        ExportItems items = new ExportItems();
        KnownNames known = new KnownNames(names, names.nameOf(names.key()));
        List<FlagView> views = Flags.of(flags, known, Set.of(), items);
        List<JsonObject> states = new ArrayList<>();
        List<JsonObject> segments = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        for (FlagView view : views) {
            Feature feature = new Feature(view);
            view.checkKey(
                    ids.add(feature.id()),
                    "The number that stands for the key of flag '" + view.key() + "' is that of another flag.",
                    "Give the flag another key.");
            states.add(feature.state(feature.last()));
            segments.addAll(new Overrides(view, feature, known).segments());
        }
        items.throwIfRefused(SYSTEM);
        return items.export(SYSTEM, JsonText.of(environment(states, segments)));
    }

    private JsonObject environment(List<JsonObject> states, List<JsonObject> segments) {
        JsonObject organisation = JsonObject.of("id", 1)
                .with("name", "rollout")
                .with("feature_analytics", false)
                .with("stop_serving_flags", false)
                .with("persist_trait_data", true);
        JsonObject project = JsonObject.of("id", 1)
                .with("name", "rollout")
                .with("hide_disabled_flags", false)
                .with("organisation", organisation)
                .with("segments", segments);
        return JsonObject.of("id", 1)
                .with("api_key", environmentKey)
                .with("project", project)
                .with("feature_states", states)
                .with("identity_overrides", List.of());
    }
}
