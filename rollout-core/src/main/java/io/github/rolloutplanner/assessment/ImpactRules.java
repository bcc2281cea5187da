package io.github.rolloutplanner.assessment;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.List;

/** The ways in which users notice a change, from what the caller says they notice. */
final class ImpactRules {

    private ImpactRules() {}

    static List<Impact> impactsOf(Change change) {
        List<Impact> impacts = new ArrayList<>();
        for (ImpactKind kind : ImpactKind.values()) {
            List<String> noticed = descriptions(change, kind);
            if (!noticed.isEmpty()) {
                impacts.add(new Impact(kind, reason(kind, noticed)));
            }
        }
        return impacts;
    }

    private static List<String> descriptions(Change change, ImpactKind kind) {
        return change.userFacingChanges().stream()
                .filter(noticed -> noticed.kind() == kind)
                .map(UserFacingChange::description)
                .toList();
    }

    private static Reason reason(ImpactKind kind, List<String> noticed) {
        return Reason.rule("impact." + Wording.of(kind).replace(' ', '-'))
                .fact("noticed", Wording.and(noticed))
                .says("Users notice " + kind.phrase() + ": " + Wording.and(noticed) + ".");
    }
}
