package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Reason;

/** What takes a change back, in words. */
final class CauseText {
    private CauseText() {}

    static Reason of(Cause.Proven cause) {
        Detection proof = cause.proof();
        String shown = GroupText.of(proof.treated(), proof.control()) + " in phase " + proof.phase();
        return Reason.rule("roll-back." + Wording.of(proof.kind()).replace(' ', '-'))
                .fact("metric", cause.metric())
                .fact("at", Elapsed.text(proof.at()))
                .fact("evidence", GroupText.evidence(proof.evidence()))
                .says(sentence(cause, proof, shown));
    }

    private static String sentence(Cause.Proven cause, Detection proof, String shown) {
        if (proof.kind() == Detection.Kind.COUNTED) {
            return cause.metric() + " broke '" + cause.limit() + "' " + GroupText.number(proof.evidence())
                    + " times until " + Elapsed.text(proof.at()) + ", as often as is tolerated: " + shown + ".";
        }
        String what = proof.kind() == Detection.Kind.BEYOND_LIMIT
                ? cause.metric() + " is proven to be beyond its limit " + cause.limit()
                : cause.metric() + " is proven to be worse" + than(proof);
        return what + " at " + Elapsed.text(proof.at()) + ": " + shown + ", evidence "
                + GroupText.evidence(proof.evidence()) + " where " + GroupText.evidence(proof.needed()) + " is needed.";
    }

    private static String than(Detection proof) {
        return proof.control().isPresent() ? " than in the control group" : " than before the rollout";
    }

    static Reason of(Cause.Unknown cause) {
        return GateText.rule("roll-back.unknown", cause.gate())
                .says("The gate of " + cause.gate().metric()
                        + " takes the change back where it knows nothing, and after "
                        + Elapsed.text(cause.look().elapsed()) + " in '"
                        + cause.look().phase().name() + "' it stands at: " + GateText.line(cause.gate()) + ".");
    }

    static Reason of(Cause.Ordered cause) {
        return Reason.rule("roll-back.ordered")
                .fact("by", cause.order().by())
                .says("It was " + TransitionText.of(cause.order()) + ".");
    }
}
