package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.decision.GateStatus.State;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.statistics.EValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads where a measured gate of the current phase stands. */
final class GateReader {
    private final Course course;
    private final DecisionPolicy policy;
    private final double alarmLevel;
    private final Duration at;
    private final boolean isDue;

    /** While a phase soaks, nobody asks yet whether harm is ruled out, which costs most. */
    GateReader(Course course, DecisionPolicy policy, double alarmLevel, Duration at, boolean isDue) {
        this.course = course;
        this.policy = policy;
        this.alarmLevel = alarmLevel;
        this.at = at;
        this.isDue = isDue;
    }

    GateStatus read(Gate gate, MetricRun run) {
        Stratum here = run.sumOf(course.phase());
        Silence silence = Silence.of(run.record(), course.since(), policy.dataEvery());
        EValue harm = harm(run, here);
        return new GateStatus(
                run.model().name(),
                gate,
                state(gate, run, here, silence, harm),
                here.treated(),
                here.control(),
                sample(run.model(), gate, here),
                gate.minimumSample(),
                harm.logValue(),
                -Math.log(run.model().comparisonLevel()),
                silence.dataUntil(),
                silence.due(),
                silence.failure());
    }

    /** What is said of an earlier phase says nothing of a signal in this one. */
    private EValue harm(MetricRun run, Stratum here) {
        return run.model().isGuardrail() || !here.treated().isEmpty()
                ? run.harm().mixed()
                : EValue.NONE;
    }

    private State state(Gate gate, MetricRun run, Stratum here, Silence silence, EValue harm) {
        if (isWorse(gate, run, harm)) {
            return State.WORSE;
        }
        if (gate.role() == GateRole.OBSERVE) {
            return State.OBSERVED;
        }
        if (silence.failure().isPresent()) {
            return State.SOURCE_FAILED;
        }
        if (silence.isKnown()
                || at.compareTo(silence.due()) > 0
                || here.treated().isEmpty()) {
            return State.NO_DATA;
        }
        if (isDue && sample(run.model(), gate, here) >= gate.minimumSample().orElse(0) && isBetter(gate, run)) {
            return State.NOT_WORSE;
        }
        return isPowered(gate, run, here) ? State.POWERED : State.COLLECTING;
    }

    /** A phase may be too short for its gate, and the guardrail has seen enough in all phases together. */
    private static boolean isWorse(Gate gate, MetricRun run, EValue harm) {
        if (gate.role() == GateRole.OBSERVE && !run.model().isGuardrail()) {
            return false;
        }
        boolean isProven = run.proof(Proof.Kind.WORSE)
                .or(() -> run.proof(Proof.Kind.COUNTED))
                .isPresent();
        boolean isShown = gate.role() == GateRole.SIGNAL
                && gate.tolerance() instanceof Tolerance.Statistical
                && !run.model().isGuardrail()
                && harm.rejects(run.model().comparisonLevel());
        return isProven || isShown;
    }

    private boolean isBetter(Gate gate, MetricRun run) {
        Optional<Quantity> level = level(gate, run);
        return level.isPresent()
                && judge(run)
                        .better(here(run), yardsticks(gate, run), level.get(), alarmLevel)
                        .rejects(alarmLevel);
    }

    /** A success is shown by what the metric is, not by what others show. */
    private Yardsticks yardsticks(Gate gate, MetricRun run) {
        return gate.role() == GateRole.SUCCESS
                ? Yardsticks.everywhere(
                        new Yardstick(Comparison.BASELINE, Optional.empty(), Optional.empty()), course.phase())
                : run.model().yardsticks();
    }

    private static Optional<Quantity> level(Gate gate, MetricRun run) {
        return gate.condition()
                .measured()
                .map(Condition.OnMetric::threshold)
                .flatMap(threshold -> run.model().onScale(threshold.level()));
    }

    /** Counting needs no size; what must be shown is not shown by size. */
    private boolean isPowered(Gate gate, MetricRun run, Stratum here) {
        if (gate.role() == GateRole.SUCCESS) {
            return false;
        }
        boolean isCounting = !(gate.tolerance() instanceof Tolerance.Statistical);
        return gate.minimumSample().isPresent()
                ? sample(run.model(), gate, here) >= gate.minimumSample().getAsLong()
                : isCounting;
    }

    private List<Stratum> here(MetricRun run) {
        return run.record().strata().stream()
                .filter(stratum -> stratum.phase() == course.phase())
                .toList();
    }

    private static Judge judge(MetricRun run) {
        return run.model().judge().orElseThrow();
    }

    /** The exposed observations that count: beside a smaller control group, twice the harmonic mean of both. */
    private static long sample(MetricModel model, Gate gate, Stratum here) {
        double treated = model.judge().orElseThrow().scale().sample(here.treated());
        boolean isCompared =
                gate.comparison().filter(Comparison.CONTROL::equals).isPresent();
        if (!isCompared || here.control().isEmpty() || treated == 0) {
            return (long) treated;
        }
        double control =
                model.judge().orElseThrow().scale().sample(here.control().get());
        return (long) Math.min(treated, 2 * treated * control / (treated + control));
    }
}
