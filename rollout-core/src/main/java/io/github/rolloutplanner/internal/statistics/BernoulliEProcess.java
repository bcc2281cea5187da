package io.github.rolloutplanner.internal.statistics;

/**
 * Evidence, valid at every look, that a rate is above a fixed baseline.
 *
 * <p>It is the likelihood of the events under all rates above the baseline p_0, weighted by a Beta(a, b) density
 * truncated to (p_0, 1), against their likelihood at p_0:
 *
 * <pre>
 * E = ∫_{p0}^1 p^k (1-p)^{n-k} π(p) dp / (p0^k (1-p0)^{n-k})
 * </pre>
 *
 * <p>Since it falls where p_0 rises, it is valid for all rates up to the baseline (Waudby-Smith, Ramdas: JRSS B 2024,
 * on such mixtures). All arithmetic is in logarithms.
 *
 * <p>Default: Beta(2, 2/q) with q three times the baseline, at most 1: most of the weight is where harm is plausible. A
 * uniform density would waste it on absurd rates. Rates are percentages.
 *
 * <pre>{@code
 * BernoulliEProcess.ofBaseline(0.001).evidence(9, 3000).rejects(0.05);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class BernoulliEProcess {

    private static final double PLAUSIBLE_HARM = 3;

    private final TruncatedBetaMixture mixture;

    private BernoulliEProcess(TruncatedBetaMixture mixture) {
        this.mixture = mixture;
    }

    /**
     * The process against a baseline, prepared for about three times its rate.
     *
     * @param rate the baseline, strictly between 0 and 1
     * @return the process
     * @throws IllegalArgumentException if the rate is not strictly between 0 and 1
     */
    public static BernoulliEProcess ofBaseline(double rate) {
        Arguments.openProbability(rate, "baseline rate");
        double feared = Math.min(1, PLAUSIBLE_HARM * rate);
        return new BernoulliEProcess(new TruncatedBetaMixture(rate, 1 - rate, 2, 2 / feared));
    }

    /**
     * Sets the density of the rates that the process is prepared for. Defaults to Beta(2, 2/q), q three baselines.
     *
     * @param a the first parameter of the beta density, positive
     * @param b the second parameter of the beta density, positive
     * @return a process with this density
     * @throws IllegalArgumentException if a parameter is not positive and finite
     */
    public BernoulliEProcess prior(double a, double b) {
        Arguments.positive(a, "prior a");
        Arguments.positive(b, "prior b");
        return new BernoulliEProcess(new TruncatedBetaMixture(mixture.limit(), mixture.complement(), a, b));
    }

    /**
     * The evidence that the rate is above the baseline.
     *
     * @param events the events so far
     * @param observations the observations so far, 0 or more
     * @return the evidence
     * @throws IllegalArgumentException if a count is negative or there are more events than observations
     */
    public EValue evidence(long events, long observations) {
        Arguments.count(observations, "observations");
        if (observations == 0 && events == 0) {
            return EValue.NONE;
        }
        Arguments.countsWithin(events, "events", observations, "observations");
        return new EValue(mixture.logEvidence((double) events, (double) observations));
    }
}
