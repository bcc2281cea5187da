package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** Who does what in a rollout, and what must hold before they decide. */
public final class PeopleRows {
    private static final Rows ROWS = new Rows();

    public static final Rule OWNER =
            ROWS.row(Rule.of("people.owner", "The owner leads a rollout and decides whether it goes on.")
                    .says("Leads the rollout from {firstPhase} on, and decides what follows a hold or a rollback")
                    .because("The rollout has {phaseCount} {phaseCount:phase|phases}."));

    public static final Rule APPROVER = ROWS.row(
            Rule.of("people.approver", "Approvers sign off what no gate decides alone.")
                    .says("{approvals:Signs|Sign} off the start[, {approvalPhases}] and the completion")
                    .because(
                            "The policy asks for {approvals} {approvals:approval|approvals} where a {risk}-risk change needs one."));

    public static final Rule ON_CALL = ROWS.row(Rule.of("people.on-call", "The on-call answers the alerts.")
            .says("Answers the alerts of {guardrails} from {firstPublicPhase} to the end of the bake ({bake})")
            .because("A rollback within {rollbackWithin} starts with an answered alert."));

    public static final Rule WATCH =
            ROWS.row(Rule.of("people.watch", "Without guardrails, the on-call watches instead of waiting for alerts.")
                    .says(
                            "Watches error logs[, split by {splitBy},] and user reports from {firstPublicPhase} to the end of the bake ({bake})")
                    .because("No guardrail metric raises an alert."));

    public static final Rule KILL_SWITCH =
            ROWS.row(Rule.of("people.kill-switch", "Whoever may roll back does so without asking.")
                    .says("Rolls back without waiting for an approval, within {rollbackWithin}: {drill}")
                    .because("Waiting for an approval is time in which {users} are hit."));

    public static final Rule HALT =
            ROWS.row(Rule.of("people.halt", "Where nothing can be rolled back, the rollout is stopped without asking.")
                    .says("Stops the rollout without waiting for an approval; a fixed version follows ({drill})")
                    .because("What {users} have stays with them, so each hour adds more of them."));

    public static final Rule COMMUNICATION =
            ROWS.row(Rule.of("people.communication", "One person or team sends the messages of a rollout.")
                    .says("Sends the messages to support, stakeholders and {users}, from the plan's texts")
                    .because("{^users} will notice: {visibleChanges}."));

    public static final Rule SOAKED = ROWS.row(Rule.of("checkpoint.soak", "A phase is promoted after its soak.")
            .says("Soak of {phase} complete ({length})"));

    public static final Rule BAKED = ROWS.row(Rule.of("checkpoint.bake", "A rollout is complete after its bake.")
            .says("Bake of {phase} complete ({length})"));

    static final List<Rule> ALL = ROWS.all();

    private PeopleRows() {}
}
