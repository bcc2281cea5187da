package io.github.rolloutplanner.metric;

/**
 * How far a gate lets its metric go on the way from the baseline to the limit, so that no day of any phase costs more bad
 * events than a day of full traffic at the last of these parts.
 *
 * @param part the part of the way that the gate allows at the percentage of its phase
 * @param atStart the part that is allowed at the lowest percentages
 * @param atFullPercentage the part that is allowed at 100%
 * @since 0.1.0
 */
public record HarmBudget(double part, double atStart, double atFullPercentage) {}
