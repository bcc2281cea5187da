package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.reason.Fact;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RollbackRowsTest {
    private static final Fact TEAM = fact("team", "the team");
    private static final Fact FIVE_MINUTES = fact("bound", Duration.ofMinutes(5));
    private static final Quantity LOW = Quantity.of(percent(0.3));
    private static final String ALTERS_DATA =
            "The change alters stored data, which a rollback of the code does not undo.";

    static List<RowCase> rows() {
        return List.of(
                RowCase.of(
                                RollbackRows.TRIGGER,
                                fact("metric", "Errors"),
                                fact("limit", Threshold.below(Quantity.of(percent(0.5)))),
                                fact("baseline", LOW))
                        .because("The limit of Errors (< 0.5%) holds at every percentage; its baseline is 0.3%."),
                RowCase.of(
                                RollbackRows.FLAG,
                                fact("flag", "new_checkout"),
                                fact("flagSystem", "Unleash"),
                                fact("value", "off"),
                                fact("users", "visitors"),
                                fact("segments", List.of("beta", "internal")))
                        .says("Set flag new_checkout in Unleash to off for all visitors, including members of beta and"
                                + " internal")
                        .because("Flag new_checkout controls who gets the change."),
                RowCase.of(
                                RollbackRows.FLAG,
                                fact("flag", "button"),
                                fact("value", "grey-button"),
                                fact("users", "users"))
                        .says("Set flag button to grey-button for all users")
                        .because("Flag button controls who gets the change."),
                RowCase.of(RollbackRows.REDEPLOY, fact("environment", Environment.PRODUCTION))
                        .says("Deploy the previous version to production")
                        .because("No flag controls the change."),
                RowCase.of(
                                RollbackRows.LOWER,
                                fact("from", percent(100)),
                                fact("percentages", List.of(percent(25), percent(5), percent(0))))
                        .says(
                                "Alternative, if no guardrail is breached: lower the percentage step by step to 25%, 5% and 0%")
                        .because("An immediate rollback from 100% moves all traffic at once."),
                RowCase.of(RollbackRows.CACHE, fact("cache", "the CDN"))
                        .says("Purge the CDN entries of the feature")
                        .because("The CDN keeps serving copies after the rollback."),
                RowCase.of(RollbackRows.DATA, fact("procedure", "drop column owner"))
                        .says("Run the data rollback: drop column owner")
                        .because(ALTERS_DATA),
                RowCase.of(RollbackRows.DATA_RESTORE)
                        .says(
                                "Stop the writes of the feature and fix forward: correct what it wrote. A restored backup is the"
                                        + " last resort: it loses every write since it was taken")
                        .because(ALTERS_DATA),
                watch(List.of("Errors"), List.of(LOW))
                        .says("Verify that Errors is back at its baseline (0.3%) for 5 minutes")
                        .because("The guardrail shows whether the rollback worked."),
                watch(List.of("Errors", "p95"), List.of(LOW, Quantity.of(Duration.ofMillis(850))))
                        .says("Verify that Errors and p95 are back at their baselines (0.3% and 850ms) for 5 minutes")
                        .because("The guardrails show whether the rollback worked."),
                RowCase.of(RollbackRows.CONFIRM, fact("owner", "Team Checkout"))
                        .says("Ask Team Checkout to confirm that the rollback worked")
                        .because("No guardrail shows whether the rollback worked."),
                RowCase.of(RollbackRows.FIX_FORWARD)
                        .says("Fix forward what the change has done: list what it reached, correct it, and verify each"
                                + " correction")
                        .because("A rollback stops further exposure; what the change has done stays."),
                RowCase.of(RollbackRows.SMOKE_TEST, fact("checkedOn", "a host of each type"))
                        .says("Smoke test on a host of each type: the previous behavior is restored")
                        .because("The change is user-visible."),
                RowCase.of(RollbackRows.SMOKE_TEST)
                        .says("Smoke test: the previous behavior is restored")
                        .because("The change is user-visible."),
                RowCase.of(RollbackRows.SMOKE_TEST, fact("fallback", "Checkout in three steps"))
                        .says("Smoke test: the previous behavior is restored (Checkout in three steps)")
                        .because("The change is user-visible."),
                RowCase.of(RollbackRows.TELL, fact("team", "#incidents"), fact("statusPage", "status.example"))
                        .says("Announce the rollback and its cause: #incidents, then status.example")
                        .because("The change is user-visible."),
                RowCase.of(RollbackRows.TELL, TEAM, fact("users", "visitors"))
                        .says("Announce the rollback and its cause: the team, then the exposed visitors")
                        .because("The change is user-visible."),
                RowCase.of(RollbackRows.TELL_TEAM, TEAM)
                        .says("Announce the rollback and its cause: the team")
                        .because("No user-visible change was declared."),
                RowCase.of(RollbackRows.BOUND_CALLER, FIVE_MINUTES)
                        .because("The caller asked for a rollback within 5 minutes."),
                RowCase.of(RollbackRows.BOUND_POLICY, fact("risk", RiskLevel.CRITICAL), FIVE_MINUTES)
                        .because("The policy asks for a rollback of critical risk changes within 5 minutes."),
                RowCase.of(
                                RollbackRows.BOUND_COMPUTED,
                                fact("risk", RiskLevel.CRITICAL),
                                fact("wanted", Duration.ofMinutes(5)),
                                fact("bound", Duration.ofHours(8)))
                        .because("The policy asks for a rollback of critical risk changes within 5 minutes; detection,"
                                + " delivery and caches take 8 hours."),
                RowCase.of(RollbackRows.DATA_NEEDED, fact("procedure", "drop column owner"))
                        .says("drop column owner")
                        .because(ALTERS_DATA),
                RowCase.of(RollbackRows.DATA_MISSING)
                        .says(
                                "No procedure given. Before phase 1, write one that keeps every write (write both formats, or a"
                                        + " reverse migration) and rehearse it on a copy; a restored backup loses every write since"
                                        + " it was taken")
                        .because(ALTERS_DATA),
                RowCase.of(RollbackRows.DATA_NOT_NEEDED)
                        .says("Not required: no data change declared")
                        .because("No data change was declared."),
                RowCase.of(RollbackRows.IRREVERSIBLE)
                        .says(
                                "Not possible: a rollback stops further exposure; what the change has done stays, and is fixed"
                                        + " forward")
                        .because("The change cannot be undone."));
    }

    private static RowCase watch(List<String> metrics, List<Quantity> baselines) {
        return RowCase.of(
                RollbackRows.WATCH,
                fact("metrics", metrics),
                fact("baselines", baselines),
                fact("watch", Duration.ofMinutes(5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows(), RollbackRows.ALL);
    }
}
