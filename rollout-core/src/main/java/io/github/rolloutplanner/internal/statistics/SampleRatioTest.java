package io.github.rolloutplanner.internal.statistics;

import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The test of whether groups have the sizes that they were planned to have, for one look.
 *
 * <p>With N observations, counts n_i and planned percentages w_i, Pearson's statistic is
 *
 * <pre>
 * χ² = Σ (n_i - N w_i)² / (N w_i),   with k - 1 degrees of freedom
 * </pre>
 *
 * <p>Where an expected count is small, the exact test adds up the probabilities of all outcomes that are not more
 * likely than the observed one. A level of 0.001 or less is usual (Kohavi, Tang, Xu: Trustworthy Online Controlled
 * Experiments, 2020, chapter 21). A test at every look rejects far too often; see {@link SampleRatioEProcess} for that.
 *
 * <pre>{@code
 * SampleRatioTest.ofWeights(0.5, 0.5).test(821_588, 815_482).rejects(0.001);  // true, p = 1.8e-6
 * }</pre>
 *
 * @since 0.1.0
 */
public final class SampleRatioTest {

    private static final double SMALL_EXPECTED_COUNT = 5;

    private final Weights weights;

    private SampleRatioTest(Weights weights) {
        this.weights = weights;
    }

    /**
     * The test of planned weights.
     *
     * @param weights at least 2, each positive; only their ratios matter
     * @return the test
     * @throws IllegalArgumentException if there are fewer than 2 weights, or one is not positive and finite
     */
    public static SampleRatioTest ofWeights(double... weights) {
        return new SampleRatioTest(Weights.of(weights));
    }

    /**
     * The exact test if an expected count is below 5 and there are not too many outcomes, else the chi-square test.
     *
     * @param counts the observations of each group, in the order of the weights
     * @return the chi-square statistic and the p-value; without observations the p-value is 1
     * @throws IllegalArgumentException if there is not one count for each weight, or one is negative
     */
    public TestResult test(long... counts) {
        TestResult chiSquare = chiSquare(counts);
        boolean small = smallestExpected(weights.total(counts)) < SMALL_EXPECTED_COUNT;
        return small && MultinomialOutcomes.canBeEnumerated(weights, counts)
                ? new TestResult(chiSquare.statistic(), exact(counts))
                : chiSquare;
    }

    /**
     * Pearson's chi-square test, without continuity correction.
     *
     * @param counts the observations of each group, in the order of the weights
     * @return the chi-square statistic and the p-value; without observations the p-value is 1
     * @throws IllegalArgumentException if there is not one count for each weight, or one is negative
     */
    public TestResult chiSquare(long... counts) {
        long total = weights.total(counts);
        double statistic = total == 0
                ? 0
                : IntStream.range(0, counts.length)
                        .mapToDouble(i -> term((double) counts[i], total * weights.percentage(i)))
                        .sum();
        double halfFreedom = (weights.count() - 1) / 2.0;
        return new TestResult(statistic, RegularizedGamma.Q.value(halfFreedom, statistic / 2));
    }

    /**
     * The p-value of the exact multinomial test.
     *
     * @param counts the observations of each group, in the order of the weights
     * @return the probability of all outcomes that are not more likely than this one
     * @throws IllegalArgumentException if there is not one count for each weight, one is negative, or there are three
     *     or more groups with more than 10^6 possible outcomes
     */
    public double exact(long... counts) {
        long total = weights.total(counts);
        return weights.count() == 2
                ? BinomialTail.asUnlikelyAs(counts[0], total, weights.percentage(0))
                : new MultinomialOutcomes(weights, counts).probabilityOfAsUnlikely();
    }

    private double smallestExpected(long total) {
        return IntStream.range(0, weights.count())
                .mapToDouble(i -> total * weights.percentage(i))
                .min()
                .orElse(0);
    }

    private static double term(double observed, double expected) {
        return (observed - expected) / expected * (observed - expected);
    }
}
