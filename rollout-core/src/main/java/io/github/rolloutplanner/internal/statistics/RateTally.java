package io.github.rolloutplanner.internal.statistics;

import java.util.Objects;

/**
 * The evidence of a {@link StratifiedRateEProcess} over all stretches so far, to which the next is added without going
 * through the others again.
 *
 * <p>Immutable: a tally may be kept, shared between threads and continued in several ways. It takes the memory of 48
 * numbers, however many stretches it has seen.
 *
 * <pre>{@code
 * RateTally sofar = StratifiedRateEProcess.withDefaults().tally();
 * sofar = sofar.plus(new RateStratum.AgainstBaseline(7, 2.5));  // each hour
 * if (sofar.evidence().rejects(0.05)) { ... }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class RateTally {

    private final StratifiedRateEProcess process;
    private final double[] logs;

    RateTally(StratifiedRateEProcess process, double[] logs) {
        this.process = process;
        this.logs = logs;
    }

    /**
     * Adds a stretch.
     *
     * @param stratum the events of a stretch that this tally has not seen
     * @return the tally of both
     */
    public RateTally plus(RateStratum stratum) {
        return plus(stratum, process);
    }

    /**
     * Adds a stretch in which another ratio is acceptable. What is weighed is by how much the ratios exceed those that
     * are acceptable, each in its stretch; the hypothesis is that none does.
     *
     * @param stratum the events of a stretch that this tally has not seen
     * @param judging the process with the ratio that is acceptable in this stretch, and with the alternative of this
     *     tally
     * @return the tally of both; further stretches are again judged by the process that it began with
     * @throws IllegalArgumentException if the process looks in the other direction
     */
    public RateTally plus(RateStratum stratum, StratifiedRateEProcess judging) {
        process.requireSameAlternative(judging);
        double[] sum = logs.clone();
        judging.add(Objects.requireNonNull(stratum, "stratum"), sum);
        return new RateTally(process, sum);
    }

    /**
     * The evidence of all stretches, as {@link StratifiedRateEProcess#evidence} has it for their list, to the bit.
     *
     * @return the evidence; none without a stretch
     */
    public EValue evidence() {
        return EValue.ofSumOfLogs(logs);
    }
}
