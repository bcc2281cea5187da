package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.decision.ControlGroup;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.util.Optional;

/**
 * The groups of a phase, as parts of all users.
 *
 * @param treated those who have the change
 * @param control those who are compared with them; 0 without a control group
 */
record Groups(double treated, double control) {

    /** As the plan has it: beside a random percentage, as many others as there are, up to a group of one size. */
    static Groups of(RolloutPlan plan, RolloutPhase phase, Optional<ControlGroup> group, boolean withControl) {
        double treated = phase.percentage().fraction();
        boolean hasControl =
                withControl && phase.audience() instanceof Audience.RandomPercentage && treated > 0 && treated < 1;
        if (!hasControl) {
            return new Groups(treated, 0);
        }
        Optional<Double> split = group.isPresent()
                ? Optional.empty()
                : plan.experiment()
                        .filter(test -> isOf(phase, test))
                        .map(test -> test.split().get(0).fraction());
        ControlGroup others = group.orElse(ControlGroup.equalSize());
        return new Groups(treated, split.orElseGet(() -> treated * others.perExposed(phase.percentage())));
    }

    private static boolean isOf(RolloutPhase phase, Experiment test) {
        return phase.purpose() == PhasePurpose.EXPERIMENT && !test.split().isEmpty();
    }

    boolean hasControl() {
        return control > 0;
    }
}
