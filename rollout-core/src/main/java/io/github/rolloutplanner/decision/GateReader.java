package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.decision.GateStatus.State;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Tolerance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads where a measured gate of the current phase stands. */
final class GateReader {
    private final TransitionLog course;
    private final DecisionPolicy policy;
    private final double significanceLevel;
    private final Duration at;
    private final boolean isDue;

    /** While a phase soaks, nobody asks yet whether harm is ruled out, which costs most. */
    GateReader(TransitionLog course, DecisionPolicy policy, double significanceLevel, Duration at, boolean isDue) {
        this.course = course;
        this.policy = policy;
        this.significanceLevel = significanceLevel;
        this.at = at;
        this.isDue = isDue;
    }

    GateStatus read(Gate gate, MetricState run) {
        PhaseBucket here = run.sumOf(course.phase());
        DataFreshness silence = DataFreshness.of(run.record(), course.since(), policy.dataEvery());
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
    private EValue harm(MetricState run, PhaseBucket here) {
        return run.model().isGuardrail() || !here.treated().isEmpty()
                ? run.harm().mixed()
                : EValue.NONE;
    }

    private State state(Gate gate, MetricState run, PhaseBucket here, DataFreshness silence, EValue harm) {
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
    private static boolean isWorse(Gate gate, MetricState run, EValue harm) {
        if (gate.role() == GateRole.OBSERVE && !run.model().isGuardrail()) {
            return false;
        }
        boolean isProven = run.proof(Detection.Kind.WORSE)
                .or(() -> run.proof(Detection.Kind.COUNTED))
                .isPresent();
        boolean isShown = gate.role() == GateRole.SIGNAL
                && gate.tolerance() instanceof Tolerance.Statistical
                && !run.model().isGuardrail()
                && harm.rejects(run.model().comparisonLevel());
        return isProven || isShown;
    }

    private boolean isBetter(Gate gate, MetricState run) {
        Optional<Quantity> level = level(gate, run);
        return level.isPresent()
                && judge(run)
                        .better(here(run), yardsticks(gate, run), level.get(), significanceLevel)
                        .rejects(significanceLevel);
    }

    /** A success is shown by what the metric is, not by what others show. */
    private ComparisonBases yardsticks(Gate gate, MetricState run) {
        return gate.role() == GateRole.SUCCESS
                ? ComparisonBases.everywhere(
                        new ComparisonBasis(Comparison.BASELINE, Optional.empty(), Optional.empty()), course.phase())
                : run.model().yardsticks();
    }

    private static Optional<Quantity> level(Gate gate, MetricState run) {
        return gate.condition()
                .measured()
                .map(Condition.OnMetric::threshold)
                .flatMap(threshold -> run.model().onScale(threshold.level()));
    }

    /** Counting needs no size; what must be shown is not shown by size. */
    private boolean isPowered(Gate gate, MetricState run, PhaseBucket here) {
        if (gate.role() == GateRole.SUCCESS) {
            return false;
        }
        boolean isCounting = !(gate.tolerance() instanceof Tolerance.Statistical);
        return gate.minimumSample().isPresent()
                ? sample(run.model(), gate, here) >= gate.minimumSample().getAsLong()
                : isCounting;
    }

    private List<PhaseBucket> here(MetricState run) {
        return run.record().buckets().stream()
                .filter(stratum -> stratum.phase() == course.phase())
                .toList();
    }

    private static Judge judge(MetricState run) {
        return run.model().judge().orElseThrow();
    }

    /** The exposed observations that count: beside a smaller control group, twice the harmonic mean of both. */
    private static long sample(MetricModel model, Gate gate, PhaseBucket here) {
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
