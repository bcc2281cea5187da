package io.github.rolloutplanner.internal.statistics;

/**
 * How a sequential probability ratio test behaves at one true rate.
 *
 * @param acceptProbability the probability of accepting the hypothesis in the end
 * @param rejectProbability the probability of rejecting it in the end
 * @param expectedObservations how many observations the decision takes, on average
 * @since 0.1.0
 */
public record SprtCharacteristics(double acceptProbability, double rejectProbability, double expectedObservations) {}
