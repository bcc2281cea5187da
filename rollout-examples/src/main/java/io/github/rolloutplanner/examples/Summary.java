package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;

/** A plan in a few lines, for the console. */
final class Summary {

    private Summary() {}

    /** Risk, strategy with the reason for it, and one line for each phase. */
    static String of(RolloutPlan plan) {
        StringBuilder lines = new StringBuilder();
        lines.append(plan.feature()).append(": ").append(plan.risk()).append('\n');
        lines.append(sentences(plan.strategy().reasons()));
        for (RolloutPhase phase : plan.phases()) {
            lines.append("  ").append(line(phase)).append('\n');
        }
        return lines.toString();
    }

    private static String line(RolloutPhase phase) {
        String soak = phase.soak().map(length -> ", " + Length.of(length)).orElse("");
        return phase.number() + ". " + phase.name() + ": " + phase.targetGroup() + soak;
    }

    /** Why something is so, one sentence a line. */
    static String sentences(List<Reason> reasons) {
        StringBuilder lines = new StringBuilder();
        for (Reason reason : reasons) {
            lines.append("  ").append(reason).append('\n');
        }
        return lines.toString();
    }
}
