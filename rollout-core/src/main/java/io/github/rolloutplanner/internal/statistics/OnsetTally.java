package io.github.rolloutplanner.internal.statistics;

import java.util.Arrays;
import java.util.Objects;

/**
 * The evidence of a {@link StratifiedRateEProcess} that rates became worse with one of the stretches, whichever it was: a
 * regression may be there from the start or begin on the seventh day, with the next percentage or with the first bill.
 *
 * <p>Stretch d of the rollout is where it begins with weight w_d = 1/(d (d + 1)), which sums to 1 over all that may ever
 * come. So half of the weight is on the start, and a clean week costs the evidence of what begins after it ln 56, not the
 * sum of all that spoke for the change in that week. With L_s(λ) the likelihood ratio of stretch s,
 *
 * <pre>
 * E_t = Σ_j π_j R_t(λ_j) + 1/(t + 1)        R_t(λ) = (R_{t-1}(λ) + w_t) L_t(λ)
 * </pre>
 *
 * <p>which is the Shiryaev-Roberts recursion with weights, Σ_d w_d Π_{s ≥ d} L_s(λ_j): a mean of evidence that is valid at
 * any time, and so valid at any time (Shin, Ramdas, Rinaldo: E-detectors, 2022). It takes the memory of 48 numbers, however
 * many stretches it has seen.
 *
 * <p>Immutable. {@link #next()} opens a stretch once, {@link #with} adds its events at each look.
 */
public final class OnsetTally {
    private final StratifiedRateEProcess process;
    private final int stretch;
    private final double[] logs;

    private OnsetTally(StratifiedRateEProcess process, int stretch, double[] logs) {
        this.process = process;
        this.stretch = stretch;
        this.logs = logs;
    }

    /**
     * The tally before the first stretch.
     *
     * @param process how each stretch is weighed
     * @return a tally without evidence
     */
    public static OnsetTally of(StratifiedRateEProcess process) {
        double[] none = RateRatioPrior.logWeights();
        Arrays.fill(none, Double.NEGATIVE_INFINITY);
        return new OnsetTally(Objects.requireNonNull(process, "process"), 0, none);
    }

    /**
     * The weight of a regression that begins with a stretch.
     *
     * @param stretch number of the stretch, the first is 1
     * @return 1/(stretch (stretch + 1))
     */
    public static double weight(long stretch) {
        return 1 / ((double) stretch * (stretch + 1));
    }

    /**
     * The weight of a regression that begins with any of some stretches.
     *
     * @param first number of the first of them, at least 1
     * @param last number of the last of them
     * @return the sum of their weights, 1/first - 1/(last + 1)
     */
    public static double weight(long first, long last) {
        return (double) (last - first + 1) / ((double) first * (last + 1));
    }

    /**
     * The evidence of stretches whose evidence since each of them is known.
     *
     * @param since the evidence of each stretch together with all after it, first to last
     * @return their mean by the weights of the stretches; none without a stretch
     */
    public static EValue mean(EValue... since) {
        double[] all = new double[since.length + 1];
        for (int at = 0; at < since.length; at++) {
            all[at] = since[at].logValue() + Math.log(weight(at + 1));
        }
        all[since.length] = -Math.log(since.length + 1.0);
        return EValue.ofSumOfLogs(all);
    }

    /**
     * Opens the next stretch, with which the regression may have begun.
     *
     * @return the tally to which the events of that stretch are added
     */
    public OnsetTally next() {
        double logWeight = Math.log(weight(stretch + 1));
        double[] opened = RateRatioPrior.logWeights();
        for (int at = 0; at < opened.length; at++) {
            opened[at] = logOfSum(logs[at], opened[at] + logWeight);
        }
        return new OnsetTally(process, stretch + 1, opened);
    }

    private static double logOfSum(double one, double other) {
        double larger = Math.max(one, other);
        return larger + Math.log1p(Math.exp(Math.min(one, other) - larger));
    }

    /**
     * Adds events to the stretch that is open.
     *
     * @param stratum the events
     * @param judging the process with the ratio that is acceptable in this stretch, in the direction of this tally
     * @return the tally with them
     * @throws IllegalArgumentException if the process looks in the other direction
     */
    public OnsetTally with(RateStratum stratum, StratifiedRateEProcess judging) {
        process.requireSameAlternative(judging);
        double[] sum = logs.clone();
        judging.add(Objects.requireNonNull(stratum, "stratum"), sum);
        return new OnsetTally(process, stretch, sum);
    }

    /**
     * The evidence of all stretches.
     *
     * @return the evidence; none without a stretch
     */
    public EValue evidence() {
        return evidence(0);
    }

    /**
     * The evidence of all stretches if some events are not the change's, whenever they came: an incident beside it.
     *
     * @param allowance so many events more than acceptable (fewer, where the process looks for fewer); 0 or more
     * @return the evidence that there are more than acceptable beyond these; none without a stretch
     */
    public EValue evidence(double allowance) {
        Arguments.notNegative(allowance, "allowance");
        double[] all = Arrays.copyOf(logs, logs.length + 1);
        for (int at = 0; at < logs.length; at++) {
            all[at] -= allowance * Math.abs(process.weightOfExpected(at));
        }
        // The weight of a beginning that has not come yet.
        all[logs.length] = -Math.log(stretch + 1.0);
        return EValue.ofSumOfLogs(all);
    }
}
