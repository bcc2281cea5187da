package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether somebody is there to approve. */
final class ApprovalChecks {

    private ApprovalChecks() {}

    static void approver(LintedPlan plan, Report report) {
        Map<String, List<String>> waiting = new LinkedHashMap<>();
        plan.criteria().forEach(gate -> {
            if (gate.value().condition() instanceof Condition.Approval approval && !approval.isAssigned()) {
                waiting.computeIfAbsent(approval.approver(), nobody -> new ArrayList<>())
                        .add(gate.path());
            }
        });
        waiting.forEach((approver, paths) -> report.add(
                paths.get(0),
                Wording.count(paths.size(), "gate") + (paths.size() == 1 ? " waits" : " wait") + " for '" + approver
                        + "', which names nobody.",
                "Say which person or team approves, before the first phase waits for them."));
    }
}
