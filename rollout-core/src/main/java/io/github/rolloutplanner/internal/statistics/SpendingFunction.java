package io.github.rolloutplanner.internal.statistics;

import java.util.Arrays;

/**
 * How much of an error probability may have been spent by each of several looks.
 *
 * <p>A spending function must be chosen before the first look; when and how often one looks may then vary, as long as
 * it does not depend on the data (Lan, DeMets: Biometrika 1983). It never falls, and it has spent everything when all
 * information is there. Below, α is the whole amount for one side, t the percentage of the final information.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SpendingFunction {

    /**
     * The part that may have been spent by a look, this look included.
     *
     * @param whole the whole amount, strictly between 0 and 1
     * @param look the number of the look, from 1
     * @param informationFraction the information at this look over the final one, above 0 and at most 1
     * @return the cumulative amount, from 0 to the whole
     */
    double spent(double whole, int look, double informationFraction);

    /**
     * Spends like the O'Brien-Fleming test, 2(1 - Φ(z_{1-α/2}/√t)): almost nothing early.
     *
     * @return the spending function
     */
    static SpendingFunction obrienFlemingLike() {
        return (whole, look, t) -> t >= 1 ? whole : 2 * Normal.above(Normal.exceededWith(whole / 2) / Math.sqrt(t));
    }

    /**
     * Spends like the Pocock test, α ln(1 + (e - 1) t): about evenly.
     *
     * @return the spending function
     */
    static SpendingFunction pocockLike() {
        return (whole, look, t) -> t >= 1 ? whole : whole * Math.log1p((Math.E - 1) * t);
    }

    /**
     * Spends α t^γ (Kim, DeMets: Biometrika 1987): evenly for γ = 1, later the larger γ is.
     *
     * @param gamma the exponent, positive
     * @return the spending function
     * @throws IllegalArgumentException if the exponent is not positive and finite
     */
    static SpendingFunction power(double gamma) {
        Arguments.positive(gamma, "gamma");
        return (whole, look, t) -> whole * Math.pow(t, gamma);
    }

    /**
     * Spends α (1 - e^{-γt}) / (1 - e^{-γ}) (Hwang, Shih, DeCani: Statistics in Medicine 1990): early for positive γ,
     * evenly for 0, late for negative γ.
     *
     * @param gamma the parameter
     * @return the spending function
     * @throws IllegalArgumentException if the parameter is not finite
     */
    static SpendingFunction gammaFamily(double gamma) {
        Arguments.finite(gamma, "gamma");
        return (whole, look, t) -> gamma == 0 ? whole * t : whole * (Math.expm1(-gamma * t) / Math.expm1(-gamma));
    }

    /**
     * Spends by look, whatever the information is then: look k has spent α (w_1 + ... + w_k) / Σw.
     *
     * <p>Since the amounts are fixed beforehand this is as valid as any other spending, and it leaves something for
     * early looks with very little information.
     *
     * @param weights one for each look, 0 or more, not all 0; only their ratios matter
     * @return the spending function, for as many looks as there are weights
     * @throws IllegalArgumentException if there is no weight, one is negative or not finite, or all are 0
     */
    static SpendingFunction presetWeights(double... weights) {
        Arguments.atLeast(1, weights.length, "number of weights");
        for (int i = 0; i < weights.length; i++) {
            Arguments.notNegative(weights[i], "weight[" + i + "]");
        }
        double[] cumulative = weights.clone();
        Arrays.parallelPrefix(cumulative, Double::sum);
        double sum = Arguments.positive(cumulative[cumulative.length - 1], "sum of the weights");
        return (whole, look, t) -> {
            Arguments.require(
                    look <= cumulative.length,
                    () -> "There is no weight for look " + look + ", only " + cumulative.length
                            + " weights were preset." + " Give one weight for each look.");
            return whole * (cumulative[look - 1] / sum);
        };
    }
}
