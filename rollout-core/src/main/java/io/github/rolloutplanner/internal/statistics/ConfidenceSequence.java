package io.github.rolloutplanner.internal.statistics;

/**
 * Intervals for an effect that hold at all looks together, for any estimate with a standard error.
 *
 * <p>With N observations and standard error SE, the half-width is (Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas: arXiv
 * 2103.06476; equation 134 for one side)
 *
 * <pre>
 * two-sided   SE √( 2 (Nρ² + 1)/(Nρ²) · ln( √(Nρ² + 1) / α ) )
 * one-sided   SE √( 2 (Nρ² + 1)/(Nρ²) · ln( 1 + √(Nρ² + 1) / (2α) ) )
 * </pre>
 *
 * <p>where ρ² = (-2 ln α + ln(1 - 2 ln α)) / N*, with 2α in place of α for one side, makes it narrowest at N*
 * observations. Choose N* as the number at which a bad effect should be noticed, not as the end of the plan. The
 * sequence is asymptotic: it needs some ten events in each group, below that see {@link StratifiedRateEProcess}.
 * Where the percentages of the groups change, {@link StratifiedMeanDifference} says what to give it.
 *
 * <p>Defaults: level 0.05, two-sided, tuned to 5000 observations. Estimates and standard errors have the unit of the
 * effect; observations are those of all groups together.
 *
 * <pre>{@code
 * ConfidenceSequence.withDefaults().oneSided().tunedTo(20_000).lowerBound(0.03, 0.01, 4000);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ConfidenceSequence implements Sided<ConfidenceSequence> {

    /** Evidence that no double can hold: an estimate without any scatter. */
    private static final double CERTAIN = 1e300;

    private static final ConfidenceSequence DEFAULT = new ConfidenceSequence(0.05, Sides.TWO, 5000);

    private final double level;
    private final Sides sides;
    private final double tuning;

    private ConfidenceSequence(double level, Sides sides, double tuning) {
        this.level = Arguments.openProbability(level, "level");
        this.sides = sides;
        this.tuning = Arguments.positive(tuning, "number of observations to tune to");
    }

    /**
     * Two-sided sequences of level 0.05, tuned to 5000 observations.
     *
     * @return the default sequences
     */
    public static ConfidenceSequence withDefaults() {
        return DEFAULT;
    }

    /**
     * Sets how often the true effect may ever lie outside. Defaults to 0.05.
     *
     * @param level the level, strictly between 0 and 1, and below 0.5 for one side
     * @return sequences of this level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public ConfidenceSequence level(double level) {
        return new ConfidenceSequence(level, sides, tuning);
    }

    @Override
    public ConfidenceSequence sides(Sides sides) {
        return new ConfidenceSequence(level, sides, tuning);
    }

    /**
     * Sets the number of observations at which the sequence is narrowest. Defaults to 5000.
     *
     * @param observations N*, of all groups together, positive
     * @return sequences tuned to it
     * @throws IllegalArgumentException if the number is not positive
     */
    public ConfidenceSequence tunedTo(double observations) {
        return new ConfidenceSequence(level, sides, observations);
    }

    /**
     * The distance of a bound from the estimate; infinite, which rejects nothing, where it is beyond the range of a double.
     *
     * @param standardError the standard error of the estimate, positive
     * @param observations N so far, of all groups together, at least 1
     * @return the half-width, in the unit of the standard error
     * @throws IllegalArgumentException if an argument is outside its domain, or the level is 0.5 or more on one side
     */
    public double halfWidth(double standardError, long observations) {
        return standardError * standardErrors(information(standardError, observations));
    }

    /**
     * The level of a single z test that is as strict as this sequence at the observations it is tuned to.
     *
     * <p>With h the half-width at N*, it is P(Z &gt; h/SE) on each side, and depends on the level and the sides only.
     * Looking at any time costs what one look at this level costs: a fixed sample size computed with it is the number of
     * observations at which a sequence that is tuned to that number sees the effect with the power asked for.
     *
     * <pre>{@code
     * ConfidenceSequence.withDefaults().oneSided().singleLookLevel();  // 0.0027
     * }</pre>
     *
     * @return the level, over all sides together; above 0, and below the level of this sequence
     * @throws IllegalArgumentException if the level is 0.5 or more on one side
     */
    public double singleLookLevel() {
        return atInformation(informationAtTuning());
    }

    private double atInformation(double information) {
        double perSide = Normal.above(standardErrors(information));
        // What is beyond the range of a double must still be a level.
        return Math.max(Double.MIN_VALUE, sides == Sides.TWO ? 2 * perSide : perSide);
    }

    /**
     * The level of a single z test that is as strict as this sequence at any number of observations, where its evidence is one
     * of several in a mean.
     *
     * <p>The evidence must be 1/w times what would reject alone, while the sequence stays tuned as it is.
     *
     * @param weight w, the weight in the mean, above 0, at most 1
     * @param observations of all groups together, above 0
     * @return the level, over all sides together; above 0
     * @throws IllegalArgumentException if an argument is outside its domain, or the level is 0.5 or more on one side
     */
    public double singleLookLevel(double weight, double observations) {
        Arguments.positive(observations, "observations");
        return level(level * weight).atInformation(informationAtTuning() * (observations / tuning));
    }

    private double standardErrors(double information) {
        double spread = Math.sqrt(1 + information);
        double threshold = sides == Sides.TWO ? Math.log(spread / level) : Math.log1p(spread / (2 * level));
        return Math.sqrt(2 * (1 + 1 / information) * threshold);
    }

    /**
     * The effects that are not rejected, on both sides.
     *
     * @param estimate the estimated effect
     * @param standardError the standard error of the estimate, positive
     * @param observations N so far, of all groups together, at least 1
     * @return the estimate with the half-width on both sides
     * @throws IllegalArgumentException if an argument is outside its domain
     * @throws IllegalStateException if the sequence is one-sided: each of its bounds holds alone, both together do not
     */
    public Interval interval(double estimate, double standardError, long observations) {
        if (sides == Sides.ONE) {
            throw new IllegalStateException("An interval has two sides, this sequence has one."
                    + " Ask for lowerBound(..) or upperBound(..), or for twoSided().");
        }
        return new Interval(
                lowerBound(estimate, standardError, observations), upperBound(estimate, standardError, observations));
    }

    /**
     * The least effect that is not rejected.
     *
     * @param estimate the estimated effect
     * @param standardError the standard error of the estimate, positive
     * @param observations N so far, of all groups together, at least 1
     * @return the estimate minus the half-width
     * @throws IllegalArgumentException if an argument is outside its domain
     */
    public double lowerBound(double estimate, double standardError, long observations) {
        return Arguments.finite(estimate, "estimate") - halfWidth(standardError, observations);
    }

    /**
     * The greatest effect that is not rejected.
     *
     * @param estimate the estimated effect
     * @param standardError the standard error of the estimate, positive
     * @param observations N so far, of all groups together, at least 1
     * @return the estimate plus the half-width
     * @throws IllegalArgumentException if an argument is outside its domain
     */
    public double upperBound(double estimate, double standardError, long observations) {
        return Arguments.finite(estimate, "estimate") + halfWidth(standardError, observations);
    }

    /**
     * The evidence against an effect of 0 or, one-sided, against an effect of 0 or less. It rejects at the level of
     * this sequence exactly when the bound excludes 0.
     *
     * @param estimate the estimated effect
     * @param standardError the standard error of the estimate, positive
     * @param observations N so far, of all groups together, at least 1
     * @return the evidence
     * @throws IllegalArgumentException if an argument is outside its domain
     */
    public EValue evidence(double estimate, double standardError, long observations) {
        double information = information(standardError, observations);
        double z = Arguments.finite(estimate, "estimate") / standardError;
        double exponent = Math.min(CERTAIN, 0.5 * z * z * (information / (1 + information)));
        double logSpread = 0.5 * Math.log1p(information);
        return new EValue(sides == Sides.TWO ? exponent - logSpread : logOfOneSided(z > 0 ? exponent : 0) - logSpread);
    }

    // ln(2 (e^x - 1)); nothing at all would have an infinite logarithm, and is as good as the smallest double.
    private static double logOfOneSided(double exponent) {
        return Math.log(2)
                + (exponent > 1
                        ? exponent + Math.log1p(-Math.exp(-exponent))
                        : Math.log(Math.max(Double.MIN_VALUE, Math.expm1(exponent))));
    }

    // N ρ², which is 1 where the sequence knows as much from the data as from its tuning.
    private double information(double standardError, long observations) {
        Arguments.positive(standardError, "standard error");
        double rho = rho();
        return Math.min(Double.MAX_VALUE, Arguments.atLeast(1, observations, "observations") * rho * rho);
    }

    double rho() {
        return Math.sqrt(informationAtTuning() / tuning);
    }

    // N* ρ², whatever N* is.
    private double informationAtTuning() {
        double logLevel = Math.log(sides == Sides.TWO ? level : 2 * level);
        if (!(logLevel < 0)) {
            throw new IllegalArgumentException(
                    "The level of a one-sided sequence must be below 0.5, but is " + level + ". Give a smaller level.");
        }
        return -2 * logLevel + Math.log1p(-2 * logLevel);
    }
}
