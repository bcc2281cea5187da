package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.statistics.EffectEstimate;
import io.github.rolloutplanner.internal.text.Series;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.observation.GroupTotals;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an experiment did to one metric.
 *
 * @param metric name of the metric
 * @param treatment the treatment whose users it is measured of, as the experiment describes it, in one of several treatments; else
 *     empty
 * @param kind how the metric is made from observations
 * @param role what the metric is there for
 * @param treated what the treatment group showed
 * @param control what the control group showed
 * @param absolute treatment less control: of rates as a fraction, of means in the unit of the metric, of events over time as
 *     their number in an hour of all users; of a percentile, of the fraction beyond its baseline. What is found rests on it
 * @param relative the lift: the difference as a fraction of the control, by the delta method on the logarithm of the ratio;
 *     nothing where a group is not shown to be above zero, or does not scatter
 * @param covariateCorrelation how strongly the numbers correlate with a covariate from before the experiment, -1 to 1; difference
 *     and lift are adjusted by it. Empty where they are not
 * @param finding what that means
 * @since 0.1.0
 */
public record MetricEffect(
        String metric,
        Optional<String> treatment,
        MetricKind kind,
        GateRole role,
        GroupTotals treated,
        GroupTotals control,
        Estimate absolute,
        Optional<Estimate> relative,
        OptionalDouble covariateCorrelation,
        Finding finding) {

    public MetricEffect {
        requireNonNull(metric, "metric");
        requireNonNull(treatment, "treatment");
        requireNonNull(kind, "kind");
        requireNonNull(role, "role");
        requireNonNull(treated, "treated");
        requireNonNull(control, "control");
        requireNonNull(absolute, "absolute");
        requireNonNull(relative, "relative");
        requireNonNull(covariateCorrelation, "covariateCorrelation");
        requireNonNull(finding, "finding");
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
     * The effect as one line.
     *
     * @return what both groups showed, the difference with its interval, and what it means
     */
    @Override
    public String toString() {
        return EffectReason.text(this);
    }

    /**
     * How large an effect is.
     *
     * @param value the effect
     * @param low the lowest that is not ruled out at the confidence of the experiment
     * @param high the highest such effect
     * @param pValue two-sided, that both groups are the same
     * @since 0.1.0
     */
    public record Estimate(double value, double low, double high, double pValue) {
        static Estimate of(EffectEstimate effect) {
            return new Estimate(
                    effect.value(), effect.interval().low(), effect.interval().high(), effect.pValue());
        }
    }

    /**
     * What an effect means.
     *
     * @since 0.1.0
     */
    public enum Finding {
        /** The treatment is better, at the level that the success metrics share. */
        BETTER,
        /** The treatment is worse, at the level that all metrics share. */
        WORSE,
        /** The treatment is not worse than the margin of its gate. */
        NOT_WORSE,
        /** None of these is shown. */
        UNCLEAR
    }
}
