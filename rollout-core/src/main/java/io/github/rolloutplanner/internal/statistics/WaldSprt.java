package io.github.rolloutplanner.internal.statistics;

/**
 * Wald's sequential probability ratio test of a rate: it decides between two rates as soon as it can.
 *
 * <p>Each event adds ln(p_1/p_0) to the log likelihood ratio and each other observation ln((1-p_1)/(1-p_0)). At or
 * above A = ln(power/α) the rate p_0 is rejected, at or below B = ln((1-power)/(1-α)) it is accepted (Wald: Sequential
 * Analysis, 1947). With h the root of p (p_1/p_0)^h + (1-p) ((1-p_1)/(1-p_0))^h = 1, Wald's approximations at a true
 * rate p are
 *
 * <pre>
 * P(accept) = (e^{Ah} - 1) / (e^{Ah} - e^{Bh}),   E[n] = (P(accept) B + (1 - P(accept)) A) / E[step]
 * </pre>
 *
 * <p>They neglect by how much an event overshoots the bound. For rare events that matters (the true level is lower, the
 * number of observations up to a quarter higher), and {@link #exact} follows every path instead. The test ignores rates
 * that are worse than p_0 but better than p_1: a decision to accept says only that p_0 is nearer.
 *
 * <p>Defaults: level 0.05, power 0.8.
 *
 * <pre>{@code
 * WaldSprt.ofRates(0.001, 0.002).power(0.9).decide(7, 2500);  // CONTINUE
 * }</pre>
 *
 * @since 0.1.0
 */
public final class WaldSprt {

    // A path may meet a bound exactly, which rounding must not turn into a miss.
    private static final double TIE = 1e-12;
    private static final double NO_DRIFT = 1e-8;

    private final double nullRate;
    private final double alternativeRate;
    private final ErrorRates rates;

    private WaldSprt(double nullRate, double alternativeRate, ErrorRates rates) {
        this.nullRate = nullRate;
        this.alternativeRate = alternativeRate;
        this.rates = rates;
    }

    /**
     * The test that decides between two rates, with level 0.05 and power 0.8.
     *
     * @param nullRate p_0, the rate of the hypothesis, strictly between 0 and 1
     * @param alternativeRate p_1, above p_0 and below 1
     * @return the test
     * @throws IllegalArgumentException if the rates are outside 0 to 1, or not in this order
     */
    public static WaldSprt ofRates(double nullRate, double alternativeRate) {
        Arguments.openProbability(nullRate, "null rate");
        Arguments.openProbability(alternativeRate, "alternative rate");
        Arguments.require(
                nullRate < alternativeRate,
                () -> "The null rate must be below the alternative rate, but " + nullRate + " >= " + alternativeRate
                        + ". Maybe the two were swapped.");
        return new WaldSprt(nullRate, alternativeRate, ErrorRates.DEFAULT.withSides(Sides.ONE));
    }

    /**
     * Sets how often p_0 may be rejected where it is true. Defaults to 0.05.
     *
     * @param level the level, strictly between 0 and 1
     * @return a test with this level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public WaldSprt level(double level) {
        return new WaldSprt(nullRate, alternativeRate, rates.withLevel(level));
    }

    /**
     * Sets how often p_0 must be rejected where p_1 is true. Defaults to 0.8.
     *
     * @param power the power, strictly between 0 and 1
     * @return a test with this power
     * @throws IllegalArgumentException if the power is not strictly between 0 and 1
     */
    public WaldSprt power(double power) {
        return new WaldSprt(nullRate, alternativeRate, rates.withPower(power));
    }

    /**
     * The log likelihood ratio at which p_0 is rejected.
     *
     * @return A = ln(power / level)
     * @throws IllegalArgumentException if the power is not above the level
     */
    public double rejectFrom() {
        rates.requireAttainable();
        return Math.log(rates.power() / rates.level());
    }

    /**
     * The log likelihood ratio down to which the test goes on; from there on p_0 is accepted.
     *
     * @return B = ln((1 - power) / (1 - level))
     * @throws IllegalArgumentException if the power is not above the level
     */
    public double acceptFrom() {
        rates.requireAttainable();
        return Math.log((1 - rates.power()) / (1 - rates.level()));
    }

    /**
     * What the data so far say of p_1 against p_0.
     *
     * @param events the events so far
     * @param observations the observations so far
     * @return the log likelihood ratio
     * @throws IllegalArgumentException if a count is negative or there are more events than observations
     */
    public double logLikelihoodRatio(long events, long observations) {
        Arguments.count(events, "events");
        Arguments.require(
                events <= observations,
                () -> "events must not exceed observations, but " + events + " > " + observations
                        + ". Maybe the two were swapped.");
        return events * eventStep() + (observations - events) * otherStep();
    }

    /**
     * Decides at one look. The first decision counts: a later look at a bound that was crossed before does not take it
     * back.
     *
     * @param events the events so far
     * @param observations the observations so far
     * @return the decision
     * @throws IllegalArgumentException if a count is negative, there are more events than observations, or the power is
     *     not above the level
     */
    public SprtDecision decide(long events, long observations) {
        double ratio = logLikelihoodRatio(events, observations);
        if (ratio >= rejectFrom() - TIE) {
            return SprtDecision.REJECT;
        }
        return ratio <= acceptFrom() + TIE ? SprtDecision.ACCEPT : SprtDecision.CONTINUE;
    }

    /**
     * Wald's approximation of what happens at a true rate.
     *
     * @param trueRate the true rate, 0 to 1
     * @return the probabilities of both decisions and the expected number of observations
     * @throws IllegalArgumentException if the rate is outside 0 to 1, or the power is not above the level
     */
    public SprtCharacteristics approximate(double trueRate) {
        Arguments.rate(trueRate, "true rate");
        double upper = rejectFrom();
        double lower = acceptFrom();
        double mean = trueRate * eventStep() + (1 - trueRate) * otherStep();
        double square = trueRate * eventStep() * eventStep() + (1 - trueRate) * otherStep() * otherStep();
        if (Math.abs(mean) < NO_DRIFT * Math.sqrt(square)) {
            double accept = upper / (upper - lower);
            return new SprtCharacteristics(accept, 1 - accept, -upper * lower / square);
        }
        double accept = acceptProbability(upper, lower, WaldRoot.of(trueRate, eventStep(), otherStep(), mean));
        return new SprtCharacteristics(accept, 1 - accept, (accept * lower + (1 - accept) * upper) / mean);
    }

    /**
     * What happens at a true rate, by the probabilities of all paths.
     *
     * @param trueRate the true rate, 0 to 1
     * @return the probabilities of both decisions and the expected number of observations
     * @throws IllegalArgumentException if the rate is outside 0 to 1, if the power is not above the level, or if the
     *     paths are too many to be followed: then the approximation is what there is
     */
    public SprtCharacteristics exact(double trueRate) {
        double expected = approximate(trueRate).expectedObservations();
        return new SprtPaths(eventStep(), otherStep(), rejectFrom() - TIE, acceptFrom() + TIE)
                .follow(trueRate, expected);
    }

    double eventStep() {
        return Math.log(alternativeRate / nullRate);
    }

    double otherStep() {
        return Math.log1p(-alternativeRate) - Math.log1p(-nullRate);
    }

    // The same formula for both signs of h, with exponents that are never positive.
    private static double acceptProbability(double upper, double lower, double h) {
        return h > 0
                ? Math.expm1(-upper * h) / Math.expm1((lower - upper) * h)
                : Math.exp(-lower * h) * (Math.expm1(upper * h) / Math.expm1((upper - lower) * h));
    }
}
