package io.github.rolloutplanner.assessment;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Trait;

/** Whether a repair is known to stay where it is: said to be isolated, or seen at the surface only. */
final class RepairRule {

    private RepairRule() {}

    static boolean isContained(Change change) {
        boolean seen = !change.userFacingChanges().isEmpty();
        boolean surfaceOnly =
                seen && change.userFacingChanges().stream().allMatch(visible -> visible.kind() == ImpactKind.UI);
        return change.is(Trait.BUG_FIX) && (change.is(Trait.ISOLATED) || change.is(Trait.VISUAL_ONLY) || surfaceOnly);
    }
}
