package io.github.rolloutplanner.diff;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.diff.ExposureDifference.Exposed;
import io.github.rolloutplanner.diff.PlanChange.Cause;
import io.github.rolloutplanner.diff.PlanChange.Driver;
import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanDiffTest {
    private static final RolloutPlan PLAN = canary(2_000_000).plan();
    private static final String METRIC = "Search error rate";

    private static ChangeDraft canary(long users) {
        return RolloutPlanner.forChange("Search")
                .behavioral("Results are ranked by a model")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(users).withRequestsPerDay(20 * users))
                .guardrail(Metric.errorRate("Search error rate", percent(0.2)).mustStayBelow(percent(0.5)))
                .owner("Ada");
    }

    private static RolloutPlan withPhase(int at, UnaryOperator<RolloutPhase> other) {
        List<RolloutPhase> phases = new ArrayList<>(PLAN.phases());
        phases.set(at, other.apply(phases.get(at)));
        return PLAN.withPhases(phases);
    }

    private static RolloutPlan withGate(UnaryOperator<Gate> other) {
        return withPhase(
                1,
                phase -> phase.withGoLiveCriteria(phase.goLiveCriteria().stream()
                        .map(gate -> gate.condition() instanceof Condition.OnMetric ? other.apply(gate) : gate)
                        .toArray(Gate[]::new)));
    }

    private static void assertSaid(RolloutPlan after, Direction direction, String sentence) {
        assertThat(PlanDiff.between(PLAN, after).changes()).anySatisfy(change -> {
            assertThat(change.sentence()).isEqualTo(sentence);
            assertThat(change.direction()).isEqualTo(direction);
        });
        assertThat(PlanDiff.between(after, PLAN).changes(direction.opposite())).isNotEmpty();
    }

    @Test
    void aShorterSoakExposesTheNextPhasesEarlier() {
        RolloutPlan shorter = withPhase(1, phase -> phase.withSoak(Duration.ofHours(12)));

        PlanDiff diff = PlanDiff.between(PLAN, shorter);

        assertThat(diff.sentences())
                .startsWith(
                        "Pilot (5%) soaks for 12 hours instead of 1 day.",
                        "10% exposes 200,000 users 12 hours earlier than before, because Pilot (5%) soaks for 12 hours"
                                + " instead of 1 day.");
        assertThat(diff.exposure().get(0))
                .isEqualTo(new ExposureDifference(
                        Duration.ofHours(36),
                        Optional.of(Duration.ofHours(48)),
                        percent(5),
                        percent(10),
                        Optional.of(new Exposed(100_000, "user")),
                        Optional.of(new Exposed(200_000, "user"))));
    }

    /** Cells are no users, and more of them are counted as what they are. */
    @Test
    void membersOfARingAreCountedInTheUnitOfTheRing() {
        RolloutPlan one = withPhase(1, phase -> phase.withAudience(new Audience.RingMembers("eu-west", 1, "cell")));
        RolloutPlan two = withPhase(1, phase -> phase.withAudience(new Audience.RingMembers("eu-west", 2, "cell")));

        assertThat(PlanDiff.between(one, two).changes())
                .filteredOn(change -> change.kind() == Kind.BLAST_RADIUS)
                .extracting(PlanChange::sentence)
                .containsExactly("Pilot (5%) exposes 2 cells instead of 1 cell.");
        assertThat(PlanDiff.between(PLAN, two).changes()).noneMatch(change -> change.kind() == Kind.BLAST_RADIUS);
    }

    @Test
    void anUrgentChangeIsTheCauseOfItsShorterAndFewerPhases() {
        RolloutPlan urgent = canary(2_000_000).expedite("CVE").plan();

        assertThat(PlanDiff.between(PLAN, urgent).changes(Direction.RISKIER))
                .filteredOn(change -> change.kind() == Kind.PHASE || change.kind() == Kind.SOAK)
                .hasSize(5)
                .allSatisfy(change ->
                        assertThat(change.causes()).extracting(Cause::driver).containsExactly(Driver.URGENCY));
    }

    @Test
    void riskAndStrategySayTheReasonsOfBothPlans() {
        RolloutPlan payments = canary(2_000_000).touching(Trait.PAYMENTS).plan();

        assertThat(PlanDiff.between(PLAN, payments).changes().subList(0, 2)).allSatisfy(change -> {
            assertThat(change.before().orElseThrow().reasons()).isNotEmpty();
            assertThat(change.after().orElseThrow().reasons()).isNotEmpty();
        });
        assertThat(PlanDiff.between(PLAN, payments).changes())
                .extracting(PlanChange::sentence)
                .startsWith(
                        "The risk is critical instead of high.", "The strategy is Ring Deployment instead of Canary.");
    }

    @Test
    void whatAGateAsksForMayLoosen() {
        String gate = "gate of Search error rate in Pilot (5%)";
        assertSaid(
                withGate(known ->
                        known.withCondition(new Condition.OnMetric(METRIC, Threshold.below(Level.timesBaseline(10))))),
                Direction.RISKIER,
                "The " + gate + " is loosened from < 0.405% to < 10x baseline.");
        assertSaid(
                withGate(known -> known.withRole(GateRole.OBSERVE)),
                Direction.RISKIER,
                "The role of the " + gate + ": observe instead of guardrail.");
        assertSaid(
                withGate(known -> known.withTolerance(Tolerance.consecutive(3))),
                Direction.NEUTRAL,
                "The tolerance of the " + gate + ": 3 breaches in a row instead of a statistical test.");
        assertSaid(
                withGate(known -> known.withMargin(percent(20))),
                Direction.RISKIER,
                "The margin of the " + gate + ": 20% instead of 0%.");
        assertSaid(
                withGate(known -> known.withMinimumSample(100)),
                Direction.RISKIER,
                "The " + gate + " waits for 100 observations instead of 26,305 observations.");
        assertSaid(
                withGate(known -> known.withHandling(new GateHandling(
                        Response.ROLL_BACK,
                        Response.ESCALATE,
                        Response.IGNORE,
                        Response.ESCALATE,
                        Duration.ofHours(1)))),
                Direction.RISKIER,
                "The " + gate + " without data: ignore instead of escalate.");
    }

    @Test
    void aGateMayBeLost() {
        assertSaid(
                withPhase(1, RolloutPhase::withGoLiveCriteria),
                Direction.RISKIER,
                "Pilot (5%) has lost a gate: Search error rate < 0.405%, a guardrail.");
    }

    @Test
    void aLevelThatMeansTheSameIsNoChange() {
        RolloutPlan inOtherWords = withGate(
                known -> known.withCondition(new Condition.OnMetric(METRIC, Threshold.below(Level.parse("0.4050%")))));

        assertThat(PlanDiff.between(PLAN, inOtherWords).changes()).isEmpty();
    }

    @Test
    void aLostTriggerIsRiskier() {
        assertSaid(
                PLAN.withRollback(PLAN.rollback().withAutomaticTriggers()),
                Direction.RISKIER,
                "A rollback trigger is gone: Search error rate exceeds 0.5%.");
    }

    @Test
    void aTriggerThatWaitsLongerIsRiskier() {
        Condition patient = new Condition.OnMetric(
                METRIC,
                Threshold.above(Level.parse("0.5%")),
                new Condition.Persistence(
                        Optional.of(Duration.ofMinutes(10)),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty()));

        assertSaid(
                PLAN.withRollback(PLAN.rollback().withAutomaticTriggers(new RollbackTrigger(patient, List.of()))),
                Direction.RISKIER,
                "The rollback trigger of Search error rate counts for 10 minutes instead of at once.");
    }

    private static RolloutPlan counting(Condition.Persistence persistence) {
        Condition trigger = new Condition.OnMetric(METRIC, Threshold.above(Level.parse("0.5%")), persistence);
        return PLAN.withRollback(PLAN.rollback().withAutomaticTriggers(new RollbackTrigger(trigger, List.of())));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    PT5M,,, PT10M,,, RISKIER
                    PT5M,,, ,3,3,    NEUTRAL
                    PT5M,,, ,,,      SAFER
                    ,3,3,   ,,,      SAFER
                    ,3,5,   ,4,5,    RISKIER
                    ,3,3,   ,3,5,    SAFER
                    ,3,3,   ,4,5,    NEUTRAL
                    """)
    void checksAndTimesAreNotCompared(
            Duration before,
            Integer breachesBefore,
            Integer checksBefore,
            Duration after,
            Integer breachesAfter,
            Integer checksAfter,
            Direction direction) {
        RolloutPlan was = counting(persistence(before, breachesBefore, checksBefore));
        RolloutPlan is = counting(persistence(after, breachesAfter, checksAfter));

        assertThat(PlanDiff.between(was, is).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.direction()).isEqualTo(direction));
        assertThat(PlanDiff.between(is, was).changes().get(0).direction()).isEqualTo(direction.opposite());
    }

    private static Condition.Persistence persistence(
            @Nullable Duration lasting, @Nullable Integer breaches, @Nullable Integer checks) {
        return new Condition.Persistence(
                Optional.ofNullable(lasting), Optional.empty(), number(breaches), number(checks));
    }

    private static OptionalInt number(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static RolloutPlan ruled(boolean... values) {
        FeatureFlag.Builder flag = FeatureFlag.builder()
                .key("search")
                .type(FeatureFlag.Type.BOOLEAN)
                .defaultValue(FlagValue.of(false))
                .implementation("");
        for (boolean value : values) {
            flag.addRules(new TargetingRule(
                    "beta", Optional.of(TargetingCondition.is("user.beta", "yes")), FlagValue.of(value)));
        }
        return PLAN.withFlags(List.of(flag.build()));
    }

    @Test
    void aRuleThatHoldsUsersBackIsSafer() {
        RolloutPlan open = ruled();

        assertThat(PlanDiff.between(open, ruled(true)).changes())
                .extracting(PlanChange::direction)
                .containsExactly(Direction.RISKIER);
        assertThat(PlanDiff.between(open, ruled(false)).changes())
                .extracting(PlanChange::direction)
                .containsExactly(Direction.SAFER);
        assertThat(PlanDiff.between(ruled(false), open).changes())
                .extracting(PlanChange::direction)
                .containsExactly(Direction.RISKIER);
        assertThat(PlanDiff.between(ruled(false), ruled(true)).changes())
                .extracting(PlanChange::direction)
                .containsExactly(Direction.RISKIER);
    }

    @Test
    void aSlowerRollbackIsRiskier() {
        assertSaid(
                PLAN.withRollback(PLAN.rollback().withWithin(TimeSpan.of(Duration.ofHours(2), ""))),
                Direction.RISKIER,
                "The time limit of the rollback: 2 hours instead of 15 minutes.");
    }

    @Test
    void anotherBucketingKeyDrawsOtherUsers() {
        FeatureFlag flag = PLAN.flags().get(0).withBucketBy("session.id");

        assertThat(PlanDiff.between(PLAN, PLAN.withFlags(List.of(flag))).changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(Kind.BUCKETING);
                    assertThat(change.sentence()).contains("session.id").contains("draw");
                    assertThat(change.path()).isEqualTo("flags[0].bucketBy");
                });
    }

    @Test
    void aRenamedPhaseIsTheSamePhase() {
        RolloutPlan renamed = withPhase(
                1,
                phase -> RolloutPhase.builder()
                        .number(phase.number())
                        .name("Wer das liest")
                        .percentage(phase.percentage())
                        .audience(phase.audience())
                        .soak(phase.soak())
                        .addAllGoLiveCriteria(phase.goLiveCriteria())
                        .addAllEvidence(phase.evidence())
                        .build());

        assertThat(PlanDiff.between(PLAN, renamed).changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.NAME);
            assertThat(change.direction()).isEqualTo(Direction.NEUTRAL);
            assertThat(change.path()).isEqualTo("phases[1].name");
            assertThat(change.sentence()).isEqualTo("The phase at 5% is called Wer das liest instead of Pilot.");
        });
    }

    @Test
    void namesOfChangesAndMetricsAreSaid() {
        RolloutPlan renamed = RolloutPlanner.forChange("Find \uD83D\uDD0D")
                .behavioral("Results are ranked by a model")
                .touching(Trait.CRITICAL_PATH)
                .flagKey("search")
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(40_000_000))
                .guardrail(Metric.errorRate("Search Error Rate", percent(0.2)).mustStayBelow(percent(0.5)))
                .owner("Ada")
                .plan();

        assertThat(PlanDiff.between(PLAN, renamed).sentences())
                .containsExactly(
                        "The change is called Find \uD83D\uDD0D instead of Search.",
                        "A metric is called Search Error Rate instead of Search error rate.");
    }

    private static RolloutPlan inWords(String... criteria) {
        return withPhase(
                1,
                phase -> phase.withGoLiveCriteria(Stream.of(criteria)
                        .map(text -> Gate.of(new Condition.Stated(text), GateRole.SIGNAL))
                        .toArray(Gate[]::new)));
    }

    @Test
    void criteriaInWordsAreSaidThatCameOrWent() {
        PlanDiff more = PlanDiff.between(inWords("No open issue"), inWords("Support is ready", "No open issue"));
        PlanDiff others = PlanDiff.between(inWords("No open issue", "Ready"), inWords("Ready", "Support is ready"));

        assertThat(more.changes(Direction.SAFER))
                .extracting(PlanChange::sentence)
                .containsExactly("Pilot (5%) has another written criterion: Support is ready.");
        assertThat(others.changes(Direction.NEUTRAL))
                .extracting(PlanChange::sentence)
                .containsExactly(
                        "Pilot (5%) has another written criterion: Support is ready.",
                        "Pilot (5%) has lost a written criterion: No open issue.");
        assertThat(others.changes()).hasSize(2);
    }

    @Test
    void aPhaseThatIsLeftOutIsRiskierThanTheStepThatItWas() {
        List<RolloutPhase> fewer = new ArrayList<>(PLAN.phases());
        fewer.remove(2);

        assertSaid(PLAN.withPhases(fewer), Direction.RISKIER, "10% is left out: 200,000 users for 2 days.");
    }

    @Test
    void aPhaseOfTheSameNameMayReachMore() {
        assertSaid(
                withPhase(1, phase -> phase.withPercentage(percent(20))),
                Direction.RISKIER,
                "Pilot (20%) reaches 20% instead of 5%.");
    }

    @Test
    void aPlanWithoutPhasesHasLostThemAll() {
        PlanDiff diff = PlanDiff.between(PLAN, PLAN.withPhases(List.of()));

        assertThat(diff.changes())
                .filteredOn(change -> change.kind() == Kind.PHASE)
                .hasSameSizeAs(PLAN.phases());
        assertThat(diff.exposure()).isEmpty();
    }

    @Test
    void freezesAndDatesAreCompared() {
        RolloutCalendar calendar = RolloutCalendar.workingHours("Europe/Berlin")
                .withFreeze(LocalDate.parse("2027-03-01"), LocalDate.parse("2027-03-05"), "audit")
                .withYearlyFreeze(MonthDay.of(12, 20), MonthDay.of(1, 6), "holidays");
        RolloutPlan frozen = PLAN.withCalendar(calendar);
        RolloutPlan open = PLAN.withCalendar(RolloutCalendar.workingHours("Europe/Berlin"));
        RolloutPlan dated = frozen.withDates(frozen.schedule(Instant.parse("2027-02-01T09:00:00Z")));
        RolloutPlan later = frozen.withDates(frozen.schedule(Instant.parse("2027-02-02T09:00:00Z")));

        assertThat(PlanDiff.between(frozen, open).sentences())
                .containsExactly(
                        "A freeze is gone: 2027-03-01 to 2027-03-05.", "A freeze is gone: every year 12-20 to 01-06.");
        assertThat(PlanDiff.between(dated, later).changes())
                .isNotEmpty()
                .allMatch(change -> change.kind() == Kind.DATE && change.direction() == Direction.NEUTRAL)
                .first()
                .extracting(PlanChange::sentence)
                .isEqualTo("The start: Tue 2027-02-02 10:00 +01:00 instead of Mon 2027-02-01 10:00 +01:00.");
    }

    @Test
    void ruleIdsAreThoseOfTheirKinds() {
        assertThat(Kind.values())
                .allMatch(kind -> kind.rule()
                        .id()
                        .equals("diff."
                                + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
    }
}
