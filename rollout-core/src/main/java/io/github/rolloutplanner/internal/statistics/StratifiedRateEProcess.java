package io.github.rolloutplanner.internal.statistics;

import java.util.List;
import java.util.Objects;

/**
 * Evidence, valid at every look, that events are more frequent in the treatment than in the control or than at a known
 * baseline, over stretches of time with different exposures and different baselines.
 *
 * <p>Within a stretch s with two groups each event is a coin that falls on the treatment with probability θ_s(λ) = λ
 * w_s/(1 + λ w_s), w_s = exposure of the treatment / exposure of the control, where λ is the ratio of the rates. Within
 * one against a baseline, at which μ_s events are expected, the count is a Poisson one of mean λ μ_s: what a control of
 * boundless size would say. The evidence is the likelihood of all stretches under ratios above the acceptable one λ_0,
 * against that at λ_0 (Lindon, Malek: NeurIPS 2022, for one stretch):
 *
 * <pre>
 * E = Σ_j π_j Π_s L_s(λ_j)
 * two groups   L_s(λ) = (θ_s(λ)/θ_s(λ_0))^{x_s} ((1 - θ_s(λ))/(1 - θ_s(λ_0)))^{m_s - x_s}
 * a baseline   L_s(λ) = (λ/λ_0)^{x_s} exp(-(λ - λ_0) μ_s)
 * </pre>
 *
 * <p>with x_s events in the treatment, m_s in both groups. Each factor has an expectation of at most 1 for all ratios up
 * to λ_0, whatever the baselines of the stretches are, so percentages that change while the baseline drifts fake no effect.
 * The weights π_j are the mass that the mean of Beta(κ/2, κ/2) with κ = 2 and 20, truncated to (1/2, 1), has as a
 * distribution of λ/(λ_0 + λ) around each of 48 ratios from 1.005 to 64 times λ_0: a large κ sees small ratios in many
 * events, a small one large ratios in few.
 *
 * <p>Events need not be rare. Where each observation has at most one, with probability p, the factors still have an
 * expectation of at most 1, since 1 + p(λ - 1) ≤ exp(p(λ - 1)); to see a small rise then takes 1/(1 - p) times the
 * observations that an exact likelihood needs.
 *
 * <p>Events of one user depend on each other. Where the variance of their number is a {@linkplain #designEffect design effect}
 * times that of independent ones, each counts for one over it.
 *
 * <p>The order of the stretches does not matter, and a stretch may be added to at any time: what counts is the sum of
 * each. A long history is carried on by its {@linkplain #tally() tally}.
 *
 * <p>Defaults: ratio 1, {@link Alternative#GREATER}, design effect 1.
 *
 * <pre>{@code
 * StratifiedRateEProcess.withDefaults()
 *         .evidence(List.of(
 *                 new RateStratum.AgainstBaseline(7, 2.5),
 *                 new RateStratum.TwoGroups(10, 50_000, 21, 50_000)))
 *         .rejects(0.05);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class StratifiedRateEProcess {

    private static final StratifiedRateEProcess DEFAULT = new StratifiedRateEProcess(1, Alternative.GREATER, 1);

    private final double nullRateRatio;
    private final Alternative alternative;
    private final double designEffect;

    private StratifiedRateEProcess(double nullRateRatio, Alternative alternative, double designEffect) {
        this.nullRateRatio = nullRateRatio;
        this.alternative = alternative;
        this.designEffect = designEffect;
    }

    /**
     * The process against equal rates, for more events in the treatment.
     *
     * @return the default process
     */
    public static StratifiedRateEProcess withDefaults() {
        return DEFAULT;
    }

    /**
     * Sets the ratio of the rates, treatment over control or over baseline, that is still acceptable. Defaults to 1.
     *
     * @param ratio λ_0, positive
     * @return a process against this ratio
     * @throws IllegalArgumentException if the ratio is not positive
     */
    public StratifiedRateEProcess nullRateRatio(double ratio) {
        return new StratifiedRateEProcess(Arguments.positive(ratio, "null rate ratio"), alternative, designEffect);
    }

    /**
     * Sets what shall be shown of the treatment. Defaults to {@link Alternative#GREATER}.
     *
     * <p>With {@link Alternative#LESS} the acceptable ratio is the least one, and the ratios λ_j are as far below it as
     * they otherwise are above: the groups are swapped, and the ratio that is acceptable of them is 1/λ_0.
     *
     * @param alternative more events or fewer
     * @return a process with this alternative
     * @throws IllegalArgumentException if the alternative is two-sided
     */
    public StratifiedRateEProcess alternative(Alternative alternative) {
        Arguments.require(
                Objects.requireNonNull(alternative, "alternative") != Alternative.TWO_SIDED,
                () -> "Evidence about rates speaks for more events or for fewer, but the alternative is TWO_SIDED."
                        + " Use GREATER, LESS, or EValue.mean(..) of the evidence of both.");
        return new StratifiedRateEProcess(nullRateRatio, alternative, designEffect);
    }

    /**
     * Sets how many times the variance of independent events those have that are counted: 1 + (m - 1) ρ for m observations
     * of one user with an intraclass correlation of ρ (Kish 1965). Defaults to 1.
     *
     * @param times the design effect, at least 1
     * @return a process with this design effect
     * @throws IllegalArgumentException if it is below 1, or not finite
     */
    public StratifiedRateEProcess designEffect(double times) {
        Arguments.require(
                times >= 1 && Double.isFinite(times),
                () -> "A design effect must be at least 1, but is " + times + ". Give 1 for independent observations.");
        return new StratifiedRateEProcess(nullRateRatio, alternative, times);
    }

    /**
     * The evidence that the ratio of the rates is above the acceptable one, or below it with {@link Alternative#LESS}.
     *
     * @param buckets events and exposures of each stretch, in any order
     * @return the evidence; none without a stretch
     * @throws IllegalArgumentException if the ratio of two exposures leaves the range of a double
     */
    public EValue evidence(List<? extends RateStratum> buckets) {
        double[] logs = RateRatioPrior.logWeights();
        for (RateStratum stratum : Objects.requireNonNull(buckets, "buckets")) {
            add(stratum, logs);
        }
        return EValue.ofSumOfLogs(logs);
    }

    /**
     * The tally of this process before the first stretch.
     *
     * @return a tally without evidence
     */
    public RateTally tally() {
        return new RateTally(this, RateRatioPrior.logWeights());
    }

    void requireSameAlternative(StratifiedRateEProcess other) {
        Arguments.require(
                Objects.requireNonNull(other, "process").alternative == alternative,
                () -> "The tally is of evidence for " + alternative + ", but the process looks for " + other.alternative
                        + ". Keep a tally for each direction.");
    }

    void add(RateStratum stratum, double[] logs) {
        if (stratum instanceof RateStratum.TwoGroups groups) {
            addGroups(groups, logs);
        } else {
            addCount((RateStratum.AgainstBaseline) stratum, logs);
        }
    }

    private void addGroups(RateStratum.TwoGroups groups, double[] logs) {
        if (groups.events() == 0) {
            return;
        }
        if (alternative == Alternative.LESS) {
            addCoins(groups.swapped(), 1 / nullRateRatio, logs);
        } else {
            addCoins(groups, nullRateRatio, logs);
        }
    }

    private void addCoins(RateStratum.TwoGroups groups, double acceptable, double[] logs) {
        double odds = Arguments.positive(
                acceptable * (groups.treatmentExposure() / groups.controlExposure()), "ratio of the exposures");
        double percentage = 1 / (1 + 1 / odds);
        double treated = groups.treatmentEvents() / designEffect;
        double all = groups.events() / designEffect;
        for (int at = 0; at < logs.length; at++) {
            // With λ = 1 + rise, (1 + λw)/(1 + w) = 1 + rise w/(1 + w). Math.log1p would keep more digits of a small
            // rise, but is no intrinsic and takes half again as long. They differ by less than 1e-15 per event: of 10^9
            // events no decision sees it.
            logs[at] +=
                    treated * RateRatioPrior.logRatio(at) - all * Math.log(1 + RateRatioPrior.rise(at) * percentage);
        }
    }

    private void addCount(RateStratum.AgainstBaseline stratum, double[] logs) {
        double expected = Arguments.notNegative(nullRateRatio * stratum.expectedEvents(), "acceptable expected events");
        double weight = 1 / designEffect;
        double events = weight * (alternative == Alternative.LESS ? -stratum.events() : stratum.events());
        for (int at = 0; at < logs.length; at++) {
            logs[at] += events * RateRatioPrior.logRatio(at) - weight * expected * weightOfExpected(at);
        }
    }

    /** By how much each acceptable expected event lessens the logarithm of the evidence; where fewer are looked for, adds. */
    double weightOfExpected(int at) {
        return alternative == Alternative.LESS ? -RateRatioPrior.fall(at) : RateRatioPrior.rise(at);
    }
}
