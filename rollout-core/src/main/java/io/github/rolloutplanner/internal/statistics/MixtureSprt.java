package io.github.rolloutplanner.internal.statistics;

/**
 * The mixture sequential probability ratio test of a normal estimate, valid at every look.
 *
 * <p>The effect under the alternative is weighted by a normal density with mean 0 and variance τ². With an estimate Δ
 * of variance v,
 *
 * <pre>
 * Λ = √(v / (v + τ²)) · exp( τ² Δ² / (2 v (v + τ²)) )
 * </pre>
 *
 * <p>and 1/Λ, or its running minimum, is an always valid p-value (Johari, Koomen, Pekelis, Walsh: Operations Research
 * 2022; Robbins 1970). The interval holds all effects that are not rejected at the level, at all looks together.
 *
 * <p>Default: level 0.05, for intervals only. There is no default τ²: it should be about the square of the effects that
 * matter.
 *
 * <pre>{@code
 * MixtureSprt.ofMixingVariance(0.01).evidence(0.1, 2.0 / 500).pValue();  // 0.77
 * }</pre>
 *
 * @since 0.1.0
 */
public final class MixtureSprt {

    private final double mixingVariance;
    private final double level;

    private MixtureSprt(double mixingVariance, double level) {
        this.mixingVariance = Arguments.positive(mixingVariance, "mixing variance");
        this.level = Arguments.openProbability(level, "level");
    }

    /**
     * The test with a mixing variance, and intervals of level 0.05.
     *
     * @param variance τ², in the squared unit of the effect, positive
     * @return the test
     * @throws IllegalArgumentException if the variance is not positive and finite
     */
    public static MixtureSprt ofMixingVariance(double variance) {
        return new MixtureSprt(variance, 0.05);
    }

    /**
     * Sets how often the intervals may ever miss the true effect. Defaults to 0.05.
     *
     * @param level the level, strictly between 0 and 1
     * @return a test with intervals of this level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public MixtureSprt level(double level) {
        return new MixtureSprt(mixingVariance, level);
    }

    /**
     * The evidence against an effect of 0.
     *
     * @param estimate Δ, the estimated effect
     * @param variance v, the variance of that estimate, positive
     * @return the evidence Λ
     * @throws IllegalArgumentException if the estimate is not finite or the variance not positive
     */
    public EValue evidence(double estimate, double variance) {
        Arguments.finite(estimate, "estimate");
        Arguments.positive(variance, "variance");
        double z = estimate / Math.sqrt(variance);
        return new EValue(0.5 * z * z * weight(variance) - 0.5 * Math.log1p(mixingVariance / variance));
    }

    /**
     * The effects that are not rejected.
     *
     * @param estimate Δ, the estimated effect
     * @param variance v, the variance of that estimate, positive
     * @return the interval around the estimate
     * @throws IllegalArgumentException if the estimate is not finite or the variance not positive
     */
    public Interval interval(double estimate, double variance) {
        Arguments.finite(estimate, "estimate");
        Arguments.positive(variance, "variance");
        double needed = -2 * Math.log(level) + Math.log1p(mixingVariance / variance);
        double halfWidth = Math.sqrt(variance * needed / weight(variance));
        return new Interval(estimate - halfWidth, estimate + halfWidth);
    }

    private double weight(double variance) {
        return mixingVariance / (variance + mixingVariance);
    }
}
