package io.github.rolloutplanner.evidence;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * Whether the gate of a metric detects, in one phase, the regression that it guards against, with the arithmetic.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class GateEvidence permits ImmutableGateEvidence {

    GateEvidence() {}

    /**
     * The metric of the gate.
     *
     * @return its name
     */
    public abstract String metric();

    /**
     * What one observation is called, in the singular.
     *
     * @return a word such as "request"
     */
    public abstract String unit();

    /**
     * Whether requests or users are counted, where they are.
     *
     * @return what one observation of the metric is; defaults to requests
     */
    @Value.Default
    public ExposureUnit exposureUnit() {
        return ExposureUnit.REQUEST;
    }

    /**
     * What exposed users are compared with.
     *
     * @return the comparison
     */
    public abstract Comparison comparison();

    /**
     * How {@link #needed()} was computed.
     *
     * @return the procedure
     */
    public abstract Procedure procedure();

    /**
     * What the metric shows without a regression.
     *
     * @return the baseline
     */
    public abstract Quantity baseline();

    /**
     * What the metric shows with the smallest regression that the gate guards against.
     *
     * @return the level of the gate
     */
    public abstract Quantity harm();

    /**
     * The percentage of observations that are bad without a regression: for a quantile those beyond its baseline, for a rate
     * that is healthy when high those that fail.
     *
     * @return between 0 and 1; empty for means and counts
     */
    public abstract OptionalDouble baselineRate();

    /**
     * The percentage of observations that are bad with the regression.
     *
     * @return between 0 and 1; empty for means and counts
     */
    public abstract OptionalDouble harmRate();

    /**
     * The spread of single observations of a mean.
     *
     * @return the standard deviation in the unit of the baseline
     */
    public abstract OptionalDouble standardDeviation();

    /**
     * Where the metric may stand without the change and without a control group.
     *
     * @return its baseline, off by as much as it may be; empty with a control group, which shows it
     */
    public abstract Optional<Quantity> acceptable();

    /**
     * The fraction of bad observations where the metric is acceptable.
     *
     * @return from 0 to 1; empty with a control group, and where the metric is no rate
     */
    public abstract OptionalDouble acceptableRate();

    /**
     * What an incident is worth that is not the change's, where no control group shows it.
     *
     * @return in exposed observations; 0 with a control group
     */
    @Value.Default
    public double incidentAllowance() {
        return 0;
    }

    /**
     * How many times the variance of independent requests those of the phase have, since one user makes many.
     *
     * @return 1 + (m - 1) ρ for m requests of a user with an intraclass correlation of ρ; 1 for independent observations
     */
    @Value.Default
    public double designEffect() {
        return 1;
    }

    /**
     * How long after its exposure an observation of the phase is there to be looked at.
     *
     * @return the time until the flag is followed and the observation is complete and has arrived; empty for none
     */
    public abstract Optional<Duration> delay();

    /**
     * The significance level of the gate over all looks.
     *
     * @return one-sided, of one guardrail; defaults to the level of one look
     */
    @Value.Default
    public double significanceLevel() {
        return level();
    }

    /**
     * The part of the significance level that is spent on a regression that begins with the phase.
     *
     * @return above 0, at most 1
     */
    @Value.Default
    public double onsetWeight() {
        return 1;
    }

    /**
     * The level of one look that is as strict as this gate.
     *
     * @return the probability of a false positive, strictly between 0 and 1
     */
    public abstract double level();

    /**
     * The probability of detecting the regression if it is there.
     *
     * @return strictly between 0 and 1
     */
    public abstract double power();

    /**
     * The exposed observations for each one of the control group.
     *
     * @return the ratio; 1 for groups of one size, empty without a control group
     */
    public abstract OptionalDouble allocationRatio();

    /**
     * The exposed observations that the gate needs.
     *
     * @return how many; empty where they cannot be computed
     */
    public abstract OptionalLong needed();

    /**
     * The exposed observations that the phase brings in its planned length.
     *
     * @return how many
     */
    public abstract long available();

    /**
     * When the phase has brought what is needed.
     *
     * @return whole hours from its start, or its length where that is shorter; empty where the longest phase does not
     *     bring it
     */
    public abstract Optional<Duration> reachedAfter();

    /**
     * When a metric that stands at its rollback trigger is noticed.
     *
     * @return whole minutes from the start of the phase, the delay of its data included; empty where the phase is
     *     too short
     */
    public abstract Optional<Duration> triggerSeenAfter();

    /**
     * What the metric shows with the smallest regression that the phase detects in its planned length.
     *
     * @return the level; empty where no regression can be detected
     */
    public abstract Optional<Quantity> minimumDetectableEffect();

    /**
     * Whether the gate detects the regression with the power asked for.
     *
     * @return the verdict
     */
    public abstract Verdict verdict();

    /**
     * The verdict with its numbers, and what keeps the phase from being longer where that would help.
     *
     * @return the reasons
     */
    public abstract List<Reason> reasons();

    @Value.Check
    void check() {
        new Bounds("The evidence of '" + metric() + "'")
                .open("level", level())
                .open("significance level", significanceLevel())
                .open("power", power())
                .within(Double.MIN_VALUE, 1, "onset weight", onsetWeight())
                .within(0, 1, "baseline rate", baselineRate())
                .within(0, 1, "harm rate", harmRate())
                .within(0, 1, "acceptable rate", acceptableRate())
                .within(0, Double.MAX_VALUE, "standard deviation", standardDeviation())
                .within(0, Double.MAX_VALUE, "incident allowance", incidentAllowance())
                .within(1, Double.MAX_VALUE, "design effect", designEffect())
                .within(Double.MIN_VALUE, Double.MAX_VALUE, "allocation ratio", allocationRatio())
                .atLeast(0, "needed sample", needed().orElse(0))
                .atLeast(0, "available sample", available())
                .check();
    }

    /**
     * Asks the same gate about another effect.
     *
     * @param effect what the metric shows with it
     * @param rate the percentage of observations that are bad with it, for metrics that are counted so
     * @param procedure how the observations needed are computed
     * @param sample the observations needed to see it
     * @param level the level of one look that is as strict as the gate with that sample
     * @return evidence that differs in this
     */
    public GateEvidence about(Quantity effect, OptionalDouble rate, Procedure procedure, long sample, double level) {
        requireNonNull(effect, "effect");
        requireNonNull(rate, "rate");
        return withHarm(effect)
                .withHarmRate(rate)
                .withProcedure(procedure)
                .withNeeded(OptionalLong.of(sample))
                .withLevel(level);
    }

    abstract GateEvidence withHarm(Quantity harm);

    abstract GateEvidence withHarmRate(OptionalDouble rate);

    abstract GateEvidence withProcedure(Procedure procedure);

    abstract GateEvidence withNeeded(OptionalLong needed);

    abstract GateEvidence withLevel(double level);

    /**
     * This evidence with other reasons.
     *
     * @param reasons the verdict with its numbers, and what keeps the phase from being longer
     * @return evidence that differs in this
     */
    public abstract GateEvidence withReasons(Iterable<? extends Reason> reasons);

    /**
     * Starts an evidence. What no evidence can be is refused when it is built, with an {@link IllegalArgumentException} that
     * lists all numbers out of range.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link GateEvidence}. */
    public static final class Builder extends ImmutableGateEvidence.Builder {
        Builder() {}
    }

    /**
     * How the observations that a gate needs were computed.
     *
     * @since 0.1.0
     */
    public enum Procedure {
        /** z test of two groups, {@link io.github.rolloutplanner.internal.statistics.TwoProportionSampleSize}. */
        TWO_PROPORTIONS,
        /** z test of one group against a known rate, one proportion. */
        ONE_PROPORTION,
        /** Exact for rare events in two groups of one size, {@link io.github.rolloutplanner.internal.statistics.BinomialDetectionSize}. */
        TWO_RARE_RATES,
        /** Exact for rare events against a known rate, {@link io.github.rolloutplanner.internal.statistics.PoissonDetectionSize}. */
        ONE_RARE_RATE,
        /** Nothing happens at the baseline, so that none may be seen, {@link io.github.rolloutplanner.internal.statistics.ZeroEvents}. */
        ZERO_EVENTS,
        /** z test of the means of two groups, {@link io.github.rolloutplanner.internal.statistics.TwoMeanSampleSize}. */
        TWO_MEANS,
        /** z test of one mean against a known one, one mean. */
        ONE_MEAN,
        /** None: what the computation needs is not known. */
        NONE
    }
}
