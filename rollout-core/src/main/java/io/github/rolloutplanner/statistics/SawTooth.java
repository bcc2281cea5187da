package io.github.rolloutplanner.statistics;

import java.util.function.Predicate;

/**
 * The exact power of a binomial test as the observations grow, tooth by tooth.
 *
 * <p>All sizes with one critical count form a tooth, in which the power rises with the size; it falls at the next
 * tooth. Tips and feet of the teeth rise too, except for what their rounding to whole sizes does, which is less than
 * what one more observation adds. So teeth that cannot matter are skipped by bisection, and only a few are looked at
 * one by one.
 */
final class SawTooth {

    private static final double MOST_EVENTS = 4e6;

    private final double baseline;
    private final double detected;
    private final double level;
    private final double power;
    private final double expectedCount;

    SawTooth(double baseline, double detected, ErrorRates rates) {
        this.baseline = baseline;
        this.detected = detected;
        this.level = rates.level();
        this.power = rates.power();
        this.expectedCount = detected * normalSize(rates);
        requireCountable(expectedCount);
    }

    DetectionSize first() {
        Tooth tooth = tooth(firstCount(this::mayReachPower));
        while (powerOf(tooth.tip, tooth.count) < power) {
            tooth = tooth(tooth.count + 1);
        }
        return tooth.reachingPower();
    }

    DetectionSize stable() {
        Tooth tooth = tooth(firstCount(this::staysAbove));
        while (tooth.count > 1 && powerOf(tooth.foot, tooth.count) >= power) {
            tooth = tooth(tooth.count - 1);
        }
        return powerOf(tooth.tip, tooth.count) < power ? tooth(tooth.count + 1).reachingPower() : tooth.reachingPower();
    }

    private long firstCount(Predicate<Tooth> condition) {
        long high = 1 + (long) expectedCount;
        while (!condition.test(tooth(high))) {
            high *= 2;
            requireCountable((double) high);
        }
        return Bisection.first(1, high, count -> condition.test(tooth(count)));
    }

    private void requireCountable(double events) {
        Arguments.require(
                events <= MOST_EVENTS && events / baseline < ArmSizes.LARGEST,
                () -> "Telling " + detected + " from " + baseline + " takes about " + events + " events, or "
                        + events / baseline
                        + " observations, too many to count exactly."
                        + " Use PoissonDetectionSize for rare events, or OneProportionSampleSize for frequent ones.");
    }

    private boolean mayReachPower(Tooth tooth) {
        return powerOf(tooth.tip, tooth.count) + oneMoreObservation(tooth.tip + 1, tooth.count) >= power;
    }

    private boolean staysAbove(Tooth tooth) {
        return powerOf(tooth.foot, tooth.count) - oneMoreObservation(tooth.foot, tooth.count) >= power;
    }

    private double oneMoreObservation(long size, long count) {
        return size < count ? 1 : detected * Math.exp(BetaFunction.logBinomial(count - 1.0, size - 1.0, detected));
    }

    private double normalSize(ErrorRates rates) {
        double root = rates.criticalValue() * Math.sqrt(baseline * (1 - baseline))
                + Math.max(0, rates.powerMargin()) * Math.sqrt(detected * (1 - detected));
        return Math.pow(root / (detected - baseline), 2);
    }

    private double powerOf(long size, long count) {
        return BinomialTail.atLeast(count, size, detected);
    }

    private Tooth tooth(long count) {
        return new Tooth(count, count == 1 ? 1 : tip(count - 1) + 1, tip(count));
    }

    /** The largest size at which so many events still raise the alarm within the level. */
    private long tip(long count) {
        long guess = Math.max(count, (long) (GammaQuantile.reaching((double) count, level) / baseline));
        long step = 1;
        long low = guess;
        while (low >= count && !isWithinLevel(low, count)) {
            low -= step;
            step *= 2;
        }
        long high = Math.max(guess, low + 1);
        step = 1;
        while (isWithinLevel(high, count)) {
            high += step;
            step *= 2;
        }
        return Bisection.first(Math.max(count, low + 1), high, size -> !isWithinLevel(size, count)) - 1;
    }

    private boolean isWithinLevel(long size, long count) {
        return BinomialTail.atLeast(count, size, baseline) <= level;
    }

    /** The sizes from foot to tip, all with one critical count. */
    private final class Tooth {
        private final long count;
        private final long foot;
        private final long tip;

        Tooth(long count, long foot, long tip) {
            this.count = count;
            this.foot = foot;
            this.tip = tip;
        }

        DetectionSize reachingPower() {
            long size = Bisection.first(foot, tip, n -> powerOf(n, count) >= power);
            return new DetectionSize(size, count, powerOf(size, count), BinomialTail.atLeast(count, size, baseline));
        }
    }
}
