package io.github.rolloutplanner.internal.statistics;

/**
 * How level and power are divided when one decision rests on several metrics and several variants.
 *
 * <p>The decision is: at least one success metric is significantly better, every non-inferiority metric is shown not to
 * be worse by its margin, and no metric is significantly worse. Then (Schultzberg, Ankargren, Frånberg 2024, "Risk-aware
 * product decisions in A/B tests with multiple metrics"), with S success metrics, G non-inferiority metrics, W metrics
 * that are only watched for being worse, and k variants,
 *
 * <ul>
 *   <li>each success metric is tested at level / (S k): one of them is enough, so chances add up;
 *   <li>each non-inferiority metric is tested at level / k: all must pass, so their number costs no level;
 *   <li>each metric is powered with 1 - β/(G + 1), or 1 - β/G without success metrics: all must pass, so misses add up;
 *   <li>an alarm that any metric is worse is tested at level / ((S + G + W) k).
 * </ul>
 *
 * <p>Defaults: level 0.05, power 0.8, one variant, one success metric, no other metric.
 *
 * <pre>{@code
 * MultipleComparisons.withDefaults().nonInferiorityMetrics(3).powerPerMetric();  // 0.95
 * }</pre>
 *
 * @since 0.1.0
 */
public final class MultipleComparisons extends Design<MultipleComparisons> {

    private static final MultipleComparisons DEFAULT = new MultipleComparisons(ErrorRates.DEFAULT, 1, 1, 0, 0);

    private final int variants;
    private final int successMetrics;
    private final int nonInferiorityMetrics;
    private final int watchedMetrics;

    private MultipleComparisons(
            ErrorRates rates, int variants, int successMetrics, int nonInferiorityMetrics, int watchedMetrics) {
        super(rates);
        this.variants = variants;
        this.successMetrics = successMetrics;
        this.nonInferiorityMetrics = nonInferiorityMetrics;
        this.watchedMetrics = watchedMetrics;
    }

    /**
     * Level 0.05, power 0.8, one variant, one success metric, no other metric.
     *
     * @return the default division
     */
    public static MultipleComparisons withDefaults() {
        return DEFAULT;
    }

    @Override
    public MultipleComparisons with(ErrorRates newRates) {
        return new MultipleComparisons(newRates, variants, successMetrics, nonInferiorityMetrics, watchedMetrics);
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
        return new MultipleComparisons(rates(), count, successMetrics, nonInferiorityMetrics, watchedMetrics);
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
        return new MultipleComparisons(rates(), variants, count, nonInferiorityMetrics, watchedMetrics);
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
        return new MultipleComparisons(rates(), variants, successMetrics, count, watchedMetrics);
    }

    /**
     * Sets how many further metrics are only watched for being worse. Defaults to 0.
     *
     * @param count the metrics that are neither success nor non-inferiority metrics, 0 or more
     * @return a division for them
     * @throws IllegalArgumentException if the count is negative
     */
    public MultipleComparisons watchedMetrics(int count) {
        Arguments.count(count, "watched metrics");
        return new MultipleComparisons(rates(), variants, successMetrics, nonInferiorityMetrics, count);
    }

    /**
     * The level of each test of a success metric.
     *
     * @return level / (S k), or level / k without success metrics
     */
    public double successLevel() {
        return levelPerTest(Math.max(1, successMetrics));
    }

    /**
     * The level of each test of a non-inferiority metric.
     *
     * @return level / k
     */
    public double nonInferiorityLevel() {
        return levelPerTest(1);
    }

    /**
     * The level of each test of whether a metric is worse, where any of them raises the alarm.
     *
     * @return level / ((S + G + W) k)
     * @throws IllegalStateException if there is no metric at all
     */
    public double deteriorationLevel() {
        double metrics = (double) successMetrics + nonInferiorityMetrics + watchedMetrics;
        requireMetric(metrics);
        return levelPerTest(metrics);
    }

    // What is beyond the range of a double must still be a level.
    private double levelPerTest(double tests) {
        return Math.max(Double.MIN_VALUE, rates().level() / tests / variants);
    }

    /**
     * The power that each test needs.
     *
     * @return 1 - β/(G + 1), or 1 - β/G without success metrics
     * @throws IllegalStateException if there is neither a success metric nor a non-inferiority metric
     */
    public double powerPerMetric() {
        double mustPass = nonInferiorityMetrics + Math.min(1.0, successMetrics);
        requireMetric(mustPass);
        return Math.min(Math.nextDown(1.0), 1 - (1 - rates().power()) / mustPass);
    }

    /**
     * The percentage of all observations that the control should have, since every variant is compared with it.
     *
     * @return 1 / (1 + √k), by Dunnett (1955): the control is √k times as large as a variant
     */
    public double controlPercentage() {
        return 1 / (1 + Math.sqrt(variants));
    }

    private static void requireMetric(double metrics) {
        if (metrics == 0) {
            throw new IllegalStateException("There are 0 success metrics and 0 non-inferiority metrics."
                    + " Set at least one of them, the decision rests on it.");
        }
    }
}
