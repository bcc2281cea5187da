package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.bounds.Elements;
import java.util.List;

/**
 * Whether the groups of a rollout have the sizes that they should have, whatever is decided: also where it rolls back for another
 * reason, or is over.
 *
 * @param splits sample ratio mismatches for which no person has answered
 * @param exposures where far more users are exposed than planned and no person has answered for it
 * @param acknowledged whether a person has answered for a sample ratio mismatch
 * @param counted whether the users of both groups were counted in the current phase, so that no mismatch means that there is none
 * @since 0.1.0
 */
public record GroupCheck(
        List<Wait.ForSplit> splits, List<Wait.ForExposure> exposures, boolean acknowledged, boolean counted) {

    public GroupCheck {
        splits = Elements.listOf(splits, "splits");
        exposures = Elements.listOf(exposures, "exposures");
    }
}
