package io.github.rolloutplanner.assessment;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;

/** Whether a repair is known to stay where it is: said to be isolated, or seen at the surface only. */
final class RepairRule {

    private RepairRule() {}

    static boolean isContained(Change change) {
        return change.is(Trait.BUG_FIX)
                && (change.is(Trait.ISOLATED) || change.is(Trait.VISUAL_ONLY) || isSeenAtTheSurfaceOnly(change));
    }

    private static boolean isSeenAtTheSurfaceOnly(Change change) {
        for (UserFacingChange visible : change.userFacingChanges()) {
            if (visible.kind() != ImpactKind.UI) {
                return false;
            }
        }
        return !change.userFacingChanges().isEmpty();
    }
}
