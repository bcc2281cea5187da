package io.github.rolloutplanner.assessment;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.internal.rules.ImpactRows;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.List;

/** How users see a change, from the user-visible changes that the caller declares. */
final class ImpactRules {

    private ImpactRules() {}

    static List<Impact> impactsOf(Change change) {
        List<Impact> impacts = new ArrayList<>();
        for (ImpactKind kind : ImpactKind.values()) {
            List<String> visible = descriptions(change, kind);
            if (!visible.isEmpty()) {
                impacts.add(new Impact(kind, rule(kind).reason(fact("changes", visible))));
            }
        }
        return impacts;
    }

    private static List<String> descriptions(Change change, ImpactKind kind) {
        List<String> descriptions = new ArrayList<>();
        for (UserFacingChange visible : change.userFacingChanges()) {
            if (visible.kind() == kind) {
                descriptions.add(visible.description());
            }
        }
        return descriptions;
    }

    private static Rule rule(ImpactKind kind) {
        return switch (kind) {
            case UI -> ImpactRows.UI;
            case BEHAVIORAL -> ImpactRows.BEHAVIORAL;
            case PERFORMANCE -> ImpactRows.PERFORMANCE;
            case DATA_MODEL -> ImpactRows.DATA_MODEL;
            case INTEGRATION -> ImpactRows.INTEGRATION;
        };
    }
}
