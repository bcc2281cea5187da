package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.detection.UserClusters;
import io.github.rolloutplanner.internal.text.EvidenceRatio;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;

/** What a rule says of a sample ratio mismatch. */
final class SplitReason {
    private SplitReason() {}

    static Reason of(Rule rule, String metric, Detection detection, double controlPerTreated) {
        return rule.reason(
                fact("metric", metric),
                fact("at", detection.at()),
                fact("exposed", UserClusters.assigned(detection.treated())),
                fact("control", detection.control().map(UserClusters::assigned).orElse(0L)),
                fact("controlPerExposed", Wording.rounded(controlPerTreated)),
                fact("evidence", new EvidenceRatio(detection.evidence())),
                fact("evidenceNeeded", new EvidenceRatio(detection.needed())));
    }
}
