package io.github.rolloutplanner.internal.statistics;

/**
 * How level and power are divided when one decision rests on several metrics and several variants.
 *
 * <p>The decision is: at least one success metric is significantly better, and every non-inferiority metric is shown
 * not to be worse by its margin. Then (Schultzberg, Ankargren, Frånberg 2024, "Risk-aware product decisions in A/B
 * tests with multiple metrics"), with S success metrics, G non-inferiority metrics and k variants,
 *
 * <ul>
 *   <li>each success metric is tested at level / (S k): one of them is enough, so chances add up;
 *   <li>each non-inferiority metric is tested at level / k: all must pass, so their number costs no level;
 *   <li>each metric is powered with 1 - β/(G + 1), or 1 - β/G without success metrics: all must pass, so misses add up;
 *   <li>an alarm that any metric is worse is tested at level / ((S + G) k).
 * </ul>
 *
 * <p>Defaults: level 0.05, power 0.8, one variant, one success metric, no non-inferiority metric.
 *
 * <pre>{@code
 * MultipleComparisons.withDefaults().nonInferiorityMetrics(3).powerPerMetric();  // 0.95
 * }</pre>
 *
 * @since 0.1.0
 */
public final class MultipleComparisons {

    private static final MultipleComparisons DEFAULT = new MultipleComparisons(ErrorRates.DEFAULT, 1, 1, 0);

    private final ErrorRates rates;
    private final int variants;
    private final int successMetrics;
    private final int nonInferiorityMetrics;

    private MultipleComparisons(ErrorRates rates, int variants, int successMetrics, int nonInferiorityMetrics) {
        this.rates = rates;
        this.variants = variants;
        this.successMetrics = successMetrics;
        this.nonInferiorityMetrics = nonInferiorityMetrics;
    }

    /**
     * Level 0.05, power 0.8, one variant, one success metric, no non-inferiority metric.
     *
     * @return the default division
     */
    public static MultipleComparisons withDefaults() {
        return DEFAULT;
    }

    /**
     * Sets the level of the decision as a whole. Defaults to 0.05.
     *
     * @param level the level, strictly between 0 and 1
     * @return a division of this level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public MultipleComparisons level(double level) {
        return new MultipleComparisons(rates.withLevel(level), variants, successMetrics, nonInferiorityMetrics);
    }

    /**
     * Sets the power of the decision as a whole. Defaults to 0.8.
     *
     * @param power the power, strictly between 0 and 1
     * @return a division of this power
     * @throws IllegalArgumentException if the power is not strictly between 0 and 1
     */
    public MultipleComparisons power(double power) {
        return new MultipleComparisons(rates.withPower(power), variants, successMetrics, nonInferiorityMetrics);
    }

    /**
     * Sets how many treatments are compared with the control. Defaults to 1.
     *
     * @param count the treatments, at least 1
     * @return a division for them
     * @throws IllegalArgumentException if there is none
     */
    public MultipleComparisons variants(int count) {
        Arguments.atLeast(1, count, "variants");
        return new MultipleComparisons(rates, count, successMetrics, nonInferiorityMetrics);
    }

    /**
     * Sets how many metrics are candidates for the one improvement that is needed. Defaults to 1.
     *
     * @param count the success metrics, 0 or more
     * @return a division for them
     * @throws IllegalArgumentException if the count is negative
     */
    public MultipleComparisons successMetrics(int count) {
        Arguments.count(count, "success metrics");
        return new MultipleComparisons(rates, variants, count, nonInferiorityMetrics);
    }

    /**
     * Sets how many metrics must be shown not to be worse by their margin. Defaults to 0.
     *
     * @param count the non-inferiority metrics, 0 or more
     * @return a division for them
     * @throws IllegalArgumentException if the count is negative
     */
    public MultipleComparisons nonInferiorityMetrics(int count) {
        Arguments.count(count, "non-inferiority metrics");
        return new MultipleComparisons(rates, variants, successMetrics, count);
    }

    /**
     * The level of each test of a success metric.
     *
     * @return level / (S k), or level / k without success metrics
     */
    public double successLevel() {
        return rates.level() / Math.max(1, successMetrics) / variants;
    }

    /**
     * The level of each test of a non-inferiority metric.
     *
     * @return level / k
     */
    public double nonInferiorityLevel() {
        return rates.level() / variants;
    }

    /**
     * The level of each test of whether a metric is worse, where any of them raises the alarm.
     *
     * @return level / ((S + G) k)
     * @throws IllegalStateException if there is no metric at all
     */
    public double deteriorationLevel() {
        requireMetric();
        return rates.level() / (successMetrics + nonInferiorityMetrics) / variants;
    }

    /**
     * The power that each test needs.
     *
     * @return 1 - β/(G + 1), or 1 - β/G without success metrics
     * @throws IllegalStateException if there is no metric at all
     */
    public double powerPerMetric() {
        requireMetric();
        int mustPass = nonInferiorityMetrics + Math.min(1, successMetrics);
        return 1 - (1 - rates.power()) / mustPass;
    }

    /**
     * The percentage of all observations that the control should have, since every variant is compared with it.
     *
     * @return 1 / (1 + √k), by Dunnett (1955): the control is √k times as large as a variant
     */
    public double controlPercentage() {
        return 1 / (1 + Math.sqrt(variants));
    }

    private void requireMetric() {
        if (successMetrics + nonInferiorityMetrics == 0) {
            throw new IllegalStateException("There are 0 success metrics and 0 non-inferiority metrics."
                    + " Set at least one of them, the decision rests on it.");
        }
    }
}
