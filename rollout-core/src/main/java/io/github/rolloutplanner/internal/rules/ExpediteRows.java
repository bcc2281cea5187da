package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What an urgent change needs instead of evidence: watching, a trigger agreed before, and what is done afterwards. */
public final class ExpediteRows {
    private static final Rows ROWS = new Rows();

    public static final Rule GUARDRAIL = ROWS.row(Rule.of(
                    "preparation.one-guardrail",
                    "Of the metrics of an expedited change one is set up before it starts.")
            .says("one guardrail ({firstGuardrail})"));

    public static final Rule CHECK =
            ROWS.row(Rule.of("preparation.rollback-check", "However urgent a change is, its rollback is checked.")
                    .says("a rollback check"));

    public static final Rule CHECK_STOP = ROWS.row(
            Rule.of("preparation.stop-check", "However urgent a change without a rollback is, its stop is checked.")
                    .says("a check that the rollout can be stopped"));

    public static final Rule GATE_LATER = ROWS.row(
            Rule.of("gate.metric-later", "What is set up after full rollout holds no phase before it by its silence.")
                    .because(
                            "Only a breach counts before full rollout: {metric} is set up afterwards, so missing or inconclusive data hold"
                                    + " nothing."));

    public static final Rule UNSEEN =
            ROWS.row(Rule.of("risk-register.urgency", "What shortened phases can no longer see reaches all users.")
                    .says("A regression that the usual phases would have shown reaches all {carried} unseen: {unseen}")
                    .advises(
                            "Roll back on suspicion, without waiting for significance, and verify {lost} until {bake} after full"
                                    + " rollout (owner: {ownerOrRole})")
                    .because("100% is reached after {urgentLength} instead of {usualLength}."));

    public static final Rule UNSEEN_KEPT = ROWS.row(Rule.of(
                    "risk-register.urgency-kept",
                    "What shortened phases can no longer see stays with all who have it where nothing can be rolled back.")
            .says(
                    "A regression that the usual phases would have shown reaches all {carried} unseen and stays there: {unseen}")
            .advises(
                    "Stop the rollout on suspicion, without waiting for significance, and verify {lost} until {bake} after"
                            + " full rollout (owner: {ownerOrRole})")
            .because("100% is reached after {urgentLength} instead of {usualLength}, and nothing can be rolled back."));

    public static final Rule UNKNOWN = ROWS.row(
            Rule.of("risk-register.urgency-unknown", "Without a computed power the price of urgency is not known.")
                    .says("What the shortened phases cannot see is not known: no metric has a computed power")
                    .advises("Roll back on suspicion, and watch for {bake} after full rollout (owner: {ownerOrRole})")
                    .because("100% is reached after {urgentLength} instead of {usualLength}."));

    public static final Rule UNKNOWN_KEPT = ROWS.row(Rule.of(
                    "risk-register.urgency-unknown-kept",
                    "Without a computed power it is not known what shortened phases leave with those who have it.")
            .says(
                    "What the shortened phases cannot see, and leave with those who have it, is not known: no metric has a"
                            + " computed power")
            .advises("Stop the rollout on suspicion, and watch for {bake} after full rollout (owner: {ownerOrRole})")
            .because("100% is reached after {urgentLength} instead of {usualLength}, and nothing can be rolled back."));

    public static final Rule NOT_REHEARSED = ROWS.row(
            Rule.of("risk-register.only-checked", "A rollback that was only checked may take longer than planned.")
                    .says("The rollback was checked and not rehearsed, and takes longer than {rollbackWithin}")
                    .advises(
                            "Rehearse it after full rollout, and keep who did the check on call until then (owner: {ownerOrRole})")
                    .because("The change is expedited: {why}."));

    public static final Rule FIX_NOT_REHEARSED = ROWS.row(Rule.of(
                    "risk-register.stop-only-checked",
                    "A fix forward that was not rehearsed may take longer than planned.")
            .says("Only the stop was checked: the first fix forward is a real one, and takes longer than planned")
            .advises("Keep who can make and release a fix on call until the bake is over (owner: {ownerOrRole})")
            .because("The change is expedited: {why}."));

    public static final Rule WATCH = ROWS.row(Rule.of(
                    "recommend.urgent-watch", "Phases that are too short for evidence are watched by people.")
            .says(
                    "Have an on-call {access} watch live until the bake: {soakedPhases} {soakedPhases:phase|phases}, with a look every {lookEvery}")
            .because("A phase lasts {shortestSoak}, and an on-call has answered a page after {onCallResponse}."));

    public static final Rule TRIGGER =
            ROWS.row(Rule.of("recommend.urgent-trigger", "Who rolls back an urgent change, and when, is agreed before.")
                    .says("Agree before {firstPhase} that the on-call rolls back without asking[ when {triggers}]")
                    .because("A phase lasts {shortestSoak}: no time is left to decide it there."));

    public static final Rule TRIGGER_STOP = ROWS.row(
            Rule.of(
                            "recommend.urgent-stop",
                            "Who stops an urgent change without a rollback, and when, is agreed before.")
                    .says(
                            "Agree before {firstPhase} that the on-call stops the rollout without asking[ when {triggers}]")
                    .because(
                            "A phase lasts {shortestSoak}: no time is left to decide it there, and nothing can be rolled back."));

    public static final Rule VERIFY = ROWS.row(
            Rule.of("recommend.urgent-verify", "The evidence that was skipped is collected after full rollout.")
                    .says("Verify after full rollout what the phases could not: {bake} of bake[, {lost} first]")
                    .because("The phases are {saved} shorter than usual."));

    public static final Rule PRICE =
            ROWS.row(Rule.of("recommend.urgent-price", "Who asks for urgency accepts its price.")
                    .says("Have the price accepted by {ownerOrRole} before {firstPhase}: {unseen}")
                    .because("100% is reached after {urgentLength} instead of {usualLength}."));

    public static final Rule CHECKED = ROWS.row(
            Rule.of("before.rollback-check", "However urgent a change is, its rollback is checked before the start.")
                    .says("Rollback checked once in staging ({drill})[, including data: {dataRollback}]")
                    .because("Never skipped: a {drill} is the way out[ of a phase of {shortestSoak}]."));

    public static final Rule CHECKED_STOP = ROWS.row(Rule.of(
                    "before.stop-check",
                    "However urgent a change without a rollback is, its stop is checked before the start.")
            .says("Stop of the rollout checked once: no further {carried} get the change")
            .because("Never skipped: without a rollback, only a stop limits a regression."));

    public static final Rule ALIVE = ROWS.row(
            Rule.of("before.one-guardrail", "However urgent a change is, one guardrail is alive before the start.")
                    .says("One guardrail alive, with its baseline and alert: {firstGuardrail}")
                    .because("Never skipped: without it nothing triggers a rollback."));

    public static final Rule METRICS_LATER =
            ROWS.row(Rule.of("after.metrics", "What an expedited change did not prepare is prepared during its bake.")
                    .says("Set up baselines, dashboards and alerts of {otherMetrics} (owner: {ownerOrRole})")
                    .because("Left for afterwards: the change is expedited."));

    public static final Rule REHEARSAL_LATER = ROWS.row(
            Rule.of("after.rehearsal", "What an expedited change did not rehearse is rehearsed during its bake.")
                    .says("Rehearse and time a {drill} (owner: {ownerOrRole})")
                    .because("Left for afterwards: the change is expedited, and its rollback was only checked."));

    public static final Rule STOP_LATER = ROWS.row(Rule.of(
                    "after.stop-rehearsal",
                    "A fix forward that an expedited change did not rehearse is rehearsed during its bake.")
            .says("Rehearse and time a stop of the rollout and a fix forward (owner: {ownerOrRole})")
            .because("Left for afterwards: the change is expedited, and only its stop was checked."));

    public static final Rule LOAD_TEST_LATER = ROWS.row(Rule.of(
                    "after.load-test", "A load test that an expedited change left out is done at the next chance.")
            .says("Run the load test that was left out, at the traffic of full rollout: {performanceChanges} (owner:"
                    + " {ownerOrRole})")
            .because("Left for afterwards: the change is expedited."));

    static final List<Rule> ALL = ROWS.all();

    private ExpediteRows() {}
}
