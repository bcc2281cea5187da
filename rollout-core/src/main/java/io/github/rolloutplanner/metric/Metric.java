package io.github.rolloutplanner.metric;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.text.PercentileName;
import io.github.rolloutplanner.internal.text.RetentionName;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/**
 * Something measured before and during a rollout, with what it shows today and, if its owner knows it, the limit it must
 * keep.
 *
 * <p>The factories know the family, the kind and the bad direction of the usual metrics; {@link #builder()} makes any
 * other.
 *
 * @since 0.1.0
 */
@Value.Immutable
public sealed interface Metric permits ImmutableMetric {

    /**
     * The name under which dashboards know the metric.
     *
     * @return the name; unique in a plan
     */
    String name();

    /**
     * What the metric is about.
     *
     * @return the family
     */
    MetricFamily family();

    /**
     * How the metric is made from observations.
     *
     * @return the kind
     */
    MetricKind kind();

    /**
     * The side on which the metric is healthy: {@code BELOW} for errors, {@code ABOVE} for conversion.
     *
     * @return the good side of any limit
     */
    Threshold.Relation healthy();

    /**
     * What the metric shows today.
     *
     * @return the baseline
     */
    Quantity baseline();

    /**
     * The limit that the metric must keep at any percentage.
     *
     * @return the limit; where there is none, the policy gives one
     */
    Optional<Threshold> limit();

    /**
     * What one observation of the metric is.
     *
     * @return what is counted; defaults to requests for errors and performance, to users for the other families; says nothing of
     *     a saturation, whose observations are readings
     */
    @Value.Default
    default ExposureUnit exposureUnit() {
        return family() == MetricFamily.ERROR || family() == MetricFamily.PERFORMANCE
                ? ExposureUnit.REQUEST
                : ExposureUnit.USER;
    }

    /**
     * How far single observations of a mean lie from it.
     *
     * @return the standard deviation in the unit of the baseline, if known; without it, it is unknown how many
     *     observations show a change of a mean
     */
    OptionalDouble standardDeviation();

    /**
     * How well the baseline is known. Where no control group runs, as in rings and at 100%, a metric that is off by no more
     * is not called worse.
     *
     * @return whence the baseline is; defaults to {@link Baseline#typed()}
     */
    @Value.Default
    default Baseline baselineSource() {
        return Baseline.typed();
    }

    /**
     * How much the requests of one user depend on each other: whose first request fails, has the next fail as well.
     *
     * @return the intraclass correlation, from 0 for independent requests to 1; empty where it is not stated, which counts as 0,
     *     but no experiment ships for such requests
     */
    OptionalDouble intraclassCorrelation();

    /**
     * How long after an exposure its observation is complete: three days for retention on day 3, the time to pay for paid orders.
     *
     * @return defaults to the days that the name of a retention says, such as "Day 3 retention", and to zero
     */
    @Value.Default
    default Duration ripening() {
        return kind() == MetricKind.RATE ? RetentionName.in(name()).orElse(Duration.ZERO) : Duration.ZERO;
    }

    /**
     * How long after it is complete an observation arrives.
     *
     * @return the delay of its source; empty for that of the monitoring
     */
    Optional<Duration> arrival();

    /**
     * How long after an exposure its observation is there to be looked at.
     *
     * @return the time to ripen and to arrive
     */
    default Duration delay() {
        return TimeBound.sum(ripening(), arrival().orElse(Duration.ZERO));
    }

    /**
     * Which percentile a quantile is, where its owner said so.
     *
     * @return strictly between 0% and 100%; empty for what the name says, or what is assumed
     */
    Optional<Percentage> statedPercentile();

    /**
     * Which percentile a quantile is.
     *
     * @return the stated one; else what the name says, such as "Checkout p99", "p999" or "tp99.9", "90th percentile" or "Median
     *     response time"; else 95%, which {@link #isPercentileAssumed()}
     */
    default Percentage percentile() {
        return statedPercentile()
                .orElseGet(() -> Percentage.percent(PercentileName.in(name()).orElse(95)));
    }

    /**
     * Whether it is not stated which percentile a quantile is, neither by its owner nor by its name.
     *
     * @return true where 95% is assumed; {@link #withPercentile(Percentage)} says it
     */
    default boolean isPercentileAssumed() {
        return kind() == MetricKind.QUANTILE
                && statedPercentile().isEmpty()
                && PercentileName.in(name()).isEmpty();
    }

    /**
     * What was promised for the metric, so that a plan can say how much of its error budget a failure costs.
     *
     * @return the objective, if there is one
     */
    Optional<Slo> slo();

    /**
     * Starts a metric of any sort.
     *
     * @return a builder; name, family, kind, healthy side and baseline are required
     */
    static Builder builder() {
        return new Builder();
    }

    /**
     * The percentage of requests that fail.
     *
     * @param name the name
     * @param baseline the percentage today
     * @return the metric: errors, a rate, healthy when low
     */
    static Metric errorRate(String name, Percentage baseline) {
        return of(
                name,
                MetricFamily.ERROR,
                MetricKind.RATE,
                Threshold.Relation.BELOW,
                Quantity.of(requireNonNull(baseline, "baseline")));
    }

    /**
     * The percentage of sessions that crash.
     *
     * @param name the name
     * @param baseline the percentage today
     * @return the metric: errors, a rate, healthy when low
     */
    static Metric crashRate(String name, Percentage baseline) {
        return errorRate(name, baseline);
    }

    /**
     * Complaints of users over time.
     *
     * @param name the name
     * @param perHour how many an hour today
     * @return the metric: errors, a count in {@code /hour}, healthy when low
     */
    static Metric userReports(String name, double perHour) {
        return of(name, MetricFamily.ERROR, MetricKind.COUNT, Threshold.Relation.BELOW, Quantity.of(perHour, "/hour"));
    }

    /**
     * A percentile of response time.
     *
     * @param name the name, which should say the percentile: "Checkout p95"
     * @param baseline the response time today
     * @return the metric: performance, a quantile, healthy when low
     */
    static Metric latency(String name, Duration baseline) {
        return of(
                name,
                MetricFamily.PERFORMANCE,
                MetricKind.QUANTILE,
                Threshold.Relation.BELOW,
                Quantity.of(requireNonNull(baseline, "baseline")));
    }

    /**
     * An average time to load or render.
     *
     * @param name the name
     * @param baseline the time today
     * @return the metric: performance, a mean, healthy when low
     */
    static Metric loadTime(String name, Duration baseline) {
        return of(
                name,
                MetricFamily.PERFORMANCE,
                MetricKind.MEAN,
                Threshold.Relation.BELOW,
                Quantity.of(requireNonNull(baseline, "baseline")));
    }

    /**
     * The percentage of users who do what the product hopes for: buy, sign up, come back.
     *
     * @param name the name
     * @param baseline the percentage today
     * @return the metric: users, a rate, healthy when high
     */
    static Metric conversion(String name, Percentage baseline) {
        return of(
                name,
                MetricFamily.USER,
                MetricKind.RATE,
                Threshold.Relation.ABOVE,
                Quantity.of(requireNonNull(baseline, "baseline")));
    }

    /**
     * How much users do, on average.
     *
     * @param name the name
     * @param baseline the amount today, such as {@code 5.5 min/session}
     * @return the metric: users, a mean, healthy when high
     */
    static Metric engagement(String name, Quantity baseline) {
        return of(name, MetricFamily.USER, MetricKind.MEAN, Threshold.Relation.ABOVE, baseline);
    }

    /**
     * What the product earns, on average.
     *
     * @param name the name
     * @param baseline the amount today, such as {@code 4.2 EUR/visit}
     * @return the metric: business, a mean, healthy when high
     */
    static Metric revenue(String name, Quantity baseline) {
        return of(name, MetricFamily.BUSINESS, MetricKind.MEAN, Threshold.Relation.ABOVE, baseline);
    }

    /**
     * How full a resource is, in percent: CPU, memory, a disk.
     *
     * @param name the name
     * @param today how full it usually is
     * @return the metric: performance, a saturation, healthy when low
     */
    static Metric saturation(String name, Percentage today) {
        return saturation(name, Quantity.of(requireNonNull(today, "today")));
    }

    /**
     * How full a resource is, as a count: messages in a queue, open connections.
     *
     * @param name the name
     * @param today how full it usually is, such as {@code 40 messages}
     * @return the metric: performance, a saturation, healthy when low
     */
    static Metric saturation(String name, Quantity today) {
        return of(
                name,
                MetricFamily.PERFORMANCE,
                MetricKind.SATURATION,
                Threshold.Relation.BELOW,
                requireNonNull(today, "today"));
    }

    private static Metric of(
            String name, MetricFamily family, MetricKind kind, Threshold.Relation healthy, Quantity baseline) {
        return builder()
                .name(name)
                .family(family)
                .kind(kind)
                .healthy(healthy)
                .baseline(baseline)
                .build();
    }

    /**
     * Whether the metric is a rate of errors or performance above 50%, such as a success rate or crash-free sessions. It is
     * treated as the rate that it mirrors: what changes is a part of what is left to 100%.
     *
     * @return true for 99.9% of requests without an error, false for 0.1% with one, and for any rate of users or business
     */
    default boolean isMeasuredFromAll() {
        boolean isOfFailures = family() == MetricFamily.ERROR || family() == MetricFamily.PERFORMANCE;
        return isOfFailures
                && kind() == MetricKind.RATE
                && baseline().unit().equals("%")
                && baseline().value() > 50;
    }

    /**
     * The level at which the metric is worse than its baseline by a part.
     *
     * @param part the part of the baseline, or where {@link #isMeasuredFromAll()} of what it leaves to 100%
     * @return the level on the bad side of the baseline, in its unit
     */
    default Quantity worseBy(Percentage part) {
        double change = requireNonNull(part, "part").fraction();
        double worse = healthy() == Threshold.Relation.BELOW ? change : -change;
        return isMeasuredFromAll()
                ? baseline().plus(worse * (100 - baseline().value()))
                : baseline().times(1 + worse);
    }

    /**
     * This metric with an upper limit.
     *
     * @param level the limit, absolute or relative to the baseline
     * @return a metric that must stay below the level
     */
    default Metric mustStayBelow(Level level) {
        return withLimit(Threshold.below(level));
    }

    /**
     * This metric with an upper limit.
     *
     * @param limit the limit as a percentage of trials
     * @return a metric that must stay below it
     */
    default Metric mustStayBelow(Percentage limit) {
        return mustStayBelow(Quantity.of(requireNonNull(limit, "limit")));
    }

    /**
     * This metric with an upper limit.
     *
     * @param limit the limit as a length of time
     * @return a metric that must stay below it
     */
    default Metric mustStayBelow(Duration limit) {
        return mustStayBelow(Quantity.of(requireNonNull(limit, "limit")));
    }

    /**
     * This metric with a lower limit.
     *
     * @param level the limit, absolute or relative to the baseline
     * @return a metric that must stay above the level
     */
    default Metric mustStayAbove(Level level) {
        return withLimit(Threshold.above(level));
    }

    /**
     * This metric with a lower limit.
     *
     * @param limit the limit as a percentage of trials
     * @return a metric that must stay above it
     */
    default Metric mustStayAbove(Percentage limit) {
        return mustStayAbove(Quantity.of(requireNonNull(limit, "limit")));
    }

    /**
     * This metric with the spread of its single observations.
     *
     * @param deviation the standard deviation in the unit of the baseline; above zero
     * @return a metric that knows it
     */
    Metric withStandardDeviation(double deviation);

    /**
     * This metric with the spread of its single observations.
     *
     * @param deviation the standard deviation as a length of time
     * @return a metric that knows it
     */
    default Metric withStandardDeviation(Duration deviation) {
        return withStandardDeviation(Quantity.of(requireNonNull(deviation, "deviation"))
                .in(baseline().unit())
                .orElse(Quantity.of(deviation))
                .value());
    }

    /**
     * This metric with requests that depend on each other.
     *
     * @param correlation the intraclass correlation of the requests of one user, from 0 to 1; 0.01 to 0.1 is usual
     * @return a metric that knows it
     */
    Metric withIntraclassCorrelation(double correlation);

    /**
     * This metric with another baseline.
     *
     * @param level what it shows today
     * @return a metric that differs in this
     */
    Metric withBaseline(Quantity level);

    /**
     * This metric with a baseline that is known as well as this.
     *
     * @param source typed, known within a part of it, measured, or known exactly
     * @return a metric that knows it
     */
    default Metric withBaseline(Baseline source) {
        return ((ImmutableMetric) this).withBaselineSource(requireNonNull(source, "source"));
    }

    /**
     * This metric with observations that are complete some time after the exposure.
     *
     * @param time how long after; from zero to 365 days
     * @return a metric that knows it
     */
    Metric withRipening(Duration time);

    /**
     * This metric with observations that arrive some time after they are complete, such as by a nightly export.
     *
     * @param time how long after; from zero to 365 days
     * @return a metric that knows it
     */
    Metric withArrival(Duration time);

    /**
     * This metric as another percentile.
     *
     * @param percentile strictly between 0% and 100%
     * @return a metric that differs in this
     */
    default Metric withPercentile(Percentage percentile) {
        return withStatedPercentile(requireNonNull(percentile, "percentile"));
    }

    /**
     * This metric as another percentile, as {@link #withPercentile(Percentage)}.
     *
     * @param percentile strictly between 0% and 100%
     * @return a metric that differs in this
     */
    Metric withStatedPercentile(Percentage percentile);

    /**
     * This metric with another observation.
     *
     * @param unit what is counted
     * @return a metric that differs in this
     */
    Metric withExposureUnit(ExposureUnit unit);

    /**
     * This metric with what was promised for it.
     *
     * @param objective the promise
     * @return a metric that knows it
     */
    Metric withSlo(Slo objective);

    /**
     * This metric with a limit.
     *
     * @param limit the limit and the side on which the metric must stay
     * @return a metric that must keep it
     */
    Metric withLimit(Threshold limit);

    /** Builds a {@link Metric}. */
    final class Builder extends ImmutableMetric.Builder {
        Builder() {}

        /**
         * Says which percentile a quantile is.
         *
         * @param percentile strictly between 0% and 100%
         * @return this builder
         */
        public Builder percentile(Percentage percentile) {
            return statedPercentile(requireNonNull(percentile, "percentile"));
        }
    }
}
