package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where a rollout stands at one look.
 *
 * @param view what its plan and policy say
 * @param log the way that it went
 * @param metrics what was observed
 * @param look what is decided from
 * @param isSoaked whether the phase has lasted as long as planned
 */
record Moment(PlanView view, TransitionLog log, MetricStates metrics, Look look, boolean isSoaked) {

    static Moment of(PlanView view, TransitionLog log, MetricStates metrics, Duration at) {
        boolean isSoaked = view.length(log.phase())
                .filter(planned -> at.compareTo(log.since().plus(planned)) >= 0)
                .isPresent();
        List<GateStatus> gates = new GateReader(view, log, at, isSoaked).read(metrics);
        return new Moment(view, log, metrics, new Look(at, view.phase(log.phase()), log.since(), gates), isSoaked);
    }

    RolloutPhase phase() {
        return look.phase();
    }

    PhaseGates gates() {
        return view.gates(log.phase());
    }

    /** How long the phase is planned to last. */
    Optional<Duration> length() {
        return view.length(log.phase());
    }

    /**
     * The patience of a phase is counted in its planned length, after which the data of its end are on the way; without one
     * it never ends.
     */
    boolean isTimeUp(GateStatus gate) {
        double patience = view.policy().patience();
        long late = delay(gate).toMillis();
        return length().filter(planned -> look.elapsed().toMillis() - late >= (long) (planned.toMillis() * patience))
                .isPresent();
    }

    /** How long after an exposure its observation is there. */
    Duration delay(GateStatus gate) {
        return model(gate).delay();
    }

    boolean isGraceOver(GateStatus gate) {
        return look.at().compareTo(gate.dataDue().plus(gate.handling().grace())) >= 0;
    }

    /** The metrics whose breaches break the phase, by the way in which it puts its gates together. */
    Set<String> broken() {
        Set<String> broken = new HashSet<>();
        for (Optional<String> treatment : treatments()) {
            Predicate<GateStatus> isWorse = gate -> gate.state() == GateStatus.State.WORSE && isOf(treatment, gate);
            if (phase().composition().breaks(metricsOf(isWorse), metricsOf(gate -> isOf(treatment, gate)))) {
                look.gates().stream().filter(isWorse).map(GateStatus::metric).forEach(broken::add);
            }
        }
        return broken;
    }

    /** Whether the gates that let the phase be promoted are enough of them. */
    boolean isPassedBy(Predicate<GateStatus> lets) {
        return treatments().stream()
                .allMatch(treatment -> phase().composition()
                        .passes(
                                metricsOf(lets.and(gate -> isOf(treatment, gate))),
                                metricsOf(gate -> isOf(treatment, gate))));
    }

    /** Those that have gates; each has to pass by itself. */
    private Set<Optional<String>> treatments() {
        return look.gates().stream().map(gate -> model(gate).treatment()).collect(Collectors.toSet());
    }

    private boolean isOf(Optional<String> treatment, GateStatus gate) {
        return model(gate).treatment().equals(treatment);
    }

    private MetricModel model(GateStatus gate) {
        return metrics.of(gate.metric()).model();
    }

    /** What was observed of the groups that are still exposed. */
    List<MetricState> exposed() {
        return view.treatments().exposed(metrics, log);
    }

    private Set<String> metricsOf(Predicate<GateStatus> condition) {
        Set<String> names = new HashSet<>();
        for (GateStatus gate : look.gates()) {
            if (isComposed(gate) && condition.test(gate)) {
                names.add(model(gate).metric());
            }
        }
        return names;
    }

    /** Success is asked for by the plan, each criterion by itself; what is only observed decides nothing. */
    static boolean isComposed(GateStatus gate) {
        return gate.state() != GateStatus.State.OBSERVED && gate.gate().role() != GateRole.SUCCESS;
    }
}
