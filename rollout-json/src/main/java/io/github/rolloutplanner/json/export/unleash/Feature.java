package io.github.rolloutplanner.json.export.unleash;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import java.util.List;
import java.util.Map;

/** One flag, as alternatives. */
final class Feature {
    private final FlagView flag;
    private final KnownNames names;
    private final Map<String, Integer> segments;

    Feature(FlagView flag, KnownNames names, Map<String, Integer> segments) {
        this.flag = flag;
        this.names = names;
        this.segments = segments;
    }

    JsonObject definition() {
        flag.checkKey(
                flag.key().chars().noneMatch(character -> character == '"' || character == '\\'),
                "Clients of Unleash do not evaluate a flag with a double quote or a backslash in its key.",
                "Give the flag a key without them.");
        List<JsonObject> strategies = strategies();
        return JsonObject.of("name", flag.key())
                .with("type", "release")
                // A flag without strategies is on for all.
                .with("enabled", !strategies.isEmpty())
                .with("stale", false)
                .with("impressionData", false)
                .with("strategies", strategies)
                .with("variants", List.of());
    }

    List<JsonObject> strategies() {
        ConstraintLists constraints = new ConstraintLists(names, segments);
        Strategies strategies = new Strategies(flag, names);
        return flag.state().defaultValue() instanceof FlagValue.Switch
                ? new SwitchStrategies(flag, constraints, strategies).all()
                : new VariantStrategies(flag, constraints, strategies).all();
    }
}
