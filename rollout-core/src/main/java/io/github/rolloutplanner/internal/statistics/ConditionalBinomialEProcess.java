package io.github.rolloutplanner.internal.statistics;

import java.util.stream.DoubleStream;

/**
 * Evidence, valid at every look, that events are more frequent in the treatment than in the control.
 *
 * <p>Given that an event happens, it comes from the treatment with probability θ_0 = w/(1 + w), w = ratio · exposure of
 * the treatment / exposure of the control, if the rates have the given ratio. So each event is a coin, whatever the
 * baseline is and however it changes over time, and a single event counts (Lindon, Malek: NeurIPS 2022; Lindon, Sanden,
 * Shirikian: KDD 2022). With x of m events in the treatment,
 *
 * <pre>
 * E = ∫_{θ0}^1 θ^x (1-θ)^{m-x} π(θ) dθ / (θ0^x (1-θ0)^{m-x}),   π = Beta(κ θ0, κ (1-θ0)) truncated to (θ0, 1)
 * </pre>
 *
 * <p>averaged over several concentrations κ. A large one sees small ratios in many events, a small one large ratios in
 * few.
 *
 * <p>Defaults: ratio 1, concentrations 2 and 20. Exposures are in any common unit; only their ratio matters, and it
 * must have been the same for all events. Where it changed, {@link StratifiedRateEProcess} takes each stretch by itself.
 *
 * <pre>{@code
 * ConditionalBinomialEProcess.withDefaults().evidence(2, 10_000, 14, 10_000).rejects(0.05);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ConditionalBinomialEProcess {

    private static final ConditionalBinomialEProcess DEFAULT = new ConditionalBinomialEProcess(1, new double[] {2, 20});

    private final double nullRateRatio;
    private final double[] concentrations;

    private ConditionalBinomialEProcess(double nullRateRatio, double[] concentrations) {
        this.nullRateRatio = nullRateRatio;
        this.concentrations = concentrations;
    }

    /**
     * The process against equal rates, with concentrations 2 and 20.
     *
     * @return the default process
     */
    public static ConditionalBinomialEProcess withDefaults() {
        return DEFAULT;
    }

    /**
     * Sets the ratio of the rates, treatment over control, that is still acceptable. Defaults to 1.
     *
     * @param ratio the ratio, positive; 1 plus a relative margin
     * @return a process against this ratio
     * @throws IllegalArgumentException if the ratio is not positive and finite
     */
    public ConditionalBinomialEProcess nullRateRatio(double ratio) {
        return new ConditionalBinomialEProcess(Arguments.positive(ratio, "null rate ratio"), concentrations);
    }

    /**
     * Sets the concentrations κ over which the evidence is averaged. Defaults to 2 and 20.
     *
     * @param kappas at least one, each positive
     * @return a process with these concentrations
     * @throws IllegalArgumentException if there is none, or one is not positive and finite
     */
    public ConditionalBinomialEProcess concentrations(double... kappas) {
        Arguments.atLeast(1, kappas.length, "number of concentrations");
        for (double kappa : kappas) {
            Arguments.positive(kappa, "concentration");
        }
        return new ConditionalBinomialEProcess(nullRateRatio, kappas.clone());
    }

    /**
     * The evidence that the ratio of the rates is above the acceptable one.
     *
     * @param controlEvents the events of the control so far
     * @param controlExposure the exposure of the control, positive
     * @param treatmentEvents the events of the treatment so far
     * @param treatmentExposure the exposure of the treatment, positive
     * @return the evidence
     * @throws IllegalArgumentException if a count is negative or an exposure is not positive
     */
    public EValue evidence(long controlEvents, double controlExposure, long treatmentEvents, double treatmentExposure) {
        Arguments.count(controlEvents, "control events");
        Arguments.count(treatmentEvents, "treatment events");
        Arguments.positive(controlExposure, "control exposure");
        Arguments.positive(treatmentExposure, "treatment exposure");
        double odds =
                Arguments.positive(nullRateRatio * (treatmentExposure / controlExposure), "ratio of the exposures");
        long total = Math.addExact(controlEvents, treatmentEvents);
        return total == 0 ? EValue.NONE : evidence((double) treatmentEvents, (double) total, odds);
    }

    private EValue evidence(double treatmentEvents, double total, double odds) {
        double probability = odds / (1 + odds);
        double complement = 1 / (1 + odds);
        return EValue.ofMeanOfLogs(DoubleStream.of(concentrations)
                .mapToObj(kappa ->
                        new TruncatedBetaMixture(probability, complement, kappa * probability, kappa * complement))
                .mapToDouble(mixture -> mixture.logEvidence(treatmentEvents, total))
                .toArray());
    }
}
