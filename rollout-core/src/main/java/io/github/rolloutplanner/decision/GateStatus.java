package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.Series;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a measured gate stands at a look.
 *
 * @param metric name of the metric
 * @param treatment the treatment whose users it is measured of, as the experiment describes it, in one of several treatments; else
 *     empty
 * @param kind how the metric is made from observations
 * @param gate the gate
 * @param state what it says
 * @param treated what exposed users showed in this phase
 * @param control what the control group showed in it, if there is one
 * @param sample the exposed observations of this phase that count; beside a smaller control group, fewer than there are
 * @param needed the observations that the gate needs, where they are known
 * @param evidence the natural logarithm of the evidence of a regression: of a guardrail over all phases, of a signal in the
 *     latest stretch
 * @param evidenceNeeded what the evidence must reach for a regression to be detected
 * @param dataUntil until when there are data of this phase, if there are any
 * @param dataDue when the next are due
 * @param failure what failed, where the source does
 * @param before what exposed users and all others showed before the rollout, where they are compared by that
 * @since 0.1.0
 */
public record GateStatus(
        String metric,
        Optional<String> treatment,
        MetricKind kind,
        Gate gate,
        State state,
        GroupTotals treated,
        Optional<GroupTotals> control,
        long sample,
        OptionalLong needed,
        double evidence,
        double evidenceNeeded,
        Optional<Duration> dataUntil,
        Duration dataDue,
        Optional<String> failure,
        Optional<Observation.Before> before) {
    /** Where the gate of an external plan does not say how long data may be missing. */
    private static final Duration GRACE = EvidencePolicy.standard().dataGrace();

    public GateStatus {
        requireNonNull(metric, "metric");
        requireNonNull(treatment, "treatment");
        requireNonNull(kind, "kind");
        requireNonNull(gate, "gate");
        requireNonNull(state, "state");
        requireNonNull(treated, "treated");
        requireNonNull(control, "control");
        requireNonNull(needed, "needed");
        requireNonNull(dataUntil, "dataUntil");
        requireNonNull(dataDue, "dataDue");
        requireNonNull(failure, "failure");
        requireNonNull(before, "before");
    }

    /**
     * What it is called in sentences.
     *
     * @return the metric, and in an experiment of several treatments the treatment, such as "Errors (one page)"
     */
    public String name() {
        return Series.of(metric, treatment);
    }

    /**
     * Whether the gate lets the phase be promoted.
     *
     * @return true if a regression is ruled out, or would have been detected
     */
    public boolean passes() {
        return state == State.NOT_WORSE || state == State.POWERED;
    }

    /** What follows from what it says. */
    GateHandling handling() {
        return handling(gate);
    }

    static GateHandling handling(Gate gate) {
        return gate.handling().orElseGet(() -> GateHandling.of(gate.role(), GRACE));
    }

    boolean isSilent() {
        return state == State.NO_DATA || state == State.SOURCE_FAILED;
    }

    Response responseToSilence() {
        return state == State.SOURCE_FAILED
                ? handling().onSourceFailure()
                : handling().onNoData();
    }

    /**
     * The status as one line.
     *
     * @return the metric, what it showed, and what the gate says
     */
    @Override
    public String toString() {
        return Legible.escaped(name()) + ": " + new Shown(treated, control, kind) + ", " + Wording.of(state)
                + failure.map(cause -> " (" + cause + ")").orElse("");
    }

    /**
     * What a gate can say.
     *
     * @since 0.1.0
     */
    public enum State {
        /** A regression is detected. */
        WORSE,
        /** A regression of the size that the gate guards against is ruled out. */
        NOT_WORSE,
        /** No regression is detected, and one of the size that the gate guards against would most likely have been. */
        POWERED,
        /** Neither, so far. */
        COLLECTING,
        /** The last look found nothing, or nothing has come in time. */
        NO_DATA,
        /** The last look failed. */
        SOURCE_FAILED,
        /** The gate is only written down, and its metric is no guardrail that is detected to be worse. */
        OBSERVED
    }
}
