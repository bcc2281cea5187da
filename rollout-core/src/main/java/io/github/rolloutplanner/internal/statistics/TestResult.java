package io.github.rolloutplanner.internal.statistics;

/**
 * What a test says of the data.
 *
 * @param statistic the number that the test computed; the test says in which unit. Infinite where it is beyond the range of
 *     a {@code double}
 * @param pValue how probable a statistic at least as extreme is where the hypothesis holds, 0 to 1
 * @since 0.1.0
 */
public record TestResult(double statistic, double pValue) {

    /**
     * Whether the hypothesis is rejected.
     *
     * @param level how often it may be rejected where it holds, strictly between 0 and 1
     * @return whether the p-value is at most the level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public boolean rejects(double level) {
        return pValue <= Arguments.openProbability(level, "level");
    }
}
