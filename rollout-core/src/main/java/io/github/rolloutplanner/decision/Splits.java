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
    private final Treatments treatments;

    Splits(RolloutPlan plan, DecisionPolicy policy, Treatments treatments) {
        this.treatments = treatments;
        this.plan = plan;
        this.policy = policy;
    }

    /** Of each phase, beside a control group that is there for all treatments. */
    List<PlannedGroups> groups(Optional<String> treatment) {
        return plan.phases().stream().map(phase -> of(phase, treatment)).toList();
    }

    List<PlannedGroups> unknown() {
        return Collections.nCopies(plan.phases().size(), PlannedGroups.UNKNOWN);
    }

    /** Only chance makes groups that can be compared. */
    private PlannedGroups of(RolloutPhase phase, Optional<String> treatment) {
        double percentage = phase.percentage().fraction();
        return phase.audience() instanceof Audience.RandomPercentage && percentage > 0 && percentage < 1
                ? new PlannedGroups(
                        controlPerTreated(phase, treatment),
                        exposedPerDay(percentage * treatments.partOf(treatment, phase.number())))
                : PlannedGroups.UNKNOWN;
    }

    private OptionalDouble exposedPerDay(double percentage) {
        return plan.population().stream()
                .mapToDouble(population -> population.mostUsersPerDay() * percentage)
                .filter(users -> users > 0)
                .findFirst();
    }

    /** Each phase can be read in as many ways as any other, so that one of them holds for all. */
    private List<Double> controlPerTreated(RolloutPhase phase, Optional<String> treatment) {
        Percentage percentage = phase.percentage();
        if (treatment.isPresent() && phase.number() <= treatments.lastPhase()) {
            return controlPerUserOf(treatment.get(), phase);
        }
        List<ControlGroup> groups = policy.controlGroup().map(List::of).orElse(USUAL);
        Optional<Double> split = policy.controlGroup().isPresent()
                ? Optional.empty()
                : experiment(phase).map(test -> test.split().get(0).fraction() / percentage.fraction());
        return groups.stream()
                .map(group -> split.orElseGet(() -> group.perExposed(percentage)))
                .toList();
    }

    /** By the split of the experiment, whose flag has it in each phase; before the experiment, also all others. */
    private List<Double> controlPerUserOf(String treatment, RolloutPhase phase) {
        double part = treatments.partOf(Optional.of(treatment), phase.number());
        Optional<Double> stated = policy.controlGroup().map(group -> group.perExposed(phase.percentage()) / part);
        double bySplit = treatments.controlPerUserOf(treatment);
        double others = phase.number() == treatments.lastPhase()
                ? bySplit
                : ControlGroup.allOthers().perExposed(phase.percentage()) / part;
        return stated.map(List::of).orElse(List.of(bySplit, others));
    }

    private Optional<Experiment> experiment(RolloutPhase phase) {
        return plan.experiment()
                .filter(test -> phase.purpose() == PhasePurpose.EXPERIMENT
                        && !test.split().isEmpty());
    }
}
