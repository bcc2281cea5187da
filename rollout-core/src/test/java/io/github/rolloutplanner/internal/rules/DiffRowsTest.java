package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.reason.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiffRowsTest {
    private static final Fact[] NO_MORE = {};

    static List<RowCase> rows() {
        List<RowCase> rows = new ArrayList<>(List.of(
                changed(
                        DiffRows.NAME,
                        "the change",
                        "Search 2",
                        "Search",
                        "The change is called Search 2 instead of Search."),
                of(
                        DiffRows.POPULATION,
                        "Users a day: not known of the later plan, 6,000 in the earlier one.",
                        List.of(
                                fact("subject", "Users a day"),
                                fact("silent", "later"),
                                fact("telling", "earlier"),
                                fact("known", 6000))),
                changed(DiffRows.RISK, "the risk", "high", "medium", "The risk is high instead of medium."),
                changed(
                        DiffRows.STRATEGY,
                        "the strategy",
                        "Canary",
                        "Ring Deployment",
                        "The strategy is Canary instead of Ring Deployment."),
                changed(DiffRows.POPULATION, "users a day", 6000, 4000, "Users a day: 6,000 instead of 4,000."),
                added(DiffRows.POPULATION, "users a day", 6000, "Users a day: 6,000, which was not stated before."),
                removed(DiffRows.POPULATION, "users a day", 6000, "Users a day: no longer stated, 6,000 before."),
                changed(
                        DiffRows.DELIVERY,
                        "the delivery",
                        "a fleet update",
                        "a feature flag",
                        "The delivery: a fleet update instead of a feature flag."),
                changed(
                        DiffRows.URGENCY,
                        "the pace",
                        "expedited",
                        "the usual one",
                        "The pace: expedited instead of the usual one."),
                changed(
                        DiffRows.PREPARATION,
                        "the preparation",
                        "1 day",
                        "2 days",
                        "The preparation: 1 day instead of 2 days."),
                added(DiffRows.PHASE, "10%", "6,000 users for 1 day", "10% is a new phase: 6,000 users for 1 day."),
                removed(DiffRows.PHASE, "10%", "6,000 users for 1 day", "10% is left out: 6,000 users for 1 day."),
                changed(DiffRows.PERCENTAGE, "Pilot (20%)", "20%", "5%", "Pilot (20%) reaches 20% instead of 5%."),
                changed(
                        DiffRows.AUDIENCE,
                        "the audience of 5%",
                        "all users",
                        "ring Beta",
                        "The audience of 5% is all users instead of ring Beta."),
                changed(
                        DiffRows.PURPOSE,
                        "50%",
                        "the experiment",
                        "a step of the rollout",
                        "50% is the experiment instead of a step of the rollout."),
                changed(
                        DiffRows.SOAK,
                        "5%",
                        "1 day",
                        "2 days",
                        "5% soaks for 1 day instead of 2 days, because the change" + " is urgent.",
                        fact("causes", List.of("the change is urgent"))),
                added(DiffRows.SOAK, "5%", "1 day", "5% has a soak now: 1 day."),
                removed(DiffRows.SOAK, "5%", "1 day", "5% no longer has a known soak: it was 1 day."),
                changed(DiffRows.BAKE, "the bake", "1 day", "2 days", "The bake takes 1 day instead of 2 days."),
                added(DiffRows.BAKE, "the bake", "1 day", "The bake is known now: 1 day."),
                removed(DiffRows.BAKE, "the bake", "1 day", "The bake is no longer known: it was 1 day."),
                changed(
                        DiffRows.EXPOSURE,
                        "10%",
                        "after 1 day",
                        "after 2 days",
                        "10% exposes 6,000 users 1 day earlier than before.",
                        fact("who", "6,000 users"),
                        fact("difference", Duration.ofDays(1)),
                        fact("sooner", "earlier")),
                changed(
                        DiffRows.BLAST_RADIUS,
                        "5%",
                        "6,000 users",
                        "4,000 users",
                        "5% exposes 6,000 users instead of 4,000 users."),
                changed(
                        DiffRows.COMPOSITION,
                        "5%",
                        "2 of its gates",
                        "all of its gates",
                        "5% passes with 2 of its gates instead of all of its gates."),
                added(DiffRows.GATE, "5%", "Errors < 1%", "5% has a new gate: Errors < 1%."),
                removed(DiffRows.GATE, "5%", "Errors < 1%", "5% has lost a gate: Errors < 1%."),
                changed(DiffRows.APPROVAL, "5%", "Ada", "Grace", "5% is approved by Ada instead of Grace."),
                added(DiffRows.APPROVAL, "5%", "Ada", "5% needs another approval: Ada."),
                removed(DiffRows.APPROVAL, "5%", "Ada", "5% needs one fewer approval: Ada."),
                added(DiffRows.CRITERION, "5%", "No open issue", "5% has another written criterion: No open issue."),
                removed(DiffRows.CRITERION, "5%", "No open issue", "5% has lost a written criterion: No open issue."),
                changed(
                        DiffRows.THRESHOLD,
                        "the alert of Errors",
                        "> 2%",
                        "> 1%",
                        "The alert of Errors is loosened from > 1% to > 2%.",
                        fact("moved", "loosened")),
                added(DiffRows.THRESHOLD, "the limit of Errors", "< 1%", "The limit of Errors has a level now: < 1%."),
                removed(
                        DiffRows.THRESHOLD,
                        "the limit of Errors",
                        "< 1%",
                        "The limit of Errors no longer has a level: it was < 1%."),
                changed(
                        DiffRows.ROLE,
                        "the role of Errors",
                        "signal",
                        "guardrail",
                        "The role of Errors: signal instead of guardrail."),
                changed(DiffRows.JUDGE, "the margin of Errors", "5%", "0%", "The margin of Errors: 5% instead of 0%."),
                changed(
                        DiffRows.PERSISTENCE,
                        "the alert",
                        "for 5 minutes",
                        "at once",
                        "The alert counts for 5 minutes instead of at once."),
                changed(
                        DiffRows.MINIMUM_SAMPLE,
                        "the gate",
                        "10 observations",
                        "20 observations",
                        "The gate waits for 10 observations instead of 20 observations."),
                added(
                        DiffRows.MINIMUM_SAMPLE,
                        "the gate",
                        "10 observations",
                        "The gate has a minimum sample now: 10 observations."),
                removed(
                        DiffRows.MINIMUM_SAMPLE,
                        "the gate",
                        "10 observations",
                        "The gate no longer has a minimum sample: it was 10 observations."),
                changed(
                        DiffRows.HANDLING,
                        "the gate without data",
                        "ignore",
                        "hold",
                        "The gate without data: ignore instead of hold."),
                changed(
                        DiffRows.VERDICT,
                        "Errors in 5%",
                        "underpowered",
                        "powered",
                        "Errors in 5% is underpowered instead of powered."),
                changed(DiffRows.DETECTABLE_EFFECT, "the MDE", "1%", "2%", "The MDE is 1% instead of 2%."),
                changed(DiffRows.POWER, "the power", "80%", "90%", "The power is 80% instead of 90%."),
                added(DiffRows.METRIC, "Errors", "baseline 1%", "Errors is monitored now: baseline 1%."),
                removed(DiffRows.METRIC, "Errors", "baseline 1%", "Errors is no longer monitored: it was baseline 1%."),
                changed(
                        DiffRows.METRIC,
                        "the delay of Errors",
                        "1 day",
                        "0 seconds",
                        "The delay of Errors is 1 day instead of 0 seconds."),
                changed(DiffRows.BASELINE, "the baseline", "1%", "2%", "The baseline: 1% instead of 2%."),
                added(DiffRows.ALERT, "an alert", "Errors exceeds 1%", "An alert is new: Errors exceeds 1%."),
                added(DiffRows.TRIGGER, "", "Errors exceeds 1%", "A rollback trigger is new: Errors exceeds 1%."),
                removed(DiffRows.TRIGGER, "", "Errors exceeds 1%", "A rollback trigger is gone: Errors exceeds 1%."),
                changed(
                        DiffRows.ROLLBACK_TIME,
                        "the time to detect",
                        "1 minute",
                        "2 minutes",
                        "The time to detect: 1 minute instead of 2 minutes."),
                added(DiffRows.ROLLBACK_STEP, "", "smoke test", "The manual rollback has one more step: smoke test."),
                removed(
                        DiffRows.ROLLBACK_STEP,
                        "",
                        "smoke test",
                        "The manual rollback has one step fewer: smoke test."),
                changed(
                        DiffRows.DATA_ROLLBACK,
                        "the data rollback",
                        "missing",
                        "not needed",
                        "The data rollback is missing instead of not needed."),
                removed(DiffRows.FLAG, "flag f", "default false", "Flag f is gone: default false."),
                added(
                        DiffRows.TARGETING,
                        "the rule for beta",
                        "true for beta",
                        "The rule for beta is new: true for beta."),
                changed(
                        DiffRows.BUCKETING,
                        "the bucketing key of flag f",
                        "session.id",
                        "user.id",
                        "The bucketing key of flag f is session.id instead of user.id, which draws other users."),
                added(
                        DiffRows.BUCKETING,
                        "the bucketing key",
                        "user.id",
                        "The bucketing key is stated now: user.id, which may draw other users."),
                removed(
                        DiffRows.BUCKETING,
                        "the bucketing key",
                        "user.id",
                        "The bucketing key is no longer stated, which may draw other users: it was user.id."),
                changed(DiffRows.EXPERIMENT, "the number of looks", 2, 1, "The number of looks is 2 instead of 1."),
                added(DiffRows.CALENDAR, "a freeze", "12-20 to 01-06", "A freeze is new: 12-20 to 01-06."),
                changed(DiffRows.DATE, "the start", "Monday", "Friday", "The start: Monday instead of Friday."),
                changed(
                        DiffRows.PEOPLE,
                        "people named as approver",
                        "Ada",
                        "Grace",
                        "People named as approver: Ada instead of Grace."),
                added(DiffRows.PEOPLE, "Approver", "Ada", "Approver is a role of the rollout now: Ada."),
                removed(DiffRows.PEOPLE, "Approver", "Ada", "Approver is no longer a role of the rollout: Ada.")));
        rows.addAll(causes());
        return rows;
    }

    private static List<RowCase> causes() {
        return List.of(
                changed(DiffCauseRows.USERS, "users a day", 6000, 4000, "users a day are 6,000 instead of 4,000"),
                changed(
                        DiffCauseRows.SAMPLE,
                        "",
                        6000,
                        4000,
                        "Errors needs 6,000 observations in 5% instead of 4,000",
                        fact("metric", "Errors"),
                        fact("phase", "5%")),
                changed(
                        DiffCauseRows.SAMPLE,
                        "",
                        6000,
                        4000,
                        "Errors needs 6,000 observations in 5% instead of 4,000, to detect 0.3% instead of 0.4%",
                        fact("metric", "Errors"),
                        fact("phase", "5%"),
                        fact("effect", "0.3%"),
                        fact("effectBefore", "0.4%")),
                RowCase.of(
                                DiffCauseRows.SAMPLE_ADDED,
                                fact("metric", "Errors"),
                                fact("phase", "5%"),
                                fact("after", 6000))
                        .says("Errors needs 6,000 observations in 5%, where it had no gate before"),
                RowCase.of(
                                DiffCauseRows.SAMPLE_REMOVED,
                                fact("metric", "Errors"),
                                fact("phase", "5%"),
                                fact("before", 6000))
                        .says("Errors, which needed 6,000 observations in 5%, has no gate there any more"),
                RowCase.of(DiffCauseRows.SAMPLE_REACHED, fact("metric", "Errors"), fact("phase", "5%"))
                        .says("Errors can have its sample in 5% now"),
                RowCase.of(DiffCauseRows.SAMPLE_OUT_OF_REACH, fact("metric", "Errors"), fact("phase", "5%"))
                        .says("Errors cannot have its sample in 5% any more, however long it is"),
                RowCase.of(DiffCauseRows.URGENT, fact("deadline", Duration.ofDays(2)))
                        .says("the change is urgent, due 2 days after its start"),
                RowCase.of(DiffCauseRows.URGENT).says("the change is urgent"),
                RowCase.of(DiffCauseRows.NOT_URGENT).says("the change is not urgent any more"),
                changed(
                        DiffCauseRows.POLICY,
                        "a power",
                        "90%",
                        "80%",
                        "the policy asks for a power of 90% instead of 80%"),
                RowCase.of(DiffCauseRows.OTHER_POLICY, fact("what", "lengths")).says("the policy has other lengths"),
                changed(DiffCauseRows.RISK, "", "high", "low", "the risk is high instead of low"),
                changed(
                        DiffCauseRows.DELIVERY,
                        "",
                        "a fleet update",
                        "a feature flag",
                        "the delivery is a fleet update instead of a feature flag"),
                changed(
                        DiffCauseRows.STRATEGY,
                        "",
                        "Canary",
                        "Immediate",
                        "the strategy is Canary instead of Immediate"),
                changed(
                        DiffCauseRows.EARLIER_SOAK,
                        "",
                        Duration.ofDays(1),
                        Duration.ofDays(2),
                        "5% soaks for 1 day instead of 2 days",
                        fact("phase", "5%")),
                RowCase.of(DiffCauseRows.EARLIER_ADDED, fact("phase", "5%")).says("5% is a phase before it"),
                RowCase.of(DiffCauseRows.EARLIER_REMOVED, fact("phase", "5%")).says("5% is left out before it"));
    }

    private static RowCase changed(Rule row, String subject, Object after, Object before, String text, Fact... more) {
        return of(
                row,
                text,
                List.of(
                        fact("subject", Wording.capitalized(subject)),
                        fact("what", subject),
                        fact("after", after),
                        fact("before", before)),
                more);
    }

    private static RowCase added(Rule row, String subject, Object value, String text) {
        return of(row, text, List.of(fact("subject", Wording.capitalized(subject)), fact("added", value)), NO_MORE);
    }

    private static RowCase removed(Rule row, String subject, Object value, String text) {
        return of(row, text, List.of(fact("subject", Wording.capitalized(subject)), fact("removed", value)), NO_MORE);
    }

    private static RowCase of(Rule row, String text, List<Fact> facts, Fact... more) {
        List<Fact> all = new ArrayList<>(facts);
        all.addAll(Arrays.asList(more));
        return RowCase.of(row, all.toArray(Fact[]::new)).says(text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows(), DiffRows.ALL);
        assertThat(DiffRows.ALL).isNotEmpty();
    }
}
