package io.github.rolloutplanner.internal.statistics;

import java.util.List;
import java.util.stream.Stream;

/**
 * Evidence against a hypothesis that may be looked at at any time, as often as one likes.
 *
 * <p>Where the hypothesis holds, the evidence of a process ever reaches 1/level with probability at most level (Ville
 * 1939). So it may be checked after each observation, and the first crossing counts. It is kept as a logarithm: real
 * evidence exceeds every {@code double}.
 *
 * <pre>{@code
 * EValue sofar = EValue.NONE;
 * sofar = sofar.orHigher(process.evidence(...));  // at each look
 * if (sofar.rejects(0.05)) { ... }                // and stays rejected
 * }</pre>
 *
 * @param logValue the natural logarithm of the evidence; 0 says nothing, less speaks for the hypothesis
 * @since 0.1.0
 */
public record EValue(double logValue) {

    /** Thousands of terms of this logarithm do not change a sum that has a term of logarithm 0. */
    private static final double INVISIBLE = -45;

    /** No evidence in either direction, as before the first observation. */
    public static final EValue NONE = new EValue(0);

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if the logarithm is not finite
     */
    public EValue {
        Arguments.finite(logValue, "log e-value");
    }

    /**
     * The p-value that this evidence is worth. Its running minimum over the looks is valid at all of them together.
     *
     * @return one over the evidence, at most 1
     */
    public double pValue() {
        return Math.min(1, Math.exp(-logValue));
    }

    /**
     * Whether the hypothesis is rejected.
     *
     * @param level how often it may ever be rejected where it holds, strictly between 0 and 1
     * @return whether the evidence reaches one over the level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public boolean rejects(double level) {
        return logValue >= -Math.log(Arguments.openProbability(level, "level"));
    }

    /**
     * The highest evidence over several looks of one process.
     *
     * @param other the evidence of another look
     * @return the higher of both
     */
    public EValue orHigher(EValue other) {
        return other.logValue > logValue ? other : this;
    }

    /**
     * The evidence of both. Only for independent data, or data that came after those of this one.
     *
     * @param other the other evidence
     * @return the product of both
     */
    public EValue times(EValue other) {
        return new EValue(logValue + other.logValue);
    }

    /**
     * The evidence against the hypothesis that all of several hypotheses hold, however they depend on each other.
     *
     * @param values the evidence against each, at least one
     * @return the mean of the values
     * @throws IllegalArgumentException if there is none
     */
    public static EValue mean(EValue... values) {
        Arguments.atLeast(1, values.length, "number of e-values");
        return ofMeanOfLogs(Stream.of(values).mapToDouble(EValue::logValue).toArray());
    }

    /**
     * The evidence against the hypothesis that all of two hypotheses hold, with a weight on each that was chosen before.
     *
     * @param other the other evidence
     * @param weight the weight of the other, strictly between 0 and 1
     * @return the weighted mean of both
     * @throws IllegalArgumentException if the weight is not strictly between 0 and 1
     */
    public EValue mixedWith(EValue other, double weight) {
        Arguments.openProbability(weight, "weight");
        return ofSumOfLogs(new double[] {logValue + Math.log1p(-weight), other.logValue + Math.log(weight)});
    }

    /**
     * The sum of evidence that has its weights already.
     *
     * @param weighted each evidence times a weight that was chosen before; the weights sum to 1 at most
     * @return the sum; the smallest evidence there is where there is none
     */
    public static EValue sum(List<EValue> weighted) {
        double[] logs = weighted.stream().mapToDouble(EValue::logValue).toArray();
        return logs.length == 0 ? new EValue(-Double.MAX_VALUE) : ofSumOfLogs(logs);
    }

    static EValue ofMeanOfLogs(double[] logs) {
        return new EValue(ofSumOfLogs(logs).logValue - Math.log(logs.length));
    }

    static EValue ofSumOfLogs(double[] logs) {
        // Measured from the largest, so that no exponential overflows.
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += log - largest > INVISIBLE ? Math.exp(log - largest) : 0;
        }
        return new EValue(largest + Math.log(sum));
    }
}
