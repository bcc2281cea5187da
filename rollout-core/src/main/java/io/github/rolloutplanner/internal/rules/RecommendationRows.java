package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What else to do, and what to tell the planner so that it can say more. */
public final class RecommendationRows {
    private static final Rows ROWS = new Rows();

    public static final Rule SKIP =
            ROWS.row(Rule.of("recommend.skip", "What needs no gradual rollout is deployed as a regular release.")
                    .says("Deploy as a regular release and watch it for {bake}")
                    .because("The change is {risk} risk and needs no gradual rollout."));

    public static final Rule ALERTS = ROWS.row(Rule.of("recommend.alerts", "Alerts are tested before they are needed.")
            .says(
                    "Fire a test alert for {metrics:|each of }{metrics} and confirm that it pages the on-call[ ({incidentChannel})]")
            .because("A rollback within {rollbackWithin} starts with an alert that arrives."));

    public static final Rule REHEARSE = ROWS.row(Rule.of("recommend.rehearse", "A rollback is rehearsed and timed.")
            .says("Time a {drill} in staging (target: under {rollbackWithin})")
            .because("The plan promises a rollback within {rollbackWithin}."));

    public static final Rule SUPPORT =
            ROWS.row(Rule.of("recommend.support", "Support knows of a user-visible change before users do.")
                    .says("Brief support before {firstPublicPhase}: {visibleChanges}")
                    .because("{^users} who see the change will ask about it."));

    public static final Rule LOW_TRAFFIC = ROWS.row(
            Rule.of("recommend.low-traffic", "Risky phases start in low-traffic hours.")
                    .says(
                            "Start {firstPublicPhase} in low-traffic hours[; its soak of {firstSoak} must include a traffic peak]")
                    .because(
                            "A failure of a {risk}-risk change affects the fewest {users} in low-traffic hours; load problems show only at a peak."));

    public static final Rule ON_CALL =
            ROWS.row(Rule.of("recommend.on-call", "High-risk changes have an on-call through all phases.")
                    .says(
                            "Schedule an on-call[ ({onCall})] {access}, for {phaseCount} {phaseCount:phase|phases} and a bake of {bake}")
                    .because("The change is {risk} risk."));

    public static final Rule POPULATION = ROWS.row(Rule.of(
                    "recommend.population", "A population lets the planner size phases and compute power.")
            .says("Provide the population ({counted} a day) to size the phases and compute their power")
            .because("Without traffic, the lengths of {phaseCount} {phaseCount:phase|phases} come from the policy."));

    public static final Rule GUARDRAIL =
            ROWS.row(Rule.of("recommend.guardrail", "A guardrail lets a plan roll back by itself.")
                    .says(
                            "Add guardrail metrics before {firstPhase}, with their measured baselines and limits, such as {suggestedMetrics}")
                    .because("Without a guardrail, nothing triggers an automated rollback."));

    public static final Rule EXPERIMENT =
            ROWS.row(Rule.of("recommend.experiment", "A test that another strategy leaves out can still be run.")
                    .says("Use strategy ab-test to run the experiment on {experimentMetric}")
                    .because("The chosen strategy leaves the experiment out."));

    public static final Rule FALLBACK =
            ROWS.row(Rule.of("recommend.fallback", "Whether a new feature has a fallback decides its risk.")
                    .says("Declare the fallback: without one the risk rises above {risk}")
                    .because("A new feature, and no fallback is known."));

    public static final Rule OWNER = ROWS.row(Rule.of("recommend.owner", "A rollout has an owner.")
            .says("Assign a rollout owner[ to sign off {approvalPhases}]")
            .because("No owner was named."));

    public static final Rule APPROVERS = ROWS.row(
            Rule.of("recommend.approvers", "As many people are named as the policy asks to approve.")
                    .says("Name {openApprovers} more {openApprovers:approver|approvers} before {firstPhase}")
                    .because(
                            "The policy asks for {approvals} approvals where a {risk}-risk change needs one; {named} {named:is|are} named."));

    public static final Rule DELIVERY =
            ROWS.row(Rule.of("recommend.delivery", "How a change is delivered decides its steps and its rollback.")
                    .says("Confirm the delivery: the plan assumes {delivery}")
                    .because("No delivery was given; phases, rollback and preparation follow from it."));

    public static final Rule CLEAN_UP = ROWS.row(Rule.of("recommend.clean-up", "A flag has a removal date.")
            .says("Set a removal date for flag {flag}: {removal} after full rollout")
            .because("The bake takes {bake}; a flag that stays longer than twice that is technical debt."));

    static final List<Rule> ALL = ROWS.all();

    private RecommendationRows() {}
}
