package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** The rollback: its triggers, its steps, its bound in time, and what happens to data. */
public final class RollbackRows {
    private static final Rows ROWS = new Rows();

    private static final String ALTERS_DATA =
            "The change alters stored data, which a rollback of the code does not undo.";

    public static final Rule TRIGGER =
            ROWS.row(Rule.of("trigger.limit", "A guardrail beyond its limit rolls back, at any percentage.")
                    .because("The limit of {metric} ({limit}) holds at every percentage; its baseline is {baseline}."));

    public static final Rule FLAG = ROWS.row(Rule.of(
                    "rollback.flag", "A change with a flag is rolled back by its flag.")
            .says("Set flag {flag}[ in {flagSystem}] to {value} for all {users}[, including members of {segments}]")
            .because("Flag {flag} controls who gets the change."));

    public static final Rule REDEPLOY =
            ROWS.row(Rule.of("rollback.redeploy", "A change without a flag is rolled back by a deployment.")
                    .says("Deploy the previous version to {environment}")
                    .because("No flag controls the change."));

    public static final Rule LOWER = ROWS.row(Rule.of(
                    "rollback.lower", "Where no guardrail is breached, a rollback may be gradual.")
            .says("Alternative, if no guardrail is breached: lower the percentage step by step to {percentages}")
            .because("An immediate rollback from {from} moves all traffic at once."));

    public static final Rule CACHE = ROWS.row(Rule.of("rollback.cache", "A cache is purged of a user-visible change.")
            .says("Purge {cache} entries of the feature")
            .because("{^cache} keeps serving copies after the rollback."));

    public static final Rule DATA =
            ROWS.row(Rule.of("rollback.data", "Stored data are rolled back by the given procedure.")
                    .says("Run the data rollback: {procedure}")
                    .because(ALTERS_DATA));

    public static final Rule DATA_RESTORE =
            ROWS.row(Rule.of("rollback.data-forward", "Stored data are fixed forward where no procedure is given.")
                    .says(
                            "Stop the writes of the feature and fix forward: correct what it wrote. A restored backup is the last resort: it loses every write since it was taken")
                    .because(ALTERS_DATA));

    public static final Rule FIX_FORWARD = ROWS.row(Rule.of(
                    "rollback.fix-forward", "What cannot be undone is fixed forward.")
            .says("Fix forward what the change has done: list what it reached, correct it, and verify each correction")
            .because("A rollback stops further exposure; what the change has done stays."));

    public static final Rule WATCH = ROWS.row(Rule.of("rollback.watch", "Guardrails show whether a rollback worked.")
            .says("Verify that {metrics} {metrics:is back at its baseline|are back at their baselines}"
                    + " ({baselines}) for {watch}")
            .because("{metrics:The guardrail shows|The guardrails show} whether the rollback worked."));

    public static final Rule CONFIRM =
            ROWS.row(Rule.of("rollback.confirm", "Without a guardrail, the owner confirms that a rollback worked.")
                    .says("Ask {owner} to confirm that the rollback worked")
                    .because("No guardrail shows whether the rollback worked."));

    public static final Rule SMOKE_TEST =
            ROWS.row(Rule.of("rollback.smoke-test", "The rollback of a user-visible change is tested.")
                    .says("Smoke test[ on {checkedOn}]: the previous behavior is restored[ ({fallback})]")
                    .because("The change is user-visible."));

    public static final Rule TELL = ROWS.row(Rule.of(
                    "rollback.tell", "Team and users hear of the rollback of a user-visible change.")
            .says("Announce the rollback and its cause: {team}[, then {statusPage}][, then the exposed {users}]")
            .because("The change is user-visible."));

    public static final Rule TELL_TEAM =
            ROWS.row(Rule.of("rollback.tell-team", "The team hears of the rollback of any other change.")
                    .says("Announce the rollback and its cause: {team}")
                    .because("No user-visible change was declared."));

    public static final Rule BOUND_CALLER =
            ROWS.row(Rule.of("rollback.bound-caller", "The caller may bound the time of a rollback.")
                    .because("The caller asked for a rollback within {bound}."));

    public static final Rule BOUND_POLICY =
            ROWS.row(Rule.of("rollback.bound-policy", "The policy bounds the time of a rollback by the risk.")
                    .because("The policy asks for a rollback of {risk} risk changes within {bound}."));

    public static final Rule BOUND_COMPUTED = ROWS.row(
            Rule.of(
                            "rollback.bound-computed",
                            "A rollback that takes longer than the policy wants is promised for when it is done.")
                    .because(
                            "The policy asks for a rollback of {risk} risk changes within {wanted}; detection, delivery and caches take {bound}."));

    public static final Rule DATA_NEEDED =
            ROWS.row(Rule.of("rollback.data-needed", "Data are rolled back where the change alters them.")
                    .says("{procedure}")
                    .because(ALTERS_DATA));

    public static final Rule DATA_MISSING =
            ROWS.row(Rule.of("rollback.data-missing", "Where data must be rolled back, a procedure is needed.")
                    .says(
                            "No procedure given. Before phase 1, write one that keeps every write (write both formats, or a reverse migration) and rehearse it on a copy; a restored backup loses every write since it was taken")
                    .because(ALTERS_DATA));

    public static final Rule DATA_NOT_NEEDED =
            ROWS.row(Rule.of("rollback.data-not-needed", "Data stay as they are where no data change is declared.")
                    .says("Not required: no data change declared")
                    .because("No data change was declared."));

    public static final Rule IRREVERSIBLE =
            ROWS.row(Rule.of("rollback.irreversible", "What cannot be undone is not rolled back.")
                    .says(
                            "Not possible: a rollback stops further exposure; what the change has done stays, and is fixed forward")
                    .because("The change cannot be undone."));

    static final List<Rule> ALL = ROWS.all();

    private RollbackRows() {}
}
