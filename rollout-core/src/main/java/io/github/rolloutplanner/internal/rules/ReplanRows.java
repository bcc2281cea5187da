package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What becomes of a running rollout that is planned again. */
public final class ReplanRows {
    private static final Rows ROWS = new Rows();
    private static final String SERVED = ", and has been live for {served}.";

    public static final Rule LIVE =
            ROWS.row(Rule.of("replan.live", "Planning again leaves percentage, audience and flags as they are.")
                    .because("Nothing live changes: {phase} for {audience} goes on as phase {number} of {phases}."));

    public static final Rule STEP_KEPT = ROWS.row(Rule.of(
                    "replan.step-kept",
                    "A percentage that is live stays a phase, also where the ladder has none there.")
            .because("The ladder has no step at {percentage}, but it is live, and stays as a phase of its own."));

    public static final Rule SOAK = ROWS.row(
            Rule.of("replan.soak", "A phase that is live keeps its start, so that the time that it was watched counts.")
                    .because("{phase} now lasts {soak} instead of {before}" + SERVED));

    public static final Rule SAME_SOAK =
            ROWS.row(Rule.of("replan.same-soak", "A phase that is live keeps its start and its length.")
                    .because("{phase} still lasts {soak}" + SERVED));

    public static final Rule APPROVALS = ROWS.row(Rule.of(
                    "replan.approvals", "An approval counts as long as its gate is the same.")
            .because("{count} {count:approval counts|approvals count} on: {count:its gate is|their gates are} as"
                    + " {count:it was|they were}."));

    public static final Rule APPROVALS_ANEW = ROWS.row(Rule.of(
                    "replan.approvals-anew", "An approval of a gate that was changed or left out no longer counts.")
            .because("{count} {count:approval no longer counts|approvals no longer count}: {count:its gate was|their"
                    + " gates were} changed or left out."));

    public static final Rule KEPT =
            ROWS.row(Rule.of("replan.kept", "Evidence goes on where nothing changed that it rests on.")
                    .because("The evidence of {metrics} goes on: nothing that it rests on has changed."));

    public static final Rule RESTARTED = ROWS.row(Rule.of(
                    "replan.restarted", "Evidence begins anew where something changed that it rests on.")
            .because("The evidence of {metric} begins anew after {at}: its {causes} changed, and what came before was"
                    + " measured the old way."));

    public static final Rule NEW =
            ROWS.row(Rule.of("replan.new", "A metric that is new counts what comes from then on.")
                    .because("{metric} is new and counts what comes after {at}: earlier data do not count, because the"
                            + " metric was chosen after they were seen."));

    public static final Rule DROPPED =
            ROWS.row(Rule.of("replan.dropped", "A metric that the new plan does not have is no longer watched.")
                    .because("{metric} is no longer watched."));

    public static final Rule LEVEL_CHANGED = ROWS.row(Rule.of(
                    "replan.level-changed",
                    "Evidence that goes on is judged at the significance level of the new plan.")
            .because("A regression of {metrics} now takes evidence of {needed} instead of {neededBefore}: the"
                    + " significance level is {level} instead of {before}."));

    public static final Rule SAMPLE = ROWS.row(
            Rule.of("replan.sample", "A phase that is live needs the sample that the new plan gives its gates.")
                    .because("{metric} now needs {needed} observations in {phase} instead of {before}."));

    public static final Rule LEVEL = ROWS.row(Rule.of(
                    "replan.level", "Guardrails that begin anew share the significance level that is left.")
            .because("So that replanning adds no false rollbacks, {metric} is now judged at a significance level of"
                    + " {level} instead of the {planned} of the plan alone."));

    public static final Rule LEVEL_LOW = ROWS.row(Rule.of(
                    "replan.level-low",
                    "A guardrail for which hardly any significance level is left is watched by people.")
            .because(
                    "Riskier: so that replanning adds no false rollbacks, {metric} is now judged at a significance level"
                            + " of {level} instead of the {planned} of the plan alone, and even a large regression of it may not roll back. Watch it"
                            + " yourself. {by} says why: {why}"));

    public static final Rule RISKIER = ROWS.row(Rule.of(
                    "replan.riskier", "Whoever drops or loosens a guardrail is named.")
            .because("Riskier: a regression of {metric} is less likely to roll back than before[; its evidence of one"
                    + " was {evidence}]. {by} says why: {why}"));

    public static final Rule DETECTED = ROWS.row(Rule.of(
                    "replan.detected", "A regression that was detected stays detected.")
            .because("{metric} was detected to be worse after {detected}, and planning again does not change that."));

    public static final List<Rule> ALL = ROWS.all();

    private ReplanRows() {}
}
