package io.github.rolloutplanner.internal.statistics;

import java.util.Objects;

/**
 * Evidence, valid at every look, that groups do not have the sizes that they were planned to have.
 *
 * <p>It is the Bayes factor of a Dirichlet density around the planned percentages w_i, with α_i = κ w_i, against the percentages
 * themselves (Lindon, Malek: NeurIPS 2022):
 *
 * <pre>
 * ln E = ln Γ(Σα) - ln Γ(Σα + N) + Σ [ln Γ(α_i + n_i) - ln Γ(α_i)] - Σ n_i ln w_i
 * </pre>
 *
 * <p>Default: concentration κ = 1000, made for departures of a few per cent of a percentage; a larger one suits smaller
 * departures in more observations, a smaller one larger departures in fewer. Where the planned percentages change, multiply
 * the evidence of the stretches ({@link EValue#times}).
 *
 * <pre>{@code
 * SampleRatioEProcess.ofWeights(0.5, 0.5).evidence(5300, 4700).rejects(0.001);  // true
 * }</pre>
 *
 * @since 0.1.0
 */
public final class SampleRatioEProcess {

    private static final double DEFAULT_CONCENTRATION = 1000;

    private final Weights weights;
    private final double concentration;

    private SampleRatioEProcess(Weights weights, double concentration) {
        this.weights = Objects.requireNonNull(weights, "weights");
        this.concentration = concentration;
    }

    /**
     * The process against planned weights, with concentration 1000.
     *
     * @param weights at least 2, each positive; only their ratios matter
     * @return the process
     * @throws IllegalArgumentException if there are fewer than 2 weights, or one is not positive and finite
     */
    public static SampleRatioEProcess ofWeights(double... weights) {
        return new SampleRatioEProcess(Weights.of(weights), DEFAULT_CONCENTRATION);
    }

    /**
     * Sets the concentration κ of the Dirichlet density. Defaults to 1000.
     *
     * @param kappa the concentration, positive
     * @return a process with this concentration
     * @throws IllegalArgumentException if the concentration is not positive and finite
     */
    public SampleRatioEProcess concentration(double kappa) {
        return new SampleRatioEProcess(weights, Arguments.positive(kappa, "concentration"));
    }

    /**
     * The evidence against the planned weights.
     *
     * @param counts the observations of each group so far, in the order of the weights
     * @return the evidence
     * @throws IllegalArgumentException if there is not one count for each weight, or one is negative
     */
    public EValue evidence(long... counts) {
        if (weights.total(counts) == 0) {
            return EValue.NONE;
        }
        double[] prior = weights.times(concentration);
        double[] posterior = prior.clone();
        for (int i = 0; i < counts.length; i++) {
            posterior[i] += counts[i];
        }
        return new EValue(weights.logBetaRatio(posterior) - weights.logBetaRatio(prior));
    }
}
