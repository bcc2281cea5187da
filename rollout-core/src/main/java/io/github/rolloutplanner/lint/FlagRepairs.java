package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.internal.rules.LintFlagRows;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The percentages at which flags start. */
final class FlagRepairs {

    private FlagRepairs() {}

    /** A flag that splits its users among variants starts at a percentage that depends on them, and stays. */
    static FixedPlan startPercentages(RolloutPlan plan) {
        Optional<Percentage> first = plan.phases().stream()
                .map(phase -> phase.percentage())
                .filter(Percentages::exposesUsers)
                .findFirst();
        List<Fix> fixes = new ArrayList<>();
        List<FeatureFlag> flags = new ArrayList<>();
        for (Located<FeatureFlag> flag : Located.each("flags", plan.flags())) {
            flags.add(first.map(most -> lowered(flag, most, fixes)).orElse(flag.value()));
        }
        return new FixedPlan(fixes.isEmpty() ? plan : plan.withFlags(flags), fixes);
    }

    private static FeatureFlag lowered(Located<FeatureFlag> located, Percentage most, List<Fix> fixes) {
        FeatureFlag flag = located.value();
        Optional<Percentage> above = flag.startPercentage()
                .filter(start -> flag.type() == FeatureFlag.Type.PERCENTAGE
                        && start.isPercentage()
                        && start.compareTo(most) > 0);
        above.ifPresent(start -> fixes.add(
                new Fix(LintFlagRows.START.id(), located.path("startPercentage"), start.toString(), most.toString())));
        return above.isPresent() ? flag.withStartPercentage(most) : flag;
    }
}
