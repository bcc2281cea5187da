package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.internal.text.SignificantDigits;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A metric as the percentage of observations that are bad, so that a regression always makes it rise: of a percentage of
 * failures as it stands, of successes what is left to all, of a percentile the observations beyond its baseline.
 *
 * @since 0.1.0
 */
public abstract class RateScale {
    private static final double RARE = 0.25;

    public RateScale() {}

    /**
     * Whether events of a rate are judged by their number, which says most of rare ones; others are judged by their mean.
     *
     * @param rate the rate at the baseline
     * @return true where the bad ones or the good ones are at most a quarter
     */
    public static boolean isRare(double rate) {
        return Math.min(rate, 1 - rate) <= RARE;
    }

    /**
     * Whether a rate is counted by its bad ones, which are no more than the good ones.
     *
     * @param bad the rate of bad ones at the baseline
     * @return true up to a half
     */
    public static boolean countsBad(double bad) {
        return bad <= 0.5;
    }

    /**
     * The scale of a metric.
     *
     * @param metric the metric
     * @param slowTail how many times rarer an observation twice as far out is, for percentiles
     * @return its scale; nothing for one that is no percentage
     */
    public static Optional<RateScale> of(Metric metric, double slowTail) {
        double today = metric.baseline().value();
        if (metric.kind() == MetricKind.RATE && metric.baseline().unit().equals("%")) {
            return Optional.of(new Percent(metric.healthy() == Relation.BELOW));
        }
        if (metric.kind() == MetricKind.QUANTILE && today > 0) {
            return Optional.of(new Tail(metric, slowTail));
        }
        return Optional.empty();
    }

    /**
     * The scale on which an improvement makes the percentage rise, as a regression does on that of {@link #of}: it counts the
     * good observations.
     *
     * @param metric the metric
     * @param slowTail how many times rarer an observation twice as far out is, for percentiles
     * @return its scale; nothing for one that is no percentage
     */
    static Optional<RateScale> ofImprovement(Metric metric, double slowTail) {
        return of(metric, slowTail).map(Mirrored::new);
    }

    /**
     * The percentage of bad observations where the metric stands at a level.
     *
     * @param level the level, in the unit of the metric's baseline
     * @return from 0 to 1
     */
    public abstract double rateAt(Quantity level);

    /** The percentage of bad observations at its worst. */
    abstract double worst();

    /**
     * The level at which the metric stands with a percentage of bad observations.
     *
     * @param rate from 0 to 1
     * @param baseline the metric's baseline
     * @return the level, in the unit of the baseline
     */
    public abstract Quantity levelAt(double rate, Quantity baseline);

    /** The good observations instead of the bad ones. */
    private static final class Mirrored extends RateScale {
        private final RateScale bad;

        Mirrored(RateScale bad) {
            this.bad = bad;
        }

        @Override
        public double rateAt(Quantity level) {
            return 1 - bad.rateAt(level);
        }

        @Override
        double worst() {
            return 1;
        }

        @Override
        public Quantity levelAt(double rate, Quantity baseline) {
            return bad.levelAt(1 - rate, baseline);
        }
    }

    /** A percentage of trials: of failures as it stands, of successes by what is left to all. */
    private static final class Percent extends RateScale {
        private final boolean countsBad;

        Percent(boolean countsBad) {
            this.countsBad = countsBad;
        }

        @Override
        public double rateAt(Quantity level) {
            return (countsBad ? level.value() : 100 - level.value()) / 100;
        }

        @Override
        double worst() {
            return 1;
        }

        @Override
        public Quantity levelAt(double rate, Quantity baseline) {
            return Quantity.of(countsBad ? rate * 100 : 100 - rate * 100, baseline.unit());
        }
    }

    /**
     * A percentile by the observations beyond its baseline. Where the metric moves to k times its baseline, these become
     * tail^(log2 k) times as many: the tail falls like a power of the distance.
     */
    private static final class Tail extends RateScale {
        private static final int DIGITS = 4;
        /** A percentile has no worst; so many times its baseline, or so small a part of it, stands for it. */
        private static final double MOST_TIMES = 1000;

        private final double beyond;
        private final double today;
        private final double exponent;
        private final RoundingMode towardsHarm;

        Tail(Metric metric, double slowTail) {
            double percentile = metric.percentile().fraction();
            boolean badHigh = metric.healthy() == Relation.BELOW;
            this.beyond = badHigh ? 1 - percentile : percentile;
            this.today = metric.baseline().value();
            this.exponent = Math.log(slowTail) / Math.log(2) * (badHigh ? 1 : -1);
            this.towardsHarm = badHigh ? RoundingMode.UP : RoundingMode.DOWN;
        }

        @Override
        public double rateAt(Quantity level) {
            return Math.min(1, beyond * Math.pow(level.value() / today, exponent));
        }

        @Override
        double worst() {
            return Math.min(1, beyond * Math.pow(MOST_TIMES, Math.abs(exponent)));
        }

        @Override
        public Quantity levelAt(double rate, Quantity baseline) {
            double level = Math.min(Double.MAX_VALUE, today * times(rate));
            return Quantity.of(SignificantDigits.of(level, DIGITS, towardsHarm), baseline.unit());
        }

        /** How many times the baseline; the baseline itself where no observation is beyond it, so that no rate is a multiple. */
        private double times(double rate) {
            double times = Math.pow(rate / beyond, 1 / exponent);
            return Double.isNaN(times) || beyond == 0 ? 1 : Math.max(1 / MOST_TIMES, Math.min(MOST_TIMES, times));
        }
    }
}
