package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a rollout stands at one look.
 *
 * @param view what its plan and policy say
 * @param log the way that it went
 * @param metrics what was observed
 * @param look what is decided from
 * @param unwatched for how long nothing was seen in the phase of a metric that is to be watched
 * @param isSoaked whether the phase was watched as long as planned
 */
record Moment(PlanView view, TransitionLog log, MetricStates metrics, Look look, Duration unwatched, boolean isSoaked) {

    static Moment of(PlanView view, TransitionLog log, MetricStates metrics, Duration at) {
        Duration unwatched = new UnwatchedTime(view, log, metrics).longest();
        boolean isSoaked = view.length(log.phase())
                .filter(planned -> at.compareTo(log.since().plus(planned).plus(unwatched)) >= 0)
                .isPresent();
        List<GateStatus> gates = new GateReader(view, log, at, isSoaked).read(metrics);
        Look look = new Look(
                at, view.phase(log.phase()), log.since(), gates, asked(view, log, metrics, at), view.unevaluated());
        return new Moment(view, log, metrics, look, unwatched, isSoaked);
    }

    /**
     * What an experiment shows where something can follow from it: from its planned end on, at all looks where it has interim
     * ones, and as soon as something speaks against it. At all other looks it only goes on, which costs nothing.
     */
    private static Optional<ExperimentReadOut> asked(
            PlanView view, TransitionLog log, MetricStates metrics, Duration at) {
        boolean isOver = view.length(log.phase())
                .filter(planned -> at.compareTo(log.since().plus(planned)) >= 0)
                .isPresent();
        boolean hasLooks =
                view.plan().experiment().filter(test -> !test.looks().isEmpty()).isPresent();
        return isOver || hasLooks || ReadOut.isAgainst(view, log, metrics, at)
                ? readOut(view, log, metrics, at)
                : Optional.empty();
    }

    /** What is asked while an experiment runs, of the treatment that was chosen, if one was; later, it is history. */
    static Optional<ExperimentReadOut> readOut(PlanView view, TransitionLog log, MetricStates metrics, Duration at) {
        return view.phase(log.phase()).purpose() == PhasePurpose.EXPERIMENT
                ? ReadOut.of(view, log, metrics, at)
                        .map(shown -> log.chosen().map(shown::about).orElse(shown))
                : Optional.empty();
    }

    /**
     * Whether the experiment of this phase has an answer: people confirm only what the read-out recommends to ship. What they
     * confirmed at an interim look stays until the data speak against it.
     */
    boolean ships() {
        return look.readOut().filter(this::ships).isPresent();
    }

    private boolean ships(ExperimentReadOut shown) {
        return switch (shown.recommendation()) {
            case SHIP -> true;
            case KEEP_RUNNING -> new Approvals(view, log).areGiven();
            case DO_NOT_SHIP, NONE -> false;
        };
    }

    /** Whether nothing is gained by running the experiment of this phase to its planned end. */
    boolean isDecidedEarly() {
        return !isSoaked
                && look.readOut()
                        .filter(shown ->
                                ships() || shown.recommendation() == ExperimentReadOut.Recommendation.DO_NOT_SHIP)
                        .isPresent();
    }

    /** When the experiment of this phase can be decided next: at its next look, else at its planned end. */
    Optional<Duration> nextReadOut() {
        return Stream.concat(
                        view.plan().experiment().stream()
                                .flatMap(test -> test.looks().stream())
                                .map(next -> log.since().plusDays(next.day())),
                        length().map(log.since()::plus).stream())
                .filter(next -> next.compareTo(look.at()) > 0)
                .findFirst();
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
        return isTimeUp(delay(gate));
    }

    /** Whether the patience is over for what comes so long after its exposure. */
    boolean isTimeUp(Duration delay) {
        double patience = view.policy().patience();
        long late = delay.toMillis();
        return length().filter(planned -> look.elapsed().toMillis() - late >= (long) (planned.toMillis() * patience))
                .isPresent();
    }

    /** Whether a gate looks worse in one checkpoint, which the next one has to confirm. */
    boolean isUnconfirmed(GateStatus gate) {
        return gate.state() == GateStatus.State.COLLECTING
                && gate.gate().tolerance() instanceof Tolerance.Statistical
                && metrics.of(gate.name()).isUnconfirmed();
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
                look.gates().stream().filter(isWorse).map(GateStatus::name).forEach(broken::add);
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
        return metrics.of(gate.name()).model();
    }

    /** What was observed of the groups that are still exposed. */
    Collection<MetricState> exposed() {
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
