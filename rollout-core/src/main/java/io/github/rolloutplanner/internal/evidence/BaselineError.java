package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.internal.statistics.ClopperPearsonInterval;
import io.github.rolloutplanner.internal.statistics.PoissonInterval;
import io.github.rolloutplanner.internal.text.SignificantDigits;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How far a baseline may be off on the bad side, in the unit of the metric; {@link Baseline.Measured} has the formula of a
 * measured one.
 *
 * @param typed how far a typed one may be off, as a part of it
 * @param slowTail how many times rarer an observation twice as far out is, for percentiles
 */
record BaselineError(Percentage typed, double slowTail) {
    /** A measured baseline is further off once in two hundred times, a tenth of the usual significance level. */
    private static final double SAMPLING_LEVEL = 0.005;
    /** The standard normal quantile of that. */
    private static final double SAMPLING_QUANTILE = 2.5758293035489004;

    /** More change no digit. */
    private static final long MOST_OBSERVATIONS = 100_000_000_000_000L;

    private static final double DAY = Duration.ofDays(1).toSeconds();
    /** What is said of a measured baseline can be written down. */
    private static final int DIGITS = 4;

    private static final double HALF = 50;
    private static final double ALL = 100;
    /** However little is known, a metric is not taken to be where it can get no worse. */
    private static final double NEARLY = 0.99;

    /** How far the baseline of a metric may be off. */
    double of(Metric metric) {
        return Math.min(of(metric, metric.baselineSource()), NEARLY * toTheEnd(metric));
    }

    private double of(Metric metric, Baseline source) {
        if (source instanceof Baseline.Within within) {
            return Math.max(0, within.part().fraction()) * moves(metric);
        }
        if (source instanceof Baseline.Measured measured) {
            OptionalDouble sampling = sampling(metric, measured);
            return sampling.isPresent()
                    ? rounded(Math.hypot(ofDays(measured.window()) * moves(metric), sampling.getAsDouble()))
                    : ofTyped(metric);
        }
        return source instanceof Baseline.Exact ? 0 : ofTyped(metric);
    }

    /** How far, as a part of it. */
    double partOf(Metric metric) {
        return of(metric) / moves(metric);
    }

    /** How far a typed baseline of the metric may be off. */
    double ofTyped(Metric metric) {
        return typed.fraction() * moves(metric);
    }

    /** How far a further day may be from the mean of those of a window, where one day may be as far as a typed baseline. */
    private double ofDays(Duration window) {
        double days = Math.max(1, days(window));
        return typed.fraction() * Math.sqrt((1 + 1 / days) / 2);
    }

    private static double days(Duration window) {
        return window.toSeconds() / DAY;
    }

    private static double rounded(double error) {
        return SignificantDigits.of(error, DIGITS, RoundingMode.UP);
    }

    /** How far the sample of a measured baseline may be off by chance alone; nothing is known of any other. */
    double ofSampling(Metric metric) {
        return metric.baselineSource() instanceof Baseline.Measured measured
                ? sampling(metric, measured).orElse(Double.POSITIVE_INFINITY)
                : Double.POSITIVE_INFINITY;
    }

    /** What a part of the baseline is of: of a rate, the rarer of the bad and the good ones. */
    static double moves(Metric metric) {
        double today = metric.baseline().value();
        return metric.kind() == MetricKind.RATE && today > HALF ? ALL - today : Math.abs(today);
    }

    private static double toTheEnd(Metric metric) {
        double today = metric.baseline().value();
        if (metric.healthy() == Relation.ABOVE) {
            return today > 0 ? today : Double.POSITIVE_INFINITY;
        }
        return metric.kind() == MetricKind.RATE ? ALL - today : Double.POSITIVE_INFINITY;
    }

    /** The bound of the sampling error; nothing where too little is known of the metric. */
    private OptionalDouble sampling(Metric metric, Baseline.Measured measured) {
        boolean isOfAny = measured.observations() >= (metric.kind() == MetricKind.COUNT ? 0 : 1);
        if (!isOfAny || measured.window().isNegative() || measured.window().isZero()) {
            return OptionalDouble.empty();
        }
        return switch (metric.kind()) {
            case RATE, QUANTILE -> ofRate(metric, measured.observations());
            case COUNT -> ofCount(metric, measured);
            case MEAN -> ofMean(metric, measured.observations());
            case SATURATION -> OptionalDouble.empty();
        };
    }

    private OptionalDouble ofRate(Metric metric, long observed) {
        long observations = Math.min(observed, MOST_OBSERVATIONS);
        return RateScale.of(metric, slowTail).filter(rates -> isRate(rates.rateAt(metric.baseline()))).stream()
                .mapToDouble(rates -> {
                    double bad = rates.rateAt(metric.baseline());
                    double atWorst = ClopperPearsonInterval.withDefaults()
                            .level(SAMPLING_LEVEL)
                            .upperBound(Math.round(bad * observations), observations);
                    return distance(metric, rates.levelAt(Math.max(bad, atWorst), metric.baseline()));
                })
                .findFirst();
    }

    /** External plans may have any number. */
    private static boolean isRate(double bad) {
        return bad >= 0 && bad <= 1;
    }

    private static double distance(Metric metric, Quantity level) {
        return Math.abs(level.value() - metric.baseline().value());
    }

    private static OptionalDouble ofCount(Metric metric, Baseline.Measured measured) {
        PoissonInterval interval = new PoissonInterval(SAMPLING_LEVEL);
        long events = Math.min(measured.observations(), MOST_OBSERVATIONS);
        double off = metric.healthy() == Relation.BELOW
                ? interval.upperBound(events) - events
                : events - interval.lowerBound(events);
        double hours = 24 * days(measured.window());
        return CountRate.perHour(Quantity.of(1, metric.baseline().unit())).stream()
                .map(perHour -> off / hours / perHour)
                .findFirst();
    }

    private static OptionalDouble ofMean(Metric metric, long observations) {
        return metric.standardDeviation().stream()
                .map(deviation -> SAMPLING_QUANTILE * deviation / Math.sqrt((double) observations))
                .findFirst();
    }
}
