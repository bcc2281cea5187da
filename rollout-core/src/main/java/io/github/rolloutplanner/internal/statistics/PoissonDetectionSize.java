package io.github.rolloutplanner.internal.statistics;

import java.util.HashMap;
import java.util.Map;

/**
 * How many events must be expected at a known baseline rate, before a multiple of that rate is detected.
 *
 * <p>The alarm is raised at c events or more. With Γ^{-1}(u; c) the gamma quantile, c is the smallest count for which
 *
 * <pre>
 * Γ^{-1}(power; c) / ratio ≤ Γ^{-1}(level; c)
 * </pre>
 *
 * <p>and the left side is the number of events that must be expected at the baseline (Guenther: Am. Stat. 1977). It
 * depends only on the ratio of the rates, the level and the power: divided by the baseline rate it is the exposure
 * needed.
 *
 * <p>Defaults: level 0.05, one-sided, power 0.8.
 *
 * <pre>{@code
 * PoissonDetectionSize.withDefaults().ofRateRatio(2).exposureAt(0.001);  // 9062.5
 * PoissonDetectionSize.withDefaults().detectableRateRatio(9.064);        // 1.9997
 * }</pre>
 *
 * @since 0.1.0
 */
public final class PoissonDetectionSize extends Design<PoissonDetectionSize> {

    private static final PoissonDetectionSize DEFAULT =
            new PoissonDetectionSize(ErrorRates.DEFAULT.withSides(Sides.ONE));
    private static final long MOST_EVENTS = 1_000_000_000_000L;

    private PoissonDetectionSize(ErrorRates rates) {
        super(rates);
    }

    /**
     * The calculator with level 0.05 and power 0.8.
     *
     * @return the default calculator
     */
    public static PoissonDetectionSize withDefaults() {
        return DEFAULT;
    }

    @Override
    PoissonDetectionSize with(ErrorRates newRates) {
        return new PoissonDetectionSize(newRates);
    }

    /**
     * The events that must be expected, to detect a multiple of the baseline rate.
     *
     * @param rateRatio the multiple, above 1
     * @return the expected events at the baseline, and the count that raises the alarm
     * @throws IllegalArgumentException if the ratio is not above 1, if it is so near to 1 that more than 10^12 events
     *     are needed, or if the power is not above the level
     */
    public ExpectedEvents ofRateRatio(double rateRatio) {
        rates().requireAttainable();
        if (!(rateRatio > 1 && Double.isFinite(rateRatio))) {
            throw new IllegalArgumentException("rate ratio must be above 1 and finite, but is " + rateRatio
                    + ". Give the multiple of the baseline rate to detect.");
        }
        Means means = criticalMeans(rateRatio);
        long count = means.count;
        double expected = means.needed;
        return new ExpectedEvents(
                expected,
                means.allowed,
                count,
                GammaQuantile.atLeast((double) count, expected * rateRatio),
                GammaQuantile.atLeast((double) count, expected));
    }

    /**
     * The smallest multiple of the baseline rate that is detected, where a number of events is expected at the baseline.
     *
     * <p>With c the smallest count that is reached at the baseline with at most the level, it is Γ^{-1}(power; c) over the
     * expected events. It is the inverse of {@link #ofRateRatio}, except that counts come whole: where one more event is
     * needed, the ratio jumps up. So {@code ofRateRatio} of the ratio never needs more events than these, but may need
     * fewer.
     *
     * @param expectedBaselineEvents the events expected at the baseline, positive and at most 10^12
     * @return the ratio of the rates, above 1
     * @throws IllegalArgumentException if the number is outside its domain, if it is so small that the ratio is outside
     *     the range of a {@code double}, or if the power is not above the level
     */
    public double detectableRateRatio(double expectedBaselineEvents) {
        rates().requireAttainable();
        Arguments.require(
                expectedBaselineEvents > 0 && expectedBaselineEvents <= MOST_EVENTS,
                () -> "expected baseline events must be above 0 and at most 10^12, but are " + expectedBaselineEvents
                        + ". Give the baseline rate times the exposure.");
        double count = (double) countWithinLevel(expectedBaselineEvents);
        double ratio = GammaQuantile.missing(count, 1 - rates().power()) / expectedBaselineEvents;
        Arguments.require(
                Double.isFinite(ratio),
                () -> "No multiple of the baseline rate is detected where " + expectedBaselineEvents
                        + " events are expected. Observe for longer.");
        return ratio;
    }

    private long countWithinLevel(double expected) {
        long high = 1;
        while (!isWithinLevel(high, expected)) {
            high *= 2;
        }
        return Bisection.first(high / 2 + 1, high, count -> isWithinLevel(count, expected));
    }

    private boolean isWithinLevel(long count, double expected) {
        return GammaQuantile.atLeast((double) count, expected) <= rates().level();
    }

    private Means criticalMeans(double rateRatio) {
        Map<Long, Means> tried = new HashMap<>();
        long guess = Math.max(1, (long) Math.min(guessedCount(rateRatio), MOST_EVENTS));
        long critical = Bisection.firstNear(guess, 1, count -> {
            Means means = means(count, rateRatio);
            tried.put(count, means);
            return means.isEnough();
        });
        Means known = tried.get(critical);
        return known == null ? means(critical, rateRatio) : known;
    }

    /**
     * The count by the normal approximation with half a count for continuity and the skewness s(z) = (z² - 1) / 6: of m
     * expected events it is m + z √m + s(z) + ½ for the level, and the same for the power, a quadratic equation for √m.
     */
    private double guessedCount(double rateRatio) {
        double critical = rates().criticalValue();
        double margin = rates().powerMargin();
        double both = critical + margin * Math.sqrt(rateRatio);
        double skewness = (critical * critical - margin * margin) / 6;
        double root =
                (both + Math.sqrt(Math.max(0, both * both + 4 * (rateRatio - 1) * skewness))) / (rateRatio - 1) / 2;
        return root * (root + critical) + (critical * critical + 2) / 6;
    }

    private Means means(long count, double rateRatio) {
        if (count > MOST_EVENTS) {
            throw new IllegalArgumentException(
                    "A rate ratio of " + rateRatio + " needs more than 10^12 events. Look for a larger ratio.");
        }
        return new Means(
                count,
                GammaQuantile.missing((double) count, 1 - rates().power()) / rateRatio,
                GammaQuantile.reaching((double) count, rates().level()));
    }

    /** The events that must and that may be expected at the baseline, where the alarm is raised at a count. */
    private record Means(long count, double needed, double allowed) {
        boolean isEnough() {
            return needed <= allowed;
        }
    }
}
