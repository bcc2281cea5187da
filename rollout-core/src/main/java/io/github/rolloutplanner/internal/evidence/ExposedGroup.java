package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Percentage;
import java.util.Optional;

/**
 * Exposed users of a phase who are judged by themselves: all of them, or those of one variant of several.
 *
 * @param percentage the part of the population that is exposed
 * @param part the part of the exposed users who are judged by themselves
 * @param isRandom whether chance decides who is exposed
 */
record ExposedGroup(Percentage percentage, double part, boolean isRandom) {

    /** The part of the population in it. */
    double fraction() {
        return percentage.fraction() * part;
    }

    /** As many others, or where fewer are not exposed those who are left; none at 100%. */
    Optional<ComparedWith> others() {
        double left = 1 - percentage.fraction();
        return left <= 0
                ? Optional.empty()
                : Optional.of(new ComparedWith(Comparison.CONTROL, Math.max(1, fraction() / left)));
    }
}
