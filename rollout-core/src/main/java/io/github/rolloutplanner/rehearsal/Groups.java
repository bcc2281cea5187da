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
 * @param isRing whether those who have the change are users of rings, beside whom all others are known
 */
record Groups(double treated, double control, boolean isRing) {

    Groups(double treated, double control) {
        this(treated, control, false);
    }

    /** As the plan has it: beside a random percentage, as many others as there are, up to a group of one size. */
    static Groups of(RolloutPlan plan, RolloutPhase phase, Optional<ControlGroup> group, Circumstances circumstances) {
        double treated = phase.percentage().fraction();
        if (isRing(phase)) {
            return new Groups(treated, circumstances.othersBefore().isPresent() ? 1 - treated : 0, true);
        }
        boolean hasControl = circumstances.controlGroup()
                && phase.audience() instanceof Audience.RandomPercentage
                && treated > 0
                && treated < 1;
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

    private static boolean isRing(RolloutPhase phase) {
        boolean areMembers =
                phase.audience() instanceof Audience.RingMembers || phase.audience() instanceof Audience.Internal;
        return areMembers
                && phase.percentage().fraction() > 0
                && phase.percentage().fraction() < 1;
    }

    private static boolean isOf(RolloutPhase phase, Experiment test) {
        return phase.purpose() == PhasePurpose.EXPERIMENT && !test.split().isEmpty();
    }

    boolean hasControl() {
        return control > 0;
    }

    /** Whether chance made both groups, so that their sizes say something. */
    boolean isSplit() {
        return hasControl() && !isRing;
    }
}
