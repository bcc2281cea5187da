package io.github.rolloutplanner.internal.statistics;

/**
 * How long to count events, and how many of them raise the alarm.
 *
 * @param observations the observations to be made
 * @param criticalCount the smallest number of events among them that raises the alarm
 * @param power the probability of the alarm at the rate to be detected
 * @param size the probability of the alarm at the baseline rate, at most the level
 * @since 0.1.0
 */
public record DetectionSize(long observations, long criticalCount, double power, double size) {}
