package io.github.rolloutplanner.internal.statistics;

import java.util.Objects;

/**
 * The exact comparison of two Poisson rates, from the events of each and their exposures.
 *
 * <p>Given all events, those x of the treatment are binomial with probability φ t_t / (φ t_t + t_c), where φ is the
 * ratio of the rates and t are the exposures; so the baseline drops out (Przyborowski, Wilenski: Biometrika 1940). The
 * two-sided p-value adds up all outcomes that are not more likely than the observed one. The interval for the ratio is
 * that of Clopper and Pearson for the binomial probability, turned into a ratio.
 *
 * <p>Defaults: two-sided, ratio 1, level 0.05. The level belongs to the interval only.
 *
 * <pre>{@code
 * TwoRateTest.withDefaults().alternative(Alternative.GREATER).test(10, 9500, 3, 500).pValue();  // 0.0245
 * }</pre>
 *
 * @since 0.1.0
 */
public final class TwoRateTest {

    private static final TwoRateTest DEFAULT = new TwoRateTest(Alternative.TWO_SIDED, 1, 0.05);
    private static final Interval RATIOS = new Interval(0, Double.POSITIVE_INFINITY);

    private final Alternative alternative;
    private final double nullRatio;
    private final double level;

    private TwoRateTest(Alternative alternative, double nullRatio, double level) {
        this.alternative = Objects.requireNonNull(alternative, "alternative");
        this.nullRatio = Arguments.positive(nullRatio, "null ratio");
        this.level = Arguments.openProbability(level, "level");
    }

    /**
     * The two-sided test of equal rates, with intervals of level 0.05.
     *
     * @return the default test
     */
    public static TwoRateTest withDefaults() {
        return DEFAULT;
    }

    /**
     * Sets what shall be shown of the treatment. Defaults to {@link Alternative#TWO_SIDED}.
     *
     * @param alternative the alternative
     * @return a test of this alternative
     */
    public TwoRateTest alternative(Alternative alternative) {
        return new TwoRateTest(alternative, nullRatio, level);
    }

    /**
     * Sets the ratio of the rates, treatment over control, under the hypothesis. Defaults to 1.
     *
     * @param nullRatio the ratio, positive
     * @return a test of this ratio
     * @throws IllegalArgumentException if the ratio is not positive and finite
     */
    public TwoRateTest nullRatio(double nullRatio) {
        return new TwoRateTest(alternative, nullRatio, level);
    }

    /**
     * Sets how often the interval may miss the true ratio. Defaults to 0.05.
     *
     * @param level the level, strictly between 0 and 1
     * @return a test with intervals of this level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public TwoRateTest level(double level) {
        return new TwoRateTest(alternative, nullRatio, level);
    }

    /**
     * Tests the hypothesis.
     *
     * @param controlEvents the events of the control
     * @param controlExposure the exposure of the control, positive
     * @param treatmentEvents the events of the treatment
     * @param treatmentExposure the exposure of the treatment, positive, in the same unit
     * @return the events of the treatment as the statistic, and the p-value; without any event the p-value is 1
     * @throws IllegalArgumentException if a count is negative or an exposure is not positive
     */
    public TestResult test(long controlEvents, double controlExposure, long treatmentEvents, double treatmentExposure) {
        requireCounts(controlEvents, controlExposure, treatmentEvents, treatmentExposure);
        double odds = nullRatio * (treatmentExposure / controlExposure);
        double probability = odds / (1 + odds);
        long total = Math.addExact(controlEvents, treatmentEvents);
        double pValue = switch (alternative) {
            case TWO_SIDED -> BinomialTail.asUnlikelyAs(treatmentEvents, total, probability);
            case LESS -> BinomialTail.atMost(treatmentEvents, total, probability);
            case GREATER -> BinomialTail.atLeast(treatmentEvents, total, probability);
        };
        return new TestResult((double) treatmentEvents, pValue);
    }

    /**
     * The interval for the ratio of the rates, treatment over control.
     *
     * @param controlEvents the events of the control
     * @param controlExposure the exposure of the control, positive
     * @param treatmentEvents the events of the treatment
     * @param treatmentExposure the exposure of the treatment, positive, in the same unit
     * @return the interval; it begins at 0 without events of the treatment, and has no upper bound without events of
     *     the control
     * @throws IllegalArgumentException if a count is negative, an exposure is not positive, or there is no event at all
     */
    public Interval ratio(long controlEvents, double controlExposure, long treatmentEvents, double treatmentExposure) {
        requireCounts(controlEvents, controlExposure, treatmentEvents, treatmentExposure);
        long total = Math.addExact(controlEvents, treatmentEvents);
        Arguments.require(
                total > 0, () -> "A ratio of rates needs events, but both counts are 0. Wait for the first event.");
        double perExposure = controlExposure / treatmentExposure;
        return alternative.interval(
                level,
                RATIOS,
                a -> lowOdds(treatmentEvents, controlEvents, total, a) * perExposure,
                a -> perExposure / lowOdds(controlEvents, treatmentEvents, total, a));
    }

    // The complement of a lower bound is the upper bound of the others: a difference to 1 would lose its digits.
    private static double lowOdds(long events, long others, long total, double level) {
        return ClopperPearsonInterval.low(events, total, level) / ClopperPearsonInterval.high(others, total, level);
    }

    private static void requireCounts(
            long controlEvents, double controlExposure, long treatmentEvents, double treatmentExposure) {
        Arguments.count(controlEvents, "control events");
        Arguments.positive(controlExposure, "control exposure");
        Arguments.count(treatmentEvents, "treatment events");
        Arguments.positive(treatmentExposure, "treatment exposure");
    }
}
