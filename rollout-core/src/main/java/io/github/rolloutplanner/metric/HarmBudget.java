package io.github.rolloutplanner.metric;

/**
 * How far a gate lets its metric go on the way from the baseline to the limit, so that no day of any phase costs more bad
 * events than a day of everybody at the last of these parts.
 *
 * @param part the part of the way that the gate allows at the percentage of its phase
 * @param atStart the part that is allowed when nearly nobody is exposed
 * @param atFullPercentage the part that is allowed when everybody is exposed
 * @since 0.1.0
 */
public record HarmBudget(double part, double atStart, double atFullPercentage) {}
