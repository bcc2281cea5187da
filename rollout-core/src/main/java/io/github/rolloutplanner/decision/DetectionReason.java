package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.DecisionRows;
import io.github.rolloutplanner.internal.text.EvidenceRatio;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;

/** Why a detection rolls back. */
final class DetectionReason {
    private DetectionReason() {}

    static Reason of(Cause.Detected cause) {
        Detection detection = cause.detection();
        Fact metric = fact("metric", cause.name());
        Fact limit = fact("limit", cause.limit());
        Fact at = fact("at", detection.at());
        Fact shown = fact("shown", new Shown(detection.treated(), detection.control(), cause.kind()));
        Fact phase = fact("phase", detection.phase());
        boolean areReadings = detection.kind() == Detection.Kind.BEYOND_LIMIT && cause.kind() == MetricKind.SATURATION;
        if (detection.kind() == Detection.Kind.COUNTED || areReadings) {
            Rule rule = areReadings ? DecisionRows.READINGS_BEYOND : DecisionRows.COUNTED;
            return rule.reason(metric, limit, fact("times", Math.round(detection.evidence())), at, shown, phase);
        }
        Fact evidence = fact("evidence", new EvidenceRatio(detection.evidence()));
        Fact needed = fact("evidenceNeeded", new EvidenceRatio(detection.needed()));
        Fact before = fact("before", cause.before().map(shownBefore -> Shown.of(shownBefore, cause.kind())));
        if (detection.kind() == Detection.Kind.BEYOND_LIMIT) {
            return DecisionRows.BEYOND_LIMIT.reason(metric, limit, at, shown, phase, before, evidence, needed);
        }
        return cause.before().isPresent()
                ? DecisionRows.WORSE_BESIDE_OTHERS.reason(metric, at, shown, phase, before, evidence, needed)
                : DecisionRows.WORSE.reason(metric, fact("basis", basis(cause)), at, shown, phase, evidence, needed);
    }

    private static Basis basis(Cause.Detected cause) {
        if (cause.detection().control().isPresent()) {
            return Basis.IN_THE_CONTROL_GROUP;
        }
        return cause.earlierControl().isPresent() ? Basis.IN_THE_EARLIER_CONTROL_GROUPS : Basis.ITS_BASELINE;
    }

    /** What exposed users are compared with, named as it reads. */
    private enum Basis {
        IN_THE_CONTROL_GROUP,
        IN_THE_EARLIER_CONTROL_GROUPS,
        ITS_BASELINE
    }
}
