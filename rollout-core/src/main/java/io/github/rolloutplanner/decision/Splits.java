package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.detection.PlannedGroups;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How large both groups of each phase should be. */
final class Splits {
    /** Where the control group is not stated, it is as often the one as the other. */
    private static final List<ControlGroup> USUAL = List.of(ControlGroup.equalSize(), ControlGroup.allOthers());

    private final RolloutPlan plan;
    private final DecisionPolicy policy;

    Splits(RolloutPlan plan, DecisionPolicy policy) {
        this.plan = plan;
        this.policy = policy;
    }

    /** Of each phase. */
    List<PlannedGroups> groups() {
        return plan.phases().stream().map(this::of).toList();
    }

    List<PlannedGroups> unknown() {
        return Collections.nCopies(plan.phases().size(), PlannedGroups.UNKNOWN);
    }

    /** Only chance makes groups that can be compared. */
    private PlannedGroups of(RolloutPhase phase) {
        double percentage = phase.percentage().fraction();
        return phase.audience() instanceof Audience.RandomPercentage && percentage > 0 && percentage < 1
                ? new PlannedGroups(controlPerTreated(phase), exposedPerDay(percentage))
                : PlannedGroups.UNKNOWN;
    }

    private OptionalDouble exposedPerDay(double percentage) {
        return plan.population().stream()
                .mapToDouble(population -> population.usersPerDay() * percentage)
                .filter(users -> users > 0)
                .findFirst();
    }

    /** Each phase can be read in as many ways as any other, so that one of them holds for all. */
    private List<Double> controlPerTreated(RolloutPhase phase) {
        Percentage percentage = phase.percentage();
        List<ControlGroup> groups = policy.controlGroup().map(List::of).orElse(USUAL);
        Optional<Double> split = policy.controlGroup().isPresent()
                ? Optional.empty()
                : experiment(phase).map(test -> test.split().get(0).fraction() / percentage.fraction());
        return groups.stream()
                .map(group -> split.orElseGet(() -> group.perExposed(percentage)))
                .toList();
    }

    private Optional<Experiment> experiment(RolloutPhase phase) {
        return plan.experiment()
                .filter(test -> phase.purpose() == PhasePurpose.EXPERIMENT
                        && !test.split().isEmpty());
    }
}
