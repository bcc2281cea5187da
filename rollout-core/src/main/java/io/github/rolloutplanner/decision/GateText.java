package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.reason.Reason;

/** How the status of a gate reads. */
final class GateText {
    private GateText() {}

    static String line(GateStatus gate) {
        String data = gate.treated().isEmpty() ? "no data" : GroupText.of(gate.treated(), gate.control());
        return gate.metric() + ": " + data + ", " + Wording.of(gate.state())
                + gate.failure().map(failure -> " (" + failure + ")").orElse("");
    }

    /** Why a gate lets its phase be promoted. */
    static Reason safe(GateStatus gate) {
        return switch (gate.state()) {
            case NOT_WORSE -> notWorse(gate);
            case POWERED -> powered(gate);
            default -> told(gate);
        };
    }

    private static Reason notWorse(GateStatus gate) {
        return rule("advance.not-worse", gate)
                .says(gate.metric() + " is shown to be better than " + level(gate) + ": " + shown(gate) + ".");
    }

    private static Reason powered(GateStatus gate) {
        if (gate.needed().isEmpty()) {
            return rule("advance.counted", gate)
                    .says(gate.metric() + " was beyond " + level(gate) + " less often than its gate tolerates: "
                            + shown(gate) + ".");
        }
        return rule("advance.powered", gate)
                .fact("needed", gate.needed().orElse(0))
                .says("No harm to " + gate.metric() + " is proven by " + Wording.count(gate.sample(), "observation")
                        + ", where " + Wording.of(gate.needed().orElse(0)) + " would most likely have shown "
                        + level(gate) + ": " + shown(gate) + evidence(gate) + ".");
    }

    /** The gate itself says nothing good, but it was told to go on, or other gates of the phase are enough. */
    private static Reason told(GateStatus gate) {
        return rule("advance.told", gate)
                .says("The phase goes on without the gate of " + gate.metric() + ", which stands at: " + line(gate)
                        + ".");
    }

    static Reason unseen(GateStatus gate) {
        return rule("advance.unseen", gate)
                .says("Nobody has seen " + gate.metric() + " in this phase; its gate only observes.");
    }

    static Reason.Draft rule(String id, GateStatus gate) {
        return Reason.rule(id).fact("metric", gate.metric()).fact("sample", gate.sample());
    }

    static String level(GateStatus gate) {
        return gate.gate()
                .condition()
                .measured()
                .map(Condition.OnMetric::threshold)
                .map(threshold -> threshold.level().toString())
                .orElse("its level");
    }

    static String shown(GateStatus gate) {
        return GroupText.of(gate.treated(), gate.control());
    }

    /** Of harm; where success is asked for, harm is not the question. */
    static String evidence(GateStatus gate) {
        return gate.gate().role() == GateRole.SUCCESS
                ? ""
                : ", evidence of harm " + GroupText.evidence(gate.evidence()) + " of "
                        + GroupText.evidence(gate.evidenceNeeded()) + " needed";
    }
}
