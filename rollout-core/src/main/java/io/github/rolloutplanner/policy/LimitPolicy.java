package io.github.rolloutplanner.policy;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.SignificantDigits;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.reason.RolloutException;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Where gates, alerts and rollback triggers sit between a metric's baseline and its limit.
 *
 * <p>The margin is the way from the baseline to the limit. A gate allows a part of it that shrinks as the percentage grows, so
 * that no day uses more than a fixed part of the harm budget; an alert fires further out, and a rollback at the limit itself;
 * so gate ≤ alert ≤ rollback trigger always holds.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class LimitPolicy permits ImmutableLimitPolicy {
    private static final int MARGIN_DIGITS = 3;
    private static final double HALF = 50;
    private static final double ALL = 100;

    LimitPolicy() {}

    /**
     * The part of the margin that a gate allows at the smallest percentage.
     *
     * @return a fraction of the margin; defaults to 0.75
     */
    @Value.Default
    public double gateMarginAtStart() {
        return 0.75;
    }

    /**
     * The part of the margin that a gate allows at 100%, and of the harm budget that a day of any phase may use. The harm
     * budget is what a day of all users at the limit would cost in bad events.
     *
     * @return a fraction of the margin; defaults to 0.25
     */
    @Value.Default
    public double gateMarginAtFullPercentage() {
        return 0.25;
    }

    /**
     * The part of the margin at which an alert fires.
     *
     * @return a fraction of the margin; defaults to 0.8
     */
    @Value.Default
    public double alertMargin() {
        return 0.8;
    }

    /**
     * The improvement that a success metric is expected to make, as a part of the margin. It is what the bake is sized to show;
     * 1 is an improvement as large as the regression that the limit forbids.
     *
     * @return a fraction of the margin, above 0; defaults to 1
     */
    @Value.Default
    public double successMargin() {
        return 1;
    }

    /**
     * The limit of a metric whose owner gave none, as a change from its baseline on the bad side: a part of the baseline,
     * or of what is left to 100% for a rate of errors or performance above 50%.
     *
     * @return the change for each family; defaults to 50% for errors and performance, 5% for users and business
     */
    public abstract Map<MetricFamily, Percentage> defaultMargin();

    /**
     * The standard policy.
     *
     * @return every table with its default
     */
    public static LimitPolicy standard() {
        return ImmutableLimitPolicy.builder()
                .putAllDefaultMargin(Map.of(
                        MetricFamily.ERROR, Percentage.percent(50),
                        MetricFamily.PERFORMANCE, Percentage.percent(50),
                        MetricFamily.USER, Percentage.percent(5),
                        MetricFamily.BUSINESS, Percentage.percent(5)))
                .build();
    }

    /**
     * This policy with other margins.
     *
     * @param gateAtStart the part of the margin that a gate allows at the smallest percentage
     * @param gateAtFullPercentage the part that it allows at 100%
     * @param alert the part at which an alert fires
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue unless 0 &lt; gateAtFullPercentage ≤ gateAtStart ≤ alert ≤ 1
     */
    public LimitPolicy withMargins(double gateAtStart, double gateAtFullPercentage, double alert) {
        return ImmutableLimitPolicy.builder()
                .putAllDefaultMargin(defaultMargin())
                .successMargin(successMargin())
                .gateMarginAtStart(gateAtStart)
                .gateMarginAtFullPercentage(gateAtFullPercentage)
                .alertMargin(alert)
                .build();
    }

    /**
     * This policy with another improvement that success metrics are expected to make.
     *
     * @param part the part of the margin from the baseline to the limit; above 0
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue unless the part is above 0 and finite
     */
    public abstract LimitPolicy withSuccessMargin(double part);

    /**
     * This policy with another limit for metrics of a family whose owner gave none.
     *
     * @param family the family
     * @param change the change from the baseline on the bad side; above 0%
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if the change is not above 0%, or takes what users do to nothing
     */
    public LimitPolicy withDefaultMargin(MetricFamily family, Percentage change) {
        Map<MetricFamily, Percentage> margins = new EnumMap<>(defaultMargin());
        margins.put(requireNonNull(family, "family"), requireNonNull(change, "change"));
        return ((ImmutableLimitPolicy) this).withDefaultMargin(margins);
    }

    /**
     * The limit of a metric: its own, or the policy's for its family.
     *
     * @param metric the metric
     * @return the limit, on the scale of the baseline
     */
    public Threshold limitOf(Metric metric) {
        Optional<Threshold> own = requireNonNull(metric, "metric").limit();
        return own.isPresent() ? onScaleOf(metric, own.get()) : defaultLimitOf(metric);
    }

    private static Threshold onScaleOf(Metric metric, Threshold limit) {
        Optional<Quantity> absolute = limit.level().against(metric.baseline());
        return absolute.isPresent() ? new Threshold(limit.relation(), absolute.get()) : limit;
    }

    private Threshold defaultLimitOf(Metric metric) {
        Percentage change = defaultMargin().getOrDefault(metric.family(), Percentage.percent(50));
        return new Threshold(metric.healthy(), metric.worseBy(change));
    }

    /**
     * The part of the margin that a gate allows at a percentage.
     *
     * @param percentage the percentage of the phase that the gate closes
     * @return a fraction: with s at the start, f at full percentage and q the percentage, s f / (f + q (s - f)), to three digits; so
     *     that the part times the percentage, the harm of a day, rises to f and never above
     */
    public double gateMargin(Percentage percentage) {
        requireNonNull(percentage, "percentage");
        double start = gateMarginAtStart();
        double full = gateMarginAtFullPercentage();
        double part = start * full / (full + percentage.fraction() * (start - full));
        double rounded = roundedToDigits(part);
        boolean passesBudget = rounded > full && rounded * percentage.fraction() > full;
        return passesBudget ? rounded(part, RoundingMode.DOWN) : rounded;
    }

    /**
     * The threshold at a part of the way from a metric's baseline to its limit.
     *
     * @param metric a metric whose limit is absolute on the scale of its baseline
     * @param fraction the part of the way; 1 is the limit itself
     * @return the threshold, its distance from the baseline rounded to three digits
     */
    public Threshold at(Metric metric, double fraction) {
        return at(metric, requireNonNull(metric, "metric").baseline(), fraction);
    }

    /**
     * The threshold at a part of the way from where a metric may usually stand to its limit.
     *
     * @param metric a metric whose limit is absolute on the scale of its baseline
     * @param usual where the way begins, on the good side of the limit
     * @param fraction the part of the way; 1 is the limit itself
     * @return the threshold, its distance from the usual level rounded to three digits
     */
    public Threshold at(Metric metric, Quantity usual, double fraction) {
        requireNonNull(usual, "usual");
        Threshold limit = limitOf(metric);
        if (fraction >= 1 || !(limit.level() instanceof Quantity end)) {
            return limit;
        }
        double whole = end.value() - usual.value();
        double part = roundedToDigits(whole * fraction);
        boolean passesLimit = Math.abs(part) > Math.abs(whole);
        return passesLimit ? limit : new Threshold(limit.relation(), usual.plus(part));
    }

    /**
     * Where a success metric is expected to stand with the change.
     *
     * <p>With a margin of m times the baseline and a part p of it, a metric that shall rise rises by p m; one that shall fall
     * falls to 1/(1 + p m) of its baseline, so that it never falls to nothing. A rate above 50% is measured from 100%.
     *
     * @param metric a metric whose limit is absolute on the scale of its baseline
     * @return the level, its distance from the baseline rounded to three digits; the baseline itself where that is zero
     */
    public Quantity improvementOf(Metric metric) {
        Quantity today = requireNonNull(metric, "metric").baseline();
        boolean isMirrored = metric.kind() == MetricKind.RATE && today.value() > HALF;
        double scale = isMirrored ? ALL - today.value() : Math.abs(today.value());
        if (scale == 0 || !(limitOf(metric).level() instanceof Quantity limit)) {
            return today;
        }
        double part = successMargin() * Math.abs(limit.value() - today.value()) / scale;
        boolean falls = (metric.healthy() == Threshold.Relation.BELOW) != isMirrored;
        double distance = roundedToDigits(scale * (falls ? part / (1 + part) : part));
        return today.plus(metric.healthy() == Threshold.Relation.BELOW ? -distance : distance);
    }

    private static double roundedToDigits(double value) {
        return rounded(value, RoundingMode.HALF_UP);
    }

    private static double rounded(double value, RoundingMode mode) {
        return SignificantDigits.of(value, MARGIN_DIGITS, mode);
    }

    @Value.Check
    void check() {
        for (Map.Entry<MetricFamily, Percentage> margin : defaultMargin().entrySet()) {
            requireMargin(margin.getKey(), margin.getValue());
        }
        if (!(successMargin() > 0) || Double.isInfinite(successMargin())) {
            throw new RolloutException.InvalidValue(
                    "An improvement by " + successMargin() + " of the margin cannot be shown. Give a part above 0.");
        }
        boolean ordered = 0 < gateMarginAtFullPercentage()
                && gateMarginAtFullPercentage() <= gateMarginAtStart()
                && gateMarginAtStart() <= alertMargin()
                && alertMargin() <= 1;
        if (!ordered) {
            throw new RolloutException.InvalidValue("Margins must rise: 0 < gate at full percentage ("
                    + gateMarginAtFullPercentage() + ") <= gate at start (" + gateMarginAtStart() + ") <= alert ("
                    + alertMargin() + ") <= 1.");
        }
    }

    private static void requireMargin(MetricFamily family, Percentage change) {
        boolean falls = family == MetricFamily.USER || family == MetricFamily.BUSINESS;
        if (change.value() <= 0 || (falls && change.value() >= 100)) {
            throw new RolloutException.InvalidValue("A change of " + change + " is no limit for " + Wording.of(family)
                    + " metrics. Give one above 0%" + (falls ? " and below 100%." : "."));
        }
    }
}
