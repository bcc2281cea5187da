package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.internal.targeting.Exposure;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.strategy.Audience;
import java.util.Optional;

/** Whether phase, flag and population recognise the members of a group by the same. */
record GroupAgreement(LintedPlan plan, Comparer comparer) {
    private static final String WHAT = "condition of the group";
    private static final String PHASE = "the phase";

    void check() {
        for (Located<RolloutPhase> phase : plan.phases()) {
            Comparer here = comparer.in(phase.value().name());
            Exposure exposure =
                    new Exposure(phase.value().percentage(), phase.value().audience());
            exposure.group()
                    .ifPresent(group -> plan.plan()
                            .flags()
                            .forEach(flag -> flag(phase.path("audience"), group, exposure.recognisedBy(), flag, here)));
            plan.plan().population().ifPresent(population -> ring(phase, population, here));
        }
    }

    private static void flag(
            String path, String group, Optional<TargetingCondition> recognisedBy, FeatureFlag flag, Comparer here) {
        for (TargetingRule rule : flag.rules()) {
            if (rule.segment().equalsIgnoreCase(group)) {
                here.same(path, WHAT, PHASE, recognisedBy, "flag " + flag.key(), rule.condition());
            }
        }
    }

    /** A ring that does not say it may be recognised by the condition of a segment. */
    private static void ring(Located<RolloutPhase> phase, Population population, Comparer here) {
        if (phase.value().audience() instanceof Audience.RingMembers members) {
            population.rings().stream()
                    .filter(ring -> ring.name().equals(members.ring()))
                    .map(Ring::recognisedBy)
                    .filter(Optional::isPresent)
                    .forEach(condition -> here.same(
                            phase.path("audience"), WHAT, PHASE, members.recognisedBy(), "the population", condition));
        }
    }
}
