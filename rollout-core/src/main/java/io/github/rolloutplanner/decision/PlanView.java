package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.state.Lineage;
import io.github.rolloutplanner.internal.state.PlanIdentity;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A plan and its policy, as decisions read them.
 *
 * @param plan the plan
 * @param policy what decides beyond it
 * @param identity which plan its states belong to
 * @param gates what must hold to leave each phase
 * @param treatments the treatments of its experiment, where they are several
 * @param unevaluated what of it no observation decides
 * @param lineage the plans that its rollout had before
 */
record PlanView(
        RolloutPlan plan,
        DecisionPolicy policy,
        PlanIdentity identity,
        List<PhaseGates> gates,
        Treatments treatments,
        List<RolloutPlan.Unevaluated> unevaluated,
        Lineage lineage) {
    /** How many times the interval of data a phase lasts that tells of their silence in time. */
    private static final int SHORT_PHASE = 4;

    static PlanView of(
            RolloutPlan plan, DecisionPolicy policy, PlanIdentity identity, Lineage lineage, Set<String> metrics) {
        return new PlanView(
                plan,
                policy,
                identity,
                PhaseGates.of(plan, metrics),
                Treatments.of(plan),
                withoutCriteria(plan, lineage.phasesOver()).unevaluated(),
                lineage);
    }

    /** The plan without the criteria of phases that are over, which are those of an earlier plan. */
    private static RolloutPlan withoutCriteria(RolloutPlan plan, int over) {
        if (over == 0) {
            return plan;
        }
        List<RolloutPhase> phases = new ArrayList<>(plan.phases());
        phases.subList(0, over).replaceAll(RolloutPhase::withGoLiveCriteria);
        return plan.withPhases(phases);
    }

    /** The level at which its rollout decides. */
    double significanceLevel() {
        return MetricModels.significanceLevel(plan, policy);
    }

    RolloutPhase phase(int number) {
        return plan.phases().get(number - 1);
    }

    PhaseGates gates(int phase) {
        return gates.get(phase - 1);
    }

    /** What is read beside a control group comes with one, as what is gated beside one does. */
    void requireControl(Observation observation, MetricStates metrics, TransitionLog log) {
        MetricModel model = metrics.models().get(observation.metric());
        boolean lacksControl = model != null
                && observation instanceof Observation.Measured measured
                && measured.control().isEmpty()
                && log.phaseOf(observation.window())
                        .filter(phase -> gates(phase).needControl(model.metric()))
                        .isPresent();
        if (lacksControl) {
            throw new InvalidObservationException(
                    observation,
                    List.of(new Problem(
                            "control",
                            "there is none, but the phase compares with one.",
                            "Give what as many users without the change showed at the same time.")));
        }
    }

    /**
     * How soon data of a phase are due: in a short one of an urgent plan with its looks, because it is over before the usual time
     * and its grace are.
     */
    Duration dataEvery(int phase) {
        Duration usual = policy.dataEvery();
        boolean isShort = length(phase)
                .filter(length -> length.compareTo(usual.multipliedBy(SHORT_PHASE)) < 0)
                .isPresent();
        return plan.urgency()
                .filter(urgency -> urgency.isShortened() && isShort)
                .map(PlannedUrgency::lookEvery)
                .filter(looks -> looks.compareTo(usual) < 0)
                .orElse(usual);
    }

    boolean isLast(int phase) {
        return phase == plan.phases().size();
    }

    /** How long a phase is planned to last; the last one is watched for the bake. */
    Optional<Duration> length(int phase) {
        Optional<Duration> soak = phase(phase).soak();
        return isLast(phase) ? soak.or(() -> plan.timeline().bake().length()) : soak;
    }
}
