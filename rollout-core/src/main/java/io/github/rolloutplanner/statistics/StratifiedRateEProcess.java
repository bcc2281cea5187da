package io.github.rolloutplanner.statistics;

import java.util.List;
import java.util.Objects;

/**
 * Evidence, valid at every look, that events are more frequent in the treatment than in the control, over stretches of
 * time with different exposures and different baselines.
 *
 * <p>Within a stretch s each event is a coin that falls on the treatment with probability θ_s(λ) = λ w_s/(1 + λ w_s),
 * w_s = exposure of the treatment / exposure of the control, where λ is the ratio of the rates. The evidence is the
 * likelihood of all coins under ratios above the acceptable one λ_0, against that at λ_0 (Lindon, Malek: NeurIPS 2022,
 * for one stretch):
 *
 * <pre>
 * E = Σ_j π_j Π_s (θ_s(λ_j)/θ_s(λ_0))^{x_s} ((1 - θ_s(λ_j))/(1 - θ_s(λ_0)))^{m_s - x_s}
 * </pre>
 *
 * <p>with x_s of m_s events in the treatment. Each factor has an expectation of at most 1 for all ratios up to λ_0,
 * whatever the baselines of the stretches are, so shares that change while the baseline drifts fake no effect.
 * The weights π_j are the mass that the prior of {@link ConditionalBinomialEProcess}, the mean of its concentrations 2
 * and 20 for groups of one size, has around each of 48 ratios from 1.005 to 64 times λ_0.
 *
 * <p>The order of the stretches does not matter, and a stretch may be added to at any time: what counts is the sum of
 * each.
 *
 * <pre>{@code
 * StratifiedRateEProcess.withDefaults()
 *         .evidence(List.of(new RateStratum(2, 10_000, 14, 10_000), new RateStratum(10, 50_000, 21, 50_000)))
 *         .rejects(0.05);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class StratifiedRateEProcess {

    private static final StratifiedRateEProcess DEFAULT = new StratifiedRateEProcess(1);

    private final double nullRateRatio;

    private StratifiedRateEProcess(double nullRateRatio) {
        this.nullRateRatio = nullRateRatio;
    }

    /**
     * The process against equal rates.
     *
     * @return the default process
     */
    public static StratifiedRateEProcess withDefaults() {
        return DEFAULT;
    }

    /**
     * Sets the ratio of the rates, treatment over control, that is still acceptable. Defaults to 1.
     *
     * @param ratio λ_0, positive
     * @return a process against this ratio
     * @throws IllegalArgumentException if the ratio is not positive
     */
    public StratifiedRateEProcess nullRateRatio(double ratio) {
        return new StratifiedRateEProcess(Arguments.positive(ratio, "null rate ratio"));
    }

    /**
     * The evidence that the ratio of the rates is above the acceptable one.
     *
     * @param strata events and exposures of each stretch, in any order
     * @return the evidence; none without an event
     */
    public EValue evidence(List<RateStratum> strata) {
        double[] logs = RateRatioPrior.logWeights();
        for (RateStratum stratum : Objects.requireNonNull(strata, "strata")) {
            add(stratum, logs);
        }
        return EValue.ofSumOfLogs(logs);
    }

    private void add(RateStratum stratum, double[] logs) {
        if (stratum.events() == 0) {
            return;
        }
        double odds = Arguments.positive(
                nullRateRatio * (stratum.treatmentExposure() / stratum.controlExposure()), "ratio of the exposures");
        double share = 1 / (1 + 1 / odds);
        double treated = stratum.treatmentEvents();
        double all = stratum.events();
        for (int at = 0; at < logs.length; at++) {
            // With λ = 1 + rise, ln((1 + λw)/(1 + w)) = ln(1 + rise w/(1 + w)), so that a small rise keeps its digits.
            logs[at] += treated * RateRatioPrior.logRatio(at) - all * Math.log1p(RateRatioPrior.rise(at) * share);
        }
    }
}
