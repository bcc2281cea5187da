package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.reason.Reason;

/** What rolls a change back, in words. */
final class CauseText {
    private CauseText() {}

    static Reason of(Cause.Detected cause) {
        Detection detection = cause.detection();
        String shown = GroupText.of(detection.treated(), detection.control()) + " in phase " + detection.phase();
        return Reason.rule("rollback." + Wording.of(detection.kind()).replace(' ', '-'))
                .fact("metric", cause.metric())
                .fact("at", Elapsed.text(detection.at()))
                .fact("evidence", GroupText.evidence(detection.evidence()))
                .says(sentence(cause, detection, shown));
    }

    private static String sentence(Cause.Detected cause, Detection detection, String shown) {
        if (detection.kind() == Detection.Kind.COUNTED) {
            return cause.metric() + " broke '" + cause.limit() + "' " + Wording.rounded(detection.evidence())
                    + " times until " + Elapsed.text(detection.at()) + ", as often as is tolerated: " + shown + ".";
        }
        String what = detection.kind() == Detection.Kind.BEYOND_LIMIT
                ? cause.metric() + " is proven to be beyond its limit " + cause.limit()
                : cause.metric() + " is proven to be worse" + than(detection);
        return what + " at " + Elapsed.text(detection.at()) + ": " + shown + ", evidence "
                + GroupText.evidence(detection.evidence()) + " where " + GroupText.evidence(detection.needed())
                + " is needed.";
    }

    private static String than(Detection detection) {
        return detection.control().isPresent() ? " than in the control group" : " than before the rollout";
    }

    static Reason of(Cause.Unknown cause) {
        return GateText.rule("rollback.unknown", cause.gate())
                .says("The gate of " + cause.gate().metric()
                        + " takes the change back where it knows nothing, and after "
                        + Elapsed.text(cause.look().elapsed()) + " in '"
                        + cause.look().phase().name() + "' it stands at: " + GateText.line(cause.gate()) + ".");
    }

    static Reason of(Cause.Ordered cause) {
        return Reason.rule("rollback.ordered")
                .fact("by", cause.order().by())
                .says("It was " + TransitionText.of(cause.order()) + ".");
    }
}
