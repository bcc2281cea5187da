package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What people tick off before, during and after a rollout. */
public final class ChecklistRows {
    private static final Rows ROWS = new Rows();

    public static final Rule BASELINES =
            ROWS.row(Rule.of("before.baselines", "Baselines are captured before the start.")
                    .says("Baselines captured: {baselines}")
                    .because("Every limit is set relative to its baseline."));

    public static final Rule DASHBOARDS =
            ROWS.row(Rule.of("before.dashboards", "Dashboards show the metrics of the gates.")
                    .says("Dashboards show {metrics}[, split by {splitBy}]")
                    .because("The stage gates are read there."));

    public static final Rule ALERTS = ROWS.row(Rule.of("before.alerts", "Alerts are set before the start.")
            .says("Alerts set: {alerts}")
            .because("An alert comes before the limit is breached."));

    public static final Rule ROLLBACK = ROWS.row(Rule.of(
                    "before.rollback", "The rollback is rehearsed before the start.")
            .says("Rollback rehearsed in staging within {rollbackWithin} ({drill})[, including data: {dataRollback}]")
            .because("The plan promises a rollback within {rollbackWithin}."));

    public static final Rule FLAG = ROWS.row(Rule.of("before.flag", "The flag is tested before the start.")
            .says("Flag {flag} tested in staging: [on for members of {segments}, ]off for {users} outside the rollout")
            .because("Flag {flag} decides who is exposed."));

    public static final Rule LOAD_TEST =
            ROWS.row(Rule.of("before.load-test", "A change that affects performance is tested under full load.")
                    .says("Load test passed at the traffic of full rollout[ ({traffic} a day)]: {performanceChanges}")
                    .because("Load problems show only at large percentages."));

    public static final Rule BACKUP = ROWS.row(
            Rule.of("before.backup", "A change of stored data has a backup that was restored on trial.")
                    .says("Backup of the stored data taken, and restored on trial")
                    .because(
                            "The change alters stored data; a backup is the last resort, because it loses every write since it was taken."));

    public static final Rule NO_RETURN =
            ROWS.row(Rule.of("before.no-return", "What cannot be undone is signed off before it happens.")
                    .says(
                            "Point of no return signed off[ by {owner}] before {firstPublicPhase}: dry run reviewed, fix forward prepared")
                    .because("What the change has done cannot be undone."));

    public static final Rule NOTICE =
            ROWS.row(Rule.of("before.notice", "Those who depend on what breaks hear of it in time.")
                    .says("Notice sent to those who depend on the removed behavior, {notice} before {firstPublicPhase}")
                    .because("The change breaks what others rely on."));

    public static final Rule ON_CALL = ROWS.row(Rule.of("before.on-call", "High-risk changes have an on-call.")
            .says(
                    "On-call[ ({onCall})] {access} confirmed for {phaseCount} {phaseCount:phase|phases} and a bake of {bake}")
            .because("The change is {risk} risk."));

    public static final Rule TEAM = ROWS.row(Rule.of("before.team", "The schedule is known before the start.")
            .says("Team, support and stakeholders know the schedule: {schedule}")
            .because("The rollout has {phaseCount} {phaseCount:phase|phases}."));

    public static final Rule METRICS = ROWS.row(Rule.of("during.metrics", "Metrics are watched in each phase.")
            .says("Monitor {metrics}[ by {splitBy}] through {phases}")
            .because("The stage gates read {metrics:this metric|these metrics}."));

    public static final Rule ERRORS = ROWS.row(Rule.of("during.errors", "New errors are looked for in each phase.")
            .says("Check the error logs[ in {errorTracking}] for new error patterns[, split by {splitBy}]")
            .because("A new error can be too rare to move a metric."));

    public static final Rule FEEDBACK = ROWS.row(Rule.of("during.feedback", "Feedback is read in each phase.")
            .says("Review feedback from {users} (support tickets, social media): {visibleChanges}")
            .because("What {users} dislike shows in no metric."));

    public static final Rule TARGETING = ROWS.row(Rule.of("during.targeting", "Targeting is verified in each phase.")
            .says("Verify the exposure of flag {flag}: {phases}")
            .because("A phase with wrong targeting can look healthy."));

    public static final Rule SIGN_OFF = ROWS.row(Rule.of("during.sign-off", "Manual approvals are recorded.")
            .says("Record the sign-off[ of {approvers}] on {approvalPhases}")
            .because("A manual approval gates {approvalPhases:this phase|these phases}."));

    public static final Rule NOTES = ROWS.row(Rule.of("during.notes", "Anomalies are written down.")
            .says("Log anomalies with phase and time[ in {incidentChannel}]")
            .because("The go/no-go[ by {owner}] weighs them before each promotion."));

    public static final Rule COMPARE = ROWS.row(Rule.of("after.compare", "Metrics are compared with their baselines.")
            .says("Compare with the baselines after a bake of {bake}: {baselines}")
            .because("Small percentages hide effects that show at full rollout."));

    public static final Rule SUCCESS = ROWS.row(Rule.of("after.success", "Success criteria are reviewed.")
            .says("Review the success criteria: {successCriteria}")
            .because("The rollout is a success when they hold, not when it reaches 100%."));

    public static final Rule LESSONS = ROWS.row(Rule.of("after.lessons", "Lessons are written down.")
            .says("Document lessons learned, with actual phase lengths against the plan: {schedule}")
            .because("The policy plans the next rollout with the same lengths."));

    public static final Rule CLEAN_UP = ROWS.row(Rule.of("after.flag", "A flag is removed after the rollout.")
            .says("Remove flag {flag} and the previous code path[ ({fallback})]")
            .because("A flag that decides nothing any more is technical debt."));

    public static final Rule RESULTS = ROWS.row(Rule.of("after.tell", "Stakeholders hear of the results.")
            .says("Report the results to stakeholders: {visibleChanges}")
            .because("{^users} see the change."));

    public static final Rule LOOK = ROWS.row(Rule.of("after.look", "What had no phases is verified once.")
            .says("Verify the release {bake} after the deployment[: {visibleChanges}]")
            .because("No phase exposed it gradually."));

    static final List<Rule> ALL = ROWS.all();

    private ChecklistRows() {}
}
