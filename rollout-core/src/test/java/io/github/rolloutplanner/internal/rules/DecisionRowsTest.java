package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.reason.Fact;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionRowsTest {
    private static final Fact METRIC = fact("metric", "Errors");
    private static final Fact THRESHOLD = fact("threshold", "2%");
    private static final Fact SHOWN = fact("shown", "9 of 900 (1%)");
    private static final Fact STATE = fact("state", "collecting");
    private static final Fact EVIDENCE = fact("evidence", 3);
    private static final Fact ENOUGH = fact("evidenceNeeded", 20);
    private static final Fact BEFORE = fact("before", "8 of 900 (0.89%)");
    private static final Fact PHASE = fact("phase", "Canary");
    private static final Fact ELAPSED = fact("elapsed", "1 day");
    private static final Fact AT = fact("at", "5 hours");
    private static final Fact BY = fact("by", "Ada");
    private static final Fact WHY = fact("why", "support asks for it");
    private static final Fact SOAK = fact("soak", Duration.ofDays(2));
    private static final Fact SAMPLE = fact("sample", 900);
    private static final Fact NEEDED = fact("needed", 1_000);
    private static final Fact DUE = fact("due", "6 hours");
    private static final Fact GROUP = fact("targetGroup", "Random 5% of users");
    private static final Fact CHANGE = fact("change", "Green button");
    private static final Fact PROCEDURE = fact("procedure", "Not possible");

    static Stream<RowCase> rows() {
        return Stream.of(advances(), holds(), rollbacks(), procedures()).flatMap(List::stream);
    }

    private static List<RowCase> advances() {
        return List.of(
                RowCase.of(DecisionRows.NOT_WORSE, METRIC, THRESHOLD, SHOWN)
                        .because("Errors is shown to be better than 2%: 9 of 900 (1%)."),
                RowCase.of(DecisionRows.NOT_WORSE_BESIDE_CONTROL, METRIC, THRESHOLD, SHOWN)
                        .because(
                                "Beside the control group, Errors is shown to stay within its gate of 2%: 9 of 900 (1%)."),
                RowCase.of(DecisionRows.NOT_WORSE_BESIDE_OTHERS, METRIC, THRESHOLD, SHOWN, BEFORE)
                        .because("Beside all other users, Errors is shown to stay within its gate of 2%: 9 of 900 (1%),"
                                + " before the rollout 8 of 900 (0.89%)."),
                RowCase.of(DecisionRows.COUNTED_LESS, METRIC, THRESHOLD, SHOWN)
                        .because("Errors was beyond 2% less often than its gate tolerates: 9 of 900 (1%)."),
                RowCase.of(DecisionRows.READINGS, METRIC, THRESHOLD, fact("needed", 3), SHOWN)
                        .because("Errors was not beyond 2% in 3 readings in a row: 9 of 900 (1%)."),
                RowCase.of(
                                DecisionRows.POWERED,
                                METRIC,
                                THRESHOLD,
                                SHOWN,
                                SAMPLE,
                                fact("needed", 800),
                                EVIDENCE,
                                ENOUGH)
                        .because("No regression of Errors is detected in 900 observations, where 800 would most likely"
                                + " have shown 2%: 9 of 900 (1%), evidence of a regression 3 of 20 needed."),
                RowCase.of(DecisionRows.TOLD, METRIC, SHOWN, STATE, fact("failure", "timeout"))
                        .because("The phase advances without the gate of Errors: 9 of 900 (1%), collecting (timeout)."),
                RowCase.of(DecisionRows.UNSEEN, METRIC)
                        .because("No data of Errors in this phase; its gate only observes."),
                RowCase.of(DecisionRows.APPROVED, AT, BY, fact("matter", "no open issue"))
                        .because("Sign-off after 5 hours by Ada: no open issue."),
                RowCase.of(DecisionRows.APPROVED, AT, BY, fact("approver", "Bo"), fact("matter", "no open issue"))
                        .because("Sign-off after 5 hours by Ada, asked of Bo: no open issue."),
                RowCase.of(DecisionRows.SHIPPED, fact("reasons", "Sales is better."))
                        .because("The read-out recommends to ship: Sales is better."),
                RowCase.of(DecisionRows.EARLY, PHASE, ELAPSED, SOAK)
                        .because("Canary ends after 1 day of 2 days, because its experiment is decided."),
                RowCase.of(DecisionRows.SOAKED, PHASE, ELAPSED).because("Canary has lasted 1 day."),
                RowCase.of(DecisionRows.SOAKED, PHASE, fact("elapsed", "2 days"), SOAK)
                        .because("Canary has lasted 2 days, of which it needed 2 days."));
    }

    private static List<RowCase> holds() {
        return List.of(
                RowCase.of(DecisionRows.SOAK, PHASE, ELAPSED, SOAK).because("Canary has lasted 1 day of 2 days."),
                RowCase.of(DecisionRows.LENGTH, PHASE, ELAPSED)
                        .because(
                                "The plan gives no length of Canary; it has lasted 1 day. A person has to promote it."),
                RowCase.of(
                                DecisionRows.SAMPLE,
                                METRIC,
                                SAMPLE,
                                NEEDED,
                                THRESHOLD,
                                SHOWN,
                                fact("until", "2 days 5 hours"))
                        .because("Errors has 900 of the 1,000 observations that would show 2%: 9 of 900 (1%)."
                                + " At this pace it is reached 2 days 5 hours after the start."),
                RowCase.of(DecisionRows.FEW_READINGS, METRIC, fact("sample", 1), fact("needed", 3), SHOWN)
                        .because("Errors has 1 of the 3 readings that its gate asks for: 9 of 900 (1%)."),
                RowCase.of(DecisionRows.NOT_SHOWN, METRIC, THRESHOLD, SHOWN, fact("overdue", "2 days"), PHASE)
                        .because("Errors is not shown to be better than 2%: 9 of 900 (1%)."
                                + " After 2 days in Canary, a person has to decide."),
                RowCase.of(DecisionRows.DATA, METRIC, PHASE, DUE)
                        .because("Errors has brought nothing in Canary, data were due after 6 hours."),
                RowCase.of(DecisionRows.DATA, METRIC, fact("dataUntil", "5 hours"), fact("next", "6 hours"))
                        .because(
                                "Errors has brought nothing since 5 hours after the start, data are due 6 hours after the start."),
                RowCase.of(DecisionRows.CONFIRMATION, METRIC, SHOWN, EVIDENCE, ENOUGH, fact("until", "6 hours"))
                        .because("Errors is worse in one checkpoint alone: 9 of 900 (1%), evidence of a regression 3 of"
                                + " 20 needed. The next one has to confirm it, and is due 6 hours after the start."),
                RowCase.of(DecisionRows.CONTROL_DATA, METRIC, PHASE, DUE)
                        .because(
                                "The control group of Errors has brought nothing in Canary, data were due after 6 hours."),
                RowCase.of(
                                DecisionRows.SOURCE,
                                METRIC,
                                fact("failure", "timeout"),
                                fact("dataUntil", "5 hours"),
                                DUE,
                                fact("grace", Duration.ofHours(1)))
                        .because(
                                "The source of Errors fails (timeout), with nothing since 5 hours after the start, data were"
                                        + " due after 6 hours, and"
                                        + " the grace of 1 hour is over: a person has to look."),
                RowCase.of(DecisionRows.SIGNAL, METRIC, SHOWN, EVIDENCE, ENOUGH)
                        .because("Errors is worse than it may be in this phase: 9 of 900 (1%), evidence of a regression"
                                + " 3 of 20 needed. The rollout continues when it recovers."),
                RowCase.of(DecisionRows.BREACH, METRIC, SHOWN)
                        .because("Errors is worse, and its gate wants a person to decide: 9 of 900 (1%)."),
                RowCase.of(DecisionRows.BREACH_OF_READINGS, METRIC, THRESHOLD, fact("needed", 3), SHOWN)
                        .because(
                                "Errors was beyond its gate (2%) in 3 readings in a row, and a person has to decide: 9 of 900"
                                        + " (1%) in this phase."),
                RowCase.of(DecisionRows.SPLIT, counts())
                        .because(
                                "Sample ratio mismatch: 900 exposed and 400 in the control group (Errors after 5 hours),"
                                        + " expected 1 in the control group for each exposed, evidence 3 of 20 needed. No"
                                        + " comparison is trusted until"
                                        + " the cause is known."),
                RowCase.of(DecisionRows.SHARED, METRIC, fact("limit", "3%"), SHOWN)
                        .because(
                                "Errors is beyond its limit 3%, and so is the control group: 9 of 900 (1%) today. Find out"
                                        + " whether the change breaks something that both share."),
                RowCase.of(
                                DecisionRows.EXPOSURE,
                                PHASE,
                                AT,
                                fact("exposed", 4_000),
                                fact("planned", 500),
                                fact("times", 8))
                        .because(
                                "4,000 users are exposed after 5 hours, 8 times the 500 that the plan says for Canary. Check the"
                                        + " percentage that is live."),
                RowCase.of(DecisionRows.APPROVAL, fact("gate", "Ada confirms: no open issue"))
                        .because("Waiting for sign-off: Ada confirms: no open issue."),
                RowCase.of(
                                DecisionRows.APPROVAL,
                                fact("gate", "Ada confirms: no open issue"),
                                fact("readOut", "Sales is better."))
                        .because("Waiting for sign-off: Ada confirms: no open issue. The read-out recommends to ship:"
                                + " Sales is better."),
                RowCase.of(DecisionRows.READ_OUT, fact("reasons", "Too few."))
                        .because("The read-out says to keep running: Too few."),
                RowCase.of(DecisionRows.DO_NOT_SHIP, fact("reasons", "Sales is worse."))
                        .because("The read-out recommends not to ship: Sales is worse. Roll back, or overrule it by"
                                + " name."),
                RowCase.of(DecisionRows.DO_NOT_SHIP, fact("reasons", "Sales is worse."), fact("ships", "no form"))
                        .because(
                                "The read-out recommends not to ship: Sales is worse. Roll back, choose no form, which ships, or"
                                        + " overrule it by name."),
                RowCase.of(DecisionRows.READ_OUT, fact("reasons", "Too few."), fact("ships", "no form"))
                        .because(
                                "The read-out says to keep running: Too few. Treatment no form ships, and can be chosen instead."),
                RowCase.of(DecisionRows.NO_READ_OUT, fact("reasons", "Sample ratio mismatch."))
                        .because("The read-out recommends nothing: Sample ratio mismatch."),
                RowCase.of(DecisionRows.TREATMENT, fact("treatments", List.of("short form", "one page")))
                        .because("Waiting for the choice of the treatment that goes on: short form and one page."),
                RowCase.of(DecisionRows.WINDOW, fact("end", "2 days 20 hours"), fact("cause", "weekend"))
                        .because("No promotion until 2 days 20 hours after the start: weekend."),
                RowCase.of(DecisionRows.STOP, fact("cause", "incident 4711"))
                        .because("All rollouts are stopped until a person lifts it: incident 4711."),
                RowCase.of(DecisionRows.PAUSE, AT).because("The rollout was paused after 5 hours."));
    }

    static Fact[] counts() {
        return new Fact[] {
            METRIC, AT, fact("exposed", 900), fact("control", 400), fact("controlPerExposed", 1), EVIDENCE, ENOUGH
        };
    }

    private static List<RowCase> rollbacks() {
        Fact number = fact("phase", 1);
        return List.of(
                RowCase.of(
                                DecisionRows.WORSE,
                                METRIC,
                                fact("basis", "in the control group"),
                                AT,
                                SHOWN,
                                number,
                                EVIDENCE,
                                ENOUGH)
                        .because(
                                "Errors is detected to be worse than in the control group after 5 hours: 9 of 900 (1%) in phase"
                                        + " 1, evidence 3 where 20 is needed."),
                RowCase.of(DecisionRows.WORSE_BESIDE_OTHERS, METRIC, AT, SHOWN, BEFORE, number, EVIDENCE, ENOUGH)
                        .because(
                                "Errors is detected to be worse beside all other users than before the rollout after 5 hours: 9"
                                        + " of 900 (1%) in phase 1, before the rollout 8 of 900 (0.89%), evidence 3 where 20 is"
                                        + " needed."),
                RowCase.of(
                                DecisionRows.READINGS_BEYOND,
                                METRIC,
                                fact("limit", "3%"),
                                fact("times", 3),
                                AT,
                                SHOWN,
                                fact("phase", 1))
                        .because(
                                "Errors was beyond its limit (3%) in 3 readings in a row until 5 hours after the start: 9 of"
                                        + " 900 (1%) in phase 1."),
                RowCase.of(
                                DecisionRows.BEYOND_LIMIT,
                                METRIC,
                                fact("limit", "0.5%"),
                                AT,
                                SHOWN,
                                number,
                                EVIDENCE,
                                ENOUGH)
                        .because(
                                "Errors is detected to be beyond its limit 0.5% after 5 hours: 9 of 900 (1%) in phase 1,"
                                        + " evidence 3 where 20 is needed."),
                RowCase.of(
                                DecisionRows.COUNTED,
                                METRIC,
                                fact("limit", "Errors < 2%"),
                                fact("times", 1),
                                AT,
                                SHOWN,
                                number)
                        .because(
                                "Errors breached its gate (Errors < 2%) 1 time until 5 hours after the start, as often as is"
                                        + " tolerated:"
                                        + " 9 of 900 (1%) in phase 1."),
                RowCase.of(DecisionRows.UNKNOWN, METRIC, ELAPSED, PHASE, SHOWN, STATE)
                        .because("The gate of Errors rolls back where it does not know enough, after 1 day in Canary:"
                                + " 9 of 900 (1%), collecting."),
                RowCase.of(DecisionRows.ORDERED, AT, BY, WHY)
                        .because("It was rolled back after 5 hours by Ada: support asks for it."));
    }

    private static List<RowCase> procedures() {
        return List.of(
                RowCase.of(
                                DecisionRows.GRADUAL,
                                fact("from", "50%"),
                                fact("stops", "10%"),
                                fact("metrics", List.of("Errors", "p95")))
                        .says("Lower the percentage from 50% over 10% to 0%, and check Errors and p95 after each step")
                        .because("No guardrail is breached."),
                RowCase.of(DecisionRows.ALL_LEAVE, GROUP).says("all exposed: Random 5% of users"),
                RowCase.of(DecisionRows.LAST_LEAVE, fact("number", 2), PHASE).says("those added by phase 2, Canary"),
                RowCase.of(DecisionRows.FIRST_LEAVE, GROUP).says("the first adopters: Random 5% of users"),
                RowCase.of(
                                DecisionRows.UNEVALUATED,
                                fact("conditions", List.of("error_rate_spike", "Crash rate exceeds 2%")))
                        .because("Nothing evaluates: error_rate_spike and Crash rate exceeds 2%."),
                RowCase.of(DecisionRows.CONTRACT_AHEAD, fact("phase", "Contract"))
                        .says("Ahead, with phase Contract: the previous store is removed"),
                RowCase.of(DecisionRows.CONTRACTED, fact("phase", "Contract"))
                        .says("Passed with phase Contract: the previous store is removed"),
                RowCase.of(DecisionRows.RETURN_PASSED, PROCEDURE).says("Passed: Not possible"),
                RowCase.of(DecisionRows.RETURN_AHEAD, PROCEDURE)
                        .says("Ahead, with the first exposed user: Not possible"),
                RowCase.of(DecisionRows.TOLD_INSIDE, fact("planned", "Ada tells the team"), CHANGE, AT, PHASE, GROUP)
                        .says(
                                "Ada tells the team (Green button, rolled back after 5 hours from Canary, Random 5% of users)"),
                RowCase.of(DecisionRows.TOLD_NONE, CHANGE).says("None: no exposure of Green button outside the team"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows().toList(), DecisionRows.ALL);
    }
}
