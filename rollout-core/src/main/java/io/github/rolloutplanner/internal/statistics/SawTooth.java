package io.github.rolloutplanner.internal.statistics;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * The exact power of a binomial test as the observations grow, tooth by tooth.
 *
 * <p>All sizes with one critical count form a tooth, in which the power rises with the size; it falls at the next
 * tooth. Tips and feet of the teeth rise too, except for what their rounding to whole sizes does, which is less than
 * what one more observation adds. So teeth that cannot matter are skipped by a search that begins where the normal
 * approximation says, and only a few are looked at one by one.
 */
final class SawTooth {

    private static final double MOST_EVENTS = 4e6;

    private final double baseline;
    private final double detected;
    private final double level;
    private final double power;
    private final double criticalValue;
    private final double guessedCount;
    /** Neighbouring teeth share their ends, and finding one is expensive. */
    private final Map<Long, Long> tips = new HashMap<>();

    SawTooth(double baseline, double detected, ErrorRates rates) {
        this.baseline = baseline;
        this.detected = detected;
        this.level = rates.level();
        this.power = rates.power();
        this.criticalValue = rates.criticalValue();
        double size = normalSize(rates);
        requireCountable(detected * size);
        this.guessedCount = baseline * size + criticalValue * Math.sqrt(baseline * (1 - baseline) * size);
    }

    DetectionSize first() {
        long count = firstCount(this::mayReachPower);
        while (powerOf(tip(count), count) < power) {
            count++;
        }
        return reachingPower(count);
    }

    DetectionSize stable() {
        long count = firstCount(this::staysAbove);
        while (count > 1 && powerOf(foot(count), count) >= power) {
            count--;
        }
        return reachingPower(powerOf(tip(count), count) < power ? count + 1 : count);
    }

    /** Starting near the answer matters: each count looked at takes the search for its tip. */
    private long firstCount(LongPredicate condition) {
        return Bisection.firstNear(1 + (long) Math.max(0, guessedCount), 1, count -> {
            requireCountable((double) count);
            return condition.test(count);
        });
    }

    private void requireCountable(double events) {
        Arguments.require(
                events <= MOST_EVENTS && events / baseline < ArmSizes.LARGEST,
                () -> "Telling " + detected + " from " + baseline + " takes about " + events + " events, or "
                        + events / baseline
                        + " observations, too many to count exactly."
                        + " Use PoissonDetectionSize for rare events, or OneProportionSampleSize for frequent ones.");
    }

    private boolean mayReachPower(long count) {
        long tip = tip(count);
        return powerOf(tip, count) + oneMoreObservation(tip + 1, count) >= power;
    }

    private boolean staysAbove(long count) {
        long foot = foot(count);
        return powerOf(foot, count) - oneMoreObservation(foot, count) >= power;
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

    private DetectionSize reachingPower(long count) {
        long size = Bisection.first(foot(count), tip(count), n -> powerOf(n, count) >= power);
        return new DetectionSize(size, count, powerOf(size, count), BinomialTail.atLeast(count, size, baseline));
    }

    /** The smallest size with this critical count. */
    private long foot(long count) {
        return count == 1 ? 1 : tip(count - 1) + 1;
    }

    /** The largest size at which so many events still raise the alarm within the level. */
    private long tip(long count) {
        return tips.computeIfAbsent(
                count, c -> Bisection.firstNear(guessedTip(c), c, size -> !isWithinLevel(size, c)) - 1);
    }

    /**
     * The size n at which the count is z standard deviations above what is expected: with half a count for continuity and
     * the skewness of the binomial distribution, a quadratic equation for √n.
     */
    private long guessedTip(long count) {
        double skewness = (1 - 2 * baseline) * (criticalValue * criticalValue - 1) / 6;
        double mean = Math.max(0, count - 0.5 - skewness);
        double spread = criticalValue * Math.sqrt(1 - baseline);
        double root = (Math.sqrt(spread * spread + 4 * mean) - spread) / 2;
        return Math.max(count, (long) (root * root / baseline));
    }

    private boolean isWithinLevel(long size, long count) {
        return BinomialTail.atLeast(count, size, baseline) <= level;
    }
}
