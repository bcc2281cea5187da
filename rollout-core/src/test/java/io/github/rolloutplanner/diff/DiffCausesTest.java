package io.github.rolloutplanner.diff;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.diff.PlanChange.Cause;
import io.github.rolloutplanner.diff.PlanChange.Driver;
import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A phase is longer or later because of what made it so, and of nothing that worked against it. */
class DiffCausesTest {
    private static final RolloutPlan FEW = canary(20_000, 0.5).plan();
    private static final RolloutPlan MANY = canary(2_000_000, 0.5).plan();
    private static final Duration DAY = Duration.ofDays(1);

    private static ChangeDraft canary(long users, double limit) {
        return RolloutPlanner.forChange("Search")
                .behavioral("Results are ranked by a model")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(users).withRequestsPerDay(20 * users))
                .guardrail(Metric.errorRate("Errors", percent(0.2)).mustStayBelow(percent(limit)));
    }

    private static List<PlanChange> changes(Kind kind, RolloutPlan before, RolloutPlan after) {
        return PlanDiff.between(before, after).changes().stream()
                .filter(change -> change.kind() == kind)
                .toList();
    }

    private static List<Driver> drivers(PlanChange change) {
        return change.causes().stream().map(Cause::driver).toList();
    }

    @Test
    void anotherGuardrailIsTheCauseOfALowerSignificanceLevel() {
        RolloutPlan more = canary(20_000, 0.5)
                .guardrail(Metric.errorRate("Crashes", percent(0.2)).mustStayBelow(percent(0.5)))
                .plan();

        assertThat(levels(FEW, more))
                .isNotEmpty()
                .allMatch(
                        sentence -> sentence.endsWith(", because the plan has 2 guardrails instead of 1 to share it."));
        assertThat(levels(more, FEW))
                .isNotEmpty()
                .allMatch(
                        sentence -> sentence.endsWith(", because the plan has 1 guardrail instead of 2 to share it."));
    }

    private static List<String> levels(RolloutPlan before, RolloutPlan after) {
        return changes(Kind.POWER, before, after).stream()
                .map(PlanChange::sentence)
                .filter(sentence -> sentence.startsWith("The significance level of Errors in "))
                .toList();
    }

    /** Fewer observations are needed in a phase after others that are longer; that makes none longer. */
    @Test
    void halfOfTheTrafficIsTheCauseAndNotTheSmallerSample() {
        RolloutPlan half = canary(10_000, 0.5).plan();

        assertThat(changes(Kind.SOAK, FEW, half))
                .extracting(PlanChange::sentence)
                .containsExactly(
                        "Pilot (5%) soaks for 2 days 6 hours instead of 1 day 4 hours, because requests a day are"
                                + " 200,000 instead of 400,000.");
        assertThat(changes(Kind.SOAK, half, FEW))
                .extracting(PlanChange::sentence)
                .containsExactly(
                        "Pilot (5%) soaks for 1 day 4 hours instead of 2 days 6 hours, because requests a day are"
                                + " 400,000 instead of 200,000.");
    }

    @Test
    void aTighterThresholdIsTheCauseOfALargerSample() {
        assertThat(changes(Kind.SOAK, FEW, canary(20_000, 0.35).plan()))
                .first()
                .extracting(PlanChange::sentence)
                .isEqualTo("Pilot (5%) soaks for 3 days 21 hours instead of 1 day 4 hours, because Errors needs 76,335"
                        + " observations in Pilot (5%) instead of 22,441, to detect 0.302% instead of 0.405%.");
    }

    @Test
    void whatMovedTheLengthMostIsSaidFirst() {
        assertThat(drivers(changes(Kind.SOAK, FEW, canary(15_000, 0.45).plan()).get(0)))
                .containsExactly(Driver.SAMPLE, Driver.TRAFFIC);
        assertThat(drivers(changes(Kind.SOAK, FEW, canary(10_000, 0.45).plan()).get(0)))
                .containsExactly(Driver.TRAFFIC, Driver.SAMPLE);
    }

    /** A phase that would not be enough, however long it is, is not made longer. */
    @Test
    void aSampleThatIsOutOfReachIsTheCauseOfAShorterPhase() {
        RolloutPlan tiny = canary(4_000, 0.48).plan();

        assertThat(changes(Kind.SOAK, FEW, tiny))
                .first()
                .extracting(PlanChange::sentence)
                .isEqualTo(
                        "Pilot (5%) soaks for 1 day instead of 1 day 4 hours, because Errors cannot have its sample in"
                                + " Pilot (5%) any more, however long it is.");
        assertThat(changes(Kind.SOAK, tiny, FEW))
                .first()
                .extracting(PlanChange::sentence)
                .isEqualTo("Pilot (5%) soaks for 1 day 4 hours instead of 1 day, because Errors can have its sample in"
                        + " Pilot (5%) now.");
    }

    @Test
    void aNewMetricIsTheCauseWhereItIsAwaited() {
        RolloutPlan more = canary(20_000, 0.5)
                .guardrail(Metric.errorRate("Payment failures", percent(1)).mustStayBelow(percent(1.3)))
                .plan();

        assertThat(changes(Kind.SOAK, FEW, more))
                .extracting(PlanChange::sentence)
                .contains("10% soaks for 3 days 11 hours instead of 2 days, because Payment failures needs 135,648"
                        + " observations in 10%, where it had no gate before.");
        assertThat(changes(Kind.SOAK, more, FEW))
                .extracting(PlanChange::sentence)
                .contains(
                        "10% soaks for 2 days instead of 3 days 11 hours, because Payment failures, which needed 135,648"
                                + " observations in 10%, has no gate there any more.");
    }

    /** Phases that soak for longer make none begin earlier. */
    @Test
    void aLongerSoakByHandIsTheCauseOfLaterPhasesAlone() {
        RolloutPlan own = canary(2_000_000, 0.5)
                .ladder(
                        Step.of("Canary", 1, DAY.multipliedBy(3)),
                        Step.of("Pilot", 5, DAY.multipliedBy(2)),
                        Step.last("All"))
                .plan();

        assertThat(changes(Kind.SOAK, MANY, own))
                .hasSize(2)
                .allSatisfy(change -> assertThat(change.causes()).isEmpty());
        assertThat(changes(Kind.EXPOSURE, MANY, own))
                .extracting(PlanChange::sentence)
                .containsExactly(
                        "Pilot (5%) exposes 100,000 users 2 days later than before, because Canary (1%) soaks for 3 days"
                                + " instead of 1 day.",
                        "All (100%) exposes 2,000,000 users 3 days earlier than before, because 10% is left out before it,"
                                + " 25% is left out before it and 50% is left out before it.");
    }

    @Test
    void anotherStrategyIsTheCauseBeforeTheRiskThatChoseIt() {
        RolloutPlan payments = canary(2_000_000, 0.5).touching(Trait.PAYMENTS).plan();

        assertThat(changes(Kind.SOAK, MANY, payments))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(drivers(change)).containsExactly(Driver.STRATEGY, Driver.RISK));
        assertThat(changes(Kind.SOAK, payments, MANY))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(drivers(change)).containsExactly(Driver.STRATEGY, Driver.RISK));
    }

    @Test
    void anotherScheduleMakesNoPhaseLonger() {
        RolloutPlan always = MANY.withCalendar(RolloutCalendar.alwaysOpen("Europe/Berlin"));
        RolloutPlan hours = MANY.withCalendar(RolloutCalendar.workingHours("Europe/Berlin"));
        Instant friday = Instant.parse("2027-02-05T09:00:00Z");

        PlanDiff diff =
                PlanDiff.between(always.withDates(always.schedule(friday)), hours.withDates(hours.schedule(friday)));

        assertThat(diff.changes())
                .isNotEmpty()
                .allMatch(change -> change.kind() == Kind.CALENDAR || change.kind() == Kind.DATE)
                .allMatch(change -> change.causes().isEmpty());
    }

    @Test
    void ofAPlanWithoutEvidenceNoSampleIsACause() {
        RolloutPlan unknown = MANY.withPhases(MANY.phases().stream()
                .map(phase -> phase.withEvidence(List.of()))
                .toList());

        assertThat(changes(Kind.SOAK, unknown, FEW))
                .singleElement()
                .satisfies(change -> assertThat(change.causes()).isEmpty());
    }
}
