package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.observation.Detection;

/**
 * What is detected at a look.
 *
 * @param kind what is detected
 * @param evidence the natural logarithm of the evidence; for counted breaches how many there are
 * @param needed what the evidence has to reach
 */
record FoundDetection(Detection.Kind kind, double evidence, double needed) {}
