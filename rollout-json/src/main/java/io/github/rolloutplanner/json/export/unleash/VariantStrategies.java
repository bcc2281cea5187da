package io.github.rolloutplanner.json.export.unleash;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.Remainder;
import java.util.ArrayList;
import java.util.List;

/** Strategies of a flag with variants: the first one that a user meets has the variant. The last one gives the default to all. */
final class VariantStrategies {
    private final FlagView flag;
    private final ConstraintLists constraints;
    private final Strategies strategies;

    VariantStrategies(FlagView flag, ConstraintLists constraints, Strategies strategies) {
        this.flag = flag;
        this.constraints = constraints;
        this.strategies = strategies;
    }

    List<JsonObject> all() {
        List<JsonObject> all = new ArrayList<>();
        for (int at = 0; at < flag.rules().size(); at++) {
            TargetingRule rule = flag.rules().get(at);
            constraints
                    .of(List.of(FlagView.conditionOf(rule)), flag.conditionOf(at))
                    .forEach(list -> all.add(strategies.giving(rule.value(), strategies.forAll(list))));
        }
        if (flag.remainder() instanceof Remainder.Several several) {
            JsonObject exposed =
                    strategies.forShare(several.parts().get(0).value(), several.exposed(), Constraints.NONE);
            all.add(strategies.giving(several.parts(), exposed));
        }
        all.add(strategies.giving(last(), strategies.forAll(Constraints.NONE)));
        return all;
    }

    private FlagValue last() {
        return flag.remainder() instanceof Remainder.Same same
                ? same.value()
                : flag.state().defaultValue();
    }
}
