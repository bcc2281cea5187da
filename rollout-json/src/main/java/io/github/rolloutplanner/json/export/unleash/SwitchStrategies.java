package io.github.rolloutplanner.json.export.unleash;

import io.github.rolloutplanner.flag.AttributeCondition;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.Remainder;
import io.github.rolloutplanner.json.internal.export.Share;
import io.github.rolloutplanner.json.internal.export.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Strategies of a flag that is on or off: those by which it is on. A rule that gives off is an exception from each later one. */
final class SwitchStrategies {
    private final FlagView flag;
    private final ConstraintLists constraints;
    private final Strategies strategies;
    private final List<TargetingCondition> exceptions = new ArrayList<>();
    private final List<JsonObject> all = new ArrayList<>();

    SwitchStrategies(FlagView flag, ConstraintLists constraints, Strategies strategies) {
        this.flag = flag;
        this.constraints = constraints;
        this.strategies = strategies;
    }

    List<JsonObject> all() {
        for (int at = 0; at < flag.rules().size(); at++) {
            TargetingRule rule = flag.rules().get(at);
            TargetingCondition condition = FlagView.conditionOf(rule);
            if (isOn(rule.value())) {
                lists(Optional.of(condition), flag.spotOf(at).at("condition"))
                        .forEach(list -> all.add(strategies.forAll(list)));
            } else {
                exceptions.add(TargetingCondition.not(condition));
            }
        }
        addRemainder(flag.remainder());
        return all;
    }

    private static boolean isOn(FlagValue value) {
        return ((FlagValue.Switch) value).on();
    }

    private void addRemainder(Remainder remainder) {
        if (remainder instanceof Remainder.Split split) {
            addSplit(split);
        } else if (isOn(((Remainder.Same) remainder).value())) {
            lists(Optional.empty(), flag.spot().at("rules")).forEach(list -> all.add(strategies.forAll(list)));
        }
    }

    private void addSplit(Remainder.Split split) {
        boolean isTurnedOn = isOn(split.on());
        Share on = isTurnedOn ? split.share() : split.share().others();
        lists(Optional.empty(), flag.spot().at("rules"))
                .forEach(list -> all.add(strategies.forShare(split.on(), on, list)));
        if (!isTurnedOn) {
            TargetingCondition isUnknown = TargetingCondition.not(new AttributeCondition.IsPresent(flag.bucketBy()));
            lists(Optional.of(isUnknown), flag.spot().at("bucketBy")).forEach(list -> all.add(strategies.forAll(list)));
        }
    }

    /** Whoever misses a strategy of a flag that is turned off has the change by that. */
    private List<Constraints> lists(Optional<TargetingCondition> condition, Spot place) {
        Spot spot = isOn(flag.state().defaultValue()) ? place.opposite() : place;
        List<TargetingCondition> parts = new ArrayList<>(exceptions);
        condition.ifPresent(parts::add);
        return constraints.of(parts, spot);
    }
}
