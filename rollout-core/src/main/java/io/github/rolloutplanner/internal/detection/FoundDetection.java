package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.observation.Detection;
import java.util.Optional;

/**
 * What is detected at a look.
 *
 * @param kind what is detected
 * @param evidence the natural logarithm of the evidence; for counted breaches how many there are
 * @param needed what the evidence has to reach
 * @param shown the data that show it, where they are not those of the whole phase
 */
record FoundDetection(Detection.Kind kind, double evidence, double needed, Optional<PhaseBucket> shown) {
    FoundDetection(Detection.Kind kind, double evidence, double needed) {
        this(kind, evidence, needed, Optional.empty());
    }

    FoundDetection in(Optional<PhaseBucket> data) {
        return new FoundDetection(kind, evidence, needed, data);
    }
}
