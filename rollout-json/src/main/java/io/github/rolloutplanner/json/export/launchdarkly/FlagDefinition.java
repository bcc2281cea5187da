package io.github.rolloutplanner.json.export.launchdarkly;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.json.internal.export.Clauses;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.Literal;
import io.github.rolloutplanner.json.internal.export.Remainder;
import io.github.rolloutplanner.json.internal.export.Spot;
import io.github.rolloutplanner.json.internal.export.VersionOrder;
import java.util.ArrayList;
import java.util.List;

/** One flag: its variations, its rules, and what all others get. */
final class FlagDefinition {
    private final FlagView flag;
    private final ClauseTable clauses;
    private final Segments segments;
    private final List<FlagValue> values;

    FlagDefinition(FlagView flag, ClauseTable clauses, Segments segments) {
        this.flag = flag;
        this.clauses = clauses;
        this.segments = segments;
        this.values = flag.values();
    }

    JsonObject json() {
        List<JsonObject> rules = rules();
        JsonObject fallthrough = fallthrough(rules);
        return JsonObject.of("key", flag.key())
                .with("version", 1)
                .with("on", flag.state().enabled())
                .with("salt", flag.key())
                .with("variations", values.stream().map(FlagDefinition::content).toList())
                .with("offVariation", variation(flag.state().defaultValue()))
                .with("prerequisites", List.of())
                .with("targets", List.of())
                .with("contextTargets", List.of())
                .with("rules", rules)
                .with("fallthrough", fallthrough);
    }

    private static Object content(FlagValue value) {
        return value instanceof FlagValue.Switch state ? (Object) state.on() : value.toString();
    }

    private int variation(FlagValue value) {
        return values.indexOf(value);
    }

    private List<JsonObject> rules() {
        List<JsonObject> rules = new ArrayList<>();
        for (int at = 0; at < flag.rules().size(); at++) {
            TargetingRule rule = flag.rules().get(at);
            Spot spot = flag.conditionOf(at);
            for (List<Literal> clause : Clauses.of(VersionOrder.plain(FlagView.conditionOf(rule)), spot)) {
                rules.add(JsonObject.of("id", rule.segment() + "-" + (rules.size() + 1))
                        .with("variation", variation(rule.value()))
                        .with("clauses", clauses.all(clause, spot)));
            }
        }
        return rules;
    }

    /** What all others get; where something has to be asked first, it is another rule. */
    private JsonObject fallthrough(List<JsonObject> rules) {
        if (flag.remainder() instanceof Remainder.Same same) {
            return JsonObject.of("variation", variation(same.value()));
        }
        Rollout rollout = new Rollout(flag, values, clauses.bucketBy(flag));
        List<JsonObject> guards = clauses.guards(flag);
        if (flag.remainder() instanceof Remainder.Several several
                && !several.exposed().isAll()) {
            guards.add(clauses.member(segments.exposed(rollout.weight(several.exposed()), clauses.bucketBy(flag))));
        }
        if (guards.isEmpty()) {
            return rollout.json();
        }
        rules.add(JsonObject.of("id", "percentage").with("clauses", guards).with("rollout", rollout.weights()));
        return JsonObject.of("variation", variation(flag.state().defaultValue()));
    }
}
