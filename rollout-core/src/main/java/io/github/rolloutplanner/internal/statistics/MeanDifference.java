package io.github.rolloutplanner.internal.statistics;

/**
 * By how much the mean of the treatment differs, as a {@link ConfidenceSequence} wants to know it.
 *
 * @param estimate the difference, treatment minus control or baseline
 * @param standardError its standard error, above 0, in the same unit
 * @param observations how many observations in two groups of one size know as much, at least 1
 * @param treatmentObservations the observations of the treatment that it rests on
 * @since 0.1.0
 */
public record MeanDifference(double estimate, double standardError, long observations, long treatmentObservations) {

    /**
     * Refuses impossible numbers.
     *
     * @throws IllegalArgumentException if a number is outside its domain
     */
    public MeanDifference {
        Arguments.finite(estimate, "estimate");
        Arguments.positive(standardError, "standard error");
        Arguments.atLeast(1, observations, "observations");
        Arguments.count(treatmentObservations, "treatment observations");
    }
}
