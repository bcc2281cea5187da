package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadOutTest {
    private static final String SIGN_UPS = "Sign-ups";
    private static final String BOUNCES = "Bounces";
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Short form")
            .behavioral("The form has three fields")
            .population(Population.ofUsersPerDay(20_000))
            .experiment(ExperimentRequest.changing(SIGN_UPS, percent(10)))
            .success(Metric.conversion(SIGN_UPS, percent(10)))
            .guardrail(Metric.errorRate(BOUNCES, percent(20)).mustStayBelow(percent(24)))
            .plan();

    private static RunningRollout inExperiment() {
        return inExperiment(PLAN);
    }

    private static RunningRollout inExperiment(RolloutPlan plan) {
        RunningRollout rollout = RunningRollout.start(plan);
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        return rollout;
    }

    private static RunningRollout after(long days, long users, long signUps, long bounces) {
        RunningRollout rollout = inExperiment();
        TimeWindow window = new TimeWindow(rollout.since(), rollout.since().plusDays(days));
        return rollout.observe(Observation.cumulative(
                        SIGN_UPS, window, Sample.events(signUps, users), Sample.events(users / 10, users)))
                .observe(Observation.cumulative(
                        BOUNCES, window, Sample.events(bounces, users), Sample.events(users / 5, users)));
    }

    private static ExperimentReadOut readOut(long days, long users, long signUps, long bounces) {
        RunningRollout rollout = after(days, users, signUps, bounces);
        return rollout.readOut(rollout.since().plusDays(days)).orElseThrow();
    }

    private static long days() {
        return phase().soak().orElseThrow().toDays();
    }

    private static RolloutPhase phase() {
        return inExperiment().phase();
    }

    /** Both say the same of a group without users, also where chance alone may have left it empty. */
    @ParameterizedTest
    @CsvSource({"120000, false", "4, true"})
    void anEmptyControlIsAMismatchWhereOthersAreMany(long users, boolean isHealthy) {
        RunningRollout rollout = inExperiment();
        TimeWindow window = new TimeWindow(rollout.since(), rollout.since().plusDays(days()));
        ExperimentReadOut shown = rollout.observe(
                        Observation.increment(SIGN_UPS, window, Sample.events(users / 10, users), Sample.events(0, 0)))
                .readOut(window.end())
                .orElseThrow();

        assertThat(shown.splitIsHealthy()).isEqualTo(isHealthy);
        assertThat(shown.splitPValue().orElseThrow() > 1e-3).isEqualTo(isHealthy);
        assertThat(shown.recommendation())
                .isEqualTo(
                        isHealthy
                                ? ExperimentReadOut.Recommendation.KEEP_RUNNING
                                : ExperimentReadOut.Recommendation.NONE);
    }

    @Test
    void shipsWhatIsBetterAndNotWorse() {
        ExperimentReadOut shown = readOut(days(), 60_000, 6_600, 12_000);

        assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.SHIP);
        assertThat(shown.effects())
                .extracting(MetricEffect::finding)
                .containsExactly(MetricEffect.Finding.BETTER, MetricEffect.Finding.NOT_WORSE);
        assertThat(shown.reasons())
                .extracting(Reason::toString)
                .first()
                .asString()
                .startsWith("Sign-ups is better: 6,600 of 60,000 (11%) against 6,000 of 60,000 (10%), difference +1pp,"
                        + " from +0.6532pp")
                .endsWith("[read-out.better]");
    }

    @Test
    void saysTheSameAfterTheRolloutWasRestored() {
        RolloutPlan plan = RolloutPlanner.forChange("Short form")
                .behavioral("The form has three fields")
                .population(Population.ofUsersPerDay(20_000))
                .experiment(ExperimentRequest.changing(SIGN_UPS, percent(10)))
                .success(Metric.conversion(SIGN_UPS, percent(10)))
                .guardrail(Metric.revenue("Revenue", Quantity.of(5, "EUR")).withStandardDeviation(20))
                .plan();
        RunningRollout rollout = inExperiment(plan);
        TimeWindow window = new TimeWindow(rollout.since(), rollout.since().plusDays(days()));
        RunningRollout observed = rollout.observe(Observation.cumulative(
                        SIGN_UPS, window, Sample.events(6_600, 60_000), Sample.events(6_000, 60_000)))
                .observe(Observation.cumulative(
                        "Revenue", window, Sample.moments(60_000, -1, 400), Sample.moments(60_000, -5, 400)));

        RunningRollout restored = RunningRollout.restore(plan, DecisionPolicy.standard(), observed.state());

        assertThat(restored.readOut(window.end())).isEqualTo(observed.readOut(window.end()));
    }

    /** Ten requests of a user that are alike by a half are worth less than two. */
    @Test
    void countsDependentRequestsForWhatTheyAreWorth() {
        RolloutPlan plan = RolloutPlanner.forChange("Short form")
                .behavioral("The form has three fields")
                .population(Population.ofUsersPerDay(20_000).withRequestsPerDay(200_000))
                .experiment(ExperimentRequest.changing(SIGN_UPS, percent(10)))
                .success(Metric.conversion(SIGN_UPS, percent(10))
                        .withExposureUnit(ExposureUnit.REQUEST)
                        .withIntraclassCorrelation(0.5))
                .plan();
        RunningRollout rollout = inExperiment(plan);
        TimeWindow window = new TimeWindow(rollout.since(), rollout.since().plusDays(7));
        ExperimentReadOut shown = rollout.observe(Observation.cumulative(
                        SIGN_UPS, window, Sample.events(66_000, 600_000), Sample.events(60_000, 600_000)))
                .readOut(window.end())
                .orElseThrow();
        double requestsOfUser = requestsOfUser(plan, rollout.phase().number());
        double half = shown.effects().get(0).absolute().high()
                - shown.effects().get(0).absolute().value();

        assertThat(requestsOfUser).isGreaterThan(10);
        assertThat(shown.size()).isEqualTo((long) (600_000 / (1 + (requestsOfUser - 1) / 2)));
        assertThat(half)
                .as("the interval of as many users")
                .isCloseTo(1.96 * Math.sqrt((0.1 * 0.9 + 0.11 * 0.89) / shown.size()), within(1e-4));
    }

    private static double requestsOfUser(RolloutPlan plan, int phase) {
        ExposureLedger.PhaseExposure exposed =
                plan.exposure().orElseThrow().phases().get(phase - 1);
        return (double) exposed.requests().orElseThrow() / exposed.users();
    }

    /** A guardrail that no number of weeks shows keeps the treatment from shipping, and does not keep the test running. */
    @Test
    void doesNotWaitForAGuardrailThatTheTestCannotShow() {
        RolloutPlan plan = RolloutPlanner.forChange("Short form")
                .behavioral("The form has three fields")
                .population(Population.ofUsersPerDay(20_000))
                .experiment(ExperimentRequest.changing(SIGN_UPS, percent(10)))
                .success(Metric.conversion(SIGN_UPS, percent(10)))
                .guardrail(Metric.errorRate(BOUNCES, percent(20))
                        .withExposureUnit(ExposureUnit.USER)
                        .mustStayBelow(percent(20.1)))
                .plan();
        RunningRollout rollout = inExperiment(plan);
        TimeWindow window = new TimeWindow(
                rollout.since(), rollout.since().plus(rollout.phase().soak().orElseThrow()));

        ExperimentReadOut shown = rollout.observe(Observation.cumulative(
                        SIGN_UPS, window, Sample.events(6_600, 60_000), Sample.events(6_000, 60_000)))
                .observe(Observation.cumulative(
                        BOUNCES, window, Sample.events(12_000, 60_000), Sample.events(12_000, 60_000)))
                .readOut(window.end())
                .orElseThrow();

        assertThat(plan.experiment().orElseThrow().underpoweredGuardrails()).containsExactly(BOUNCES);
        assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.DO_NOT_SHIP);
    }

    @Test
    void theEffectHasItsIntervalAndPValue() {
        MetricEffect effect = readOut(days(), 60_000, 6_600, 12_000).effects().get(0);

        assertThat(effect.absolute().value()).isCloseTo(0.01, within(1e-12));
        assertThat(effect.absolute().low()).isCloseTo(0.00653, within(1e-4));
        assertThat(effect.absolute().high()).isCloseTo(0.01347, within(1e-4));
        assertThat(effect.absolute().pValue()).isBetween(1e-9, 1e-7);
    }

    @Test
    void theLiftHasItsIntervalAndPValue() {
        MetricEffect.Estimate lift = readOut(days(), 60_000, 6_600, 12_000)
                .effects()
                .get(0)
                .relative()
                .orElseThrow();

        assertThat(lift.value()).isCloseTo(0.1, within(1e-12));
        assertThat(lift.low()).isCloseTo(0.0642, within(1e-4));
        assertThat(lift.high()).isCloseTo(0.1370, within(1e-4));
        assertThat(lift.pValue()).isBetween(1e-9, 1e-7);
    }

    @Test
    void thereIsNoLiftOfNothing() {
        MetricEffect effect = readOut(days(), 60_000, 0, 12_000).effects().get(0);

        assertThat(effect.relative()).isEmpty();
        assertThat(effect.absolute().value()).isCloseTo(-0.1, within(1e-12));
    }

    @Test
    void readsEventsOverTime() {
        assertThat(reports(7, 70, 140, 140)).satisfies(effect -> {
            assertThat(effect.finding()).isEqualTo(MetricEffect.Finding.NOT_WORSE);
            assertThat(effect.absolute().value()).isZero();
            assertThat(effect.relative().orElseThrow().value()).isZero();
        });
        assertThat(reports(7, 70, 210, 140)).satisfies(effect -> {
            assertThat(effect.finding()).isEqualTo(MetricEffect.Finding.WORSE);
            assertThat(effect.absolute().value()).isCloseTo(1, within(1e-12));
            assertThat(effect.relative().orElseThrow().value()).isCloseTo(0.5, within(1e-12));
            assertThat(effect).asString().contains("difference +1/hour, from ", "lift +50%, from ");
        });
        assertThat(reports(7, 70, 0, 0)).satisfies(effect -> {
            assertThat(effect.finding()).isEqualTo(MetricEffect.Finding.NOT_WORSE);
            assertThat(effect.relative()).isEmpty();
        });
    }

    private static MetricEffect reports(long days, double hours, long treated, long control) {
        RolloutPlan plan = RolloutPlanner.forChange("Short form")
                .behavioral("The form has three fields")
                .population(Population.ofUsersPerDay(20_000))
                .experiment(ExperimentRequest.changing(SIGN_UPS, percent(10)))
                .success(Metric.conversion(SIGN_UPS, percent(10)))
                .guardrail(Metric.userReports("Reports", 2))
                .plan();
        RunningRollout rollout = RunningRollout.start(plan);
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        TimeWindow window = new TimeWindow(rollout.since(), rollout.since().plusDays(days));
        return rollout.observe(Observation.cumulative(
                        "Reports", window, Sample.counts(treated, hours), Sample.counts(control, hours)))
                .readOut(window.end())
                .orElseThrow()
                .effects()
                .get(0);
    }

    @Test
    void keepsRunningUntilItIsLargeAndLongEnough() {
        long needed = PLAN.experiment().orElseThrow().sampleSizePerGroup().orElseThrow();

        assertThat(readOut(days(), needed - 1, needed / 9, needed / 5)).satisfies(shown -> {
            assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.KEEP_RUNNING);
            assertThat(shown.reasons()).singleElement().asString().startsWith("The smaller group has ");
        });
        assertThat(readOut(3, 60_000, 6_600, 12_000)).satisfies(shown -> {
            assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.KEEP_RUNNING);
            assertThat(shown.reasons()).singleElement().asString().startsWith("The test has data of 3 days of the ");
        });
    }

    @Test
    void keepsRunningWithoutDataOfAGuardrail() {
        RunningRollout rollout = inExperiment();
        TimeWindow window = new TimeWindow(rollout.since(), rollout.since().plusDays(days()));
        ExperimentReadOut shown = rollout.observe(Observation.cumulative(
                        SIGN_UPS, window, Sample.events(6_600, 60_000), Sample.events(6_000, 60_000)))
                .readOut(window.end())
                .orElseThrow();

        assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.KEEP_RUNNING);
        assertThat(shown.reasons()).singleElement().asString().startsWith("Guardrail Bounces has no data");
    }

    @Test
    void knowsWhichWayIsBetterWhereMostSucceed() {
        RolloutPlan plan = RolloutPlanner.forChange("Short form")
                .behavioral("The form has three fields")
                .population(Population.ofUsersPerDay(20_000))
                .experiment(ExperimentRequest.changing("Finished", percent(10)))
                .success(Metric.conversion("Finished", percent(60)))
                .plan();
        RunningRollout rollout = RunningRollout.start(plan);
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        TimeWindow window = new TimeWindow(rollout.since(), rollout.since().plusDays(60));

        assertThat(finding(rollout, window, 54_000)).isEqualTo(MetricEffect.Finding.WORSE);
        assertThat(finding(rollout, window, 66_000)).isEqualTo(MetricEffect.Finding.BETTER);
    }

    private static MetricEffect.Finding finding(RunningRollout rollout, TimeWindow window, long finished) {
        return rollout.observe(Observation.cumulative(
                        "Finished", window, Sample.events(finished, 100_000), Sample.events(60_000, 100_000)))
                .readOut(window.end())
                .orElseThrow()
                .effects()
                .get(0)
                .finding();
    }

    /** What must not become worse may be hoped to become better. */
    @Test
    void shipsAGuardrailThatIsBetter() {
        Metric signUps = Metric.conversion(SIGN_UPS, percent(10)).mustStayAbove(percent(9));
        ChangeDraft draft = RolloutPlanner.forChange("Short form")
                .behavioral("The form has three fields")
                .population(Population.ofUsersPerDay(20_000))
                .experiment(ExperimentRequest.changing(SIGN_UPS, percent(10)));

        for (RolloutPlan plan : List.of(
                draft.guardrail(signUps).plan(),
                draft.guardrail(signUps).success(signUps).plan())) {
            assertThat(recommendation(plan, 6_600)).isEqualTo(ExperimentReadOut.Recommendation.SHIP);
            assertThat(recommendation(plan, 6_050)).isEqualTo(ExperimentReadOut.Recommendation.DO_NOT_SHIP);
            assertThat(plan.successMetrics()).containsExactly(SIGN_UPS);
        }
    }

    private static ExperimentReadOut.Recommendation recommendation(RolloutPlan plan, long signUps) {
        RunningRollout rollout = RunningRollout.start(plan);
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        TimeWindow window = new TimeWindow(
                rollout.since(), rollout.since().plus(rollout.phase().soak().orElseThrow()));
        return rollout.observe(Observation.cumulative(
                        SIGN_UPS, window, Sample.events(signUps, 60_000), Sample.events(6_000, 60_000)))
                .readOut(window.end())
                .orElseThrow()
                .recommendation();
    }

    /** What never varies has no error: equal constants are not worse, and any others are told apart. */
    @Test
    void readsNumbersThatNeverVary() {
        assertThat(basket(0.1, 3, 0.1, 7)).isEqualTo(MetricEffect.Finding.NOT_WORSE);
        assertThat(basket(0.1, 60_000, 0.1, 59_999)).isEqualTo(MetricEffect.Finding.NOT_WORSE);
        assertThat(basket(0.09, 60_000, 0.1, 60_000)).isEqualTo(MetricEffect.Finding.WORSE);
    }

    private static MetricEffect.Finding basket(double treated, long exposed, double control, long others) {
        RolloutPlan plan = RolloutPlanner.forChange("Short form")
                .behavioral("The form has three fields")
                .population(Population.ofUsersPerDay(20_000))
                .experiment(ExperimentRequest.changing(SIGN_UPS, percent(10)))
                .success(Metric.conversion(SIGN_UPS, percent(10)))
                .guardrail(Metric.revenue("Basket", Quantity.of(0.1, "EUR/visit")))
                .plan();
        RunningRollout rollout = RunningRollout.start(plan);
        while (!rollout.phase()
                .percentage()
                .equals(plan.experiment().orElseThrow().split().get(1))) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        TimeWindow window = new TimeWindow(rollout.since(), rollout.since().plusDays(days()));
        return rollout.observe(Observation.cumulative(
                        "Basket", window, Sample.moments(exposed, treated, 0), Sample.moments(others, control, 0)))
                .readOut(window.end())
                .orElseThrow()
                .effects()
                .get(0)
                .finding();
    }

    @Test
    void doesNotShipWhatIsNotBetter() {
        ExperimentReadOut shown = readOut(days(), 60_000, 6_050, 12_000);

        assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.DO_NOT_SHIP);
        assertThat(shown.reasons())
                .singleElement()
                .asString()
                .startsWith("No success metric is shown to be better: Sign-ups is unclear: 6,050 of 60,000");
    }

    @Test
    void doesNotShipWhatHarmsAGuardrailAlsoWhereSomethingIsBetter() {
        ExperimentReadOut shown = readOut(days(), 60_000, 6_600, 12_400);

        assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.DO_NOT_SHIP);
        assertThat(shown.reasons())
                .singleElement()
                .asString()
                .startsWith("Bounces is worse: 12,400 of 60,000 (20.67%) against 12,000 of 60,000 (20%)");
    }

    @Test
    void doesNotShipWhatWasProvenWorseAlsoBeforeTheEnd() {
        RunningRollout rollout = after(2, 60_000, 6_600, 14_000);
        TimeWindow next = new TimeWindow(rollout.since(), rollout.since().plusDays(3));
        ExperimentReadOut shown = rollout.observe(Observation.cumulative(
                        BOUNCES, next, Sample.events(14_010, 60_050), Sample.events(12_010, 60_050)))
                .readOut(next.end())
                .orElseThrow();

        assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.DO_NOT_SHIP);
        assertThat(shown.reasons())
                .singleElement()
                .asString()
                .startsWith(
                        "Bounces is detected to be worse than in the control group after 3 days: 14,010 of 60,050 (23.33%) against"
                                + " 12,010 of 60,050 (20%)");
    }

    @Test
    void aBrokenSplitIsNoTest() {
        ExperimentReadOut shown = broken(6_600, Sample.events(10_000, 50_000));

        assertThat(shown.splitIsHealthy()).isFalse();
        assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.NONE);
        assertThat(shown.reasons())
                .isNotEmpty()
                .allMatch(reason -> reason.rule().equals("read-out.split"));
        assertThat(shown.reasons().get(0).toString())
                .startsWith("Sample ratio mismatch: 60,000 exposed and 50,000 in the control group (");
    }

    /** What makes users leave breaks the split as well. */
    @Test
    void aBrokenSplitHidesNoDetectedRegression() {
        ExperimentReadOut shown = broken(6_600, Sample.events(5_000, 50_000));

        assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.DO_NOT_SHIP);
        assertThat(shown.reasons()).extracting(Reason::rule).contains("read-out.split");
        assertThat(shown.reasons()).first().asString().startsWith("Bounces is detected to be worse");
    }

    @Test
    void aMismatchThatPeopleKnowIsNoTestEither() {
        RunningRollout rollout = observed(6_600, Sample.events(10_000, 50_000));
        Duration at = rollout.since().plusDays(days());
        rollout.decide(at);

        ExperimentReadOut shown = rollout.acknowledgeMismatch(at, "Ada", "bots in one group")
                .readOut(at)
                .orElseThrow();

        assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.NONE);
    }

    private static ExperimentReadOut broken(long signUps, Sample bouncesOfControl) {
        RunningRollout rollout = observed(signUps, bouncesOfControl);
        return rollout.readOut(rollout.since().plusDays(days())).orElseThrow();
    }

    /** Increments, of which each is believed; the control group has a sixth too few users. */
    private static RunningRollout observed(long signUps, Sample bouncesOfControl) {
        RunningRollout rollout = inExperiment();
        TimeWindow window = new TimeWindow(rollout.since(), rollout.since().plusDays(days()));
        return rollout.observe(Observation.increment(
                        SIGN_UPS, window, Sample.events(signUps, 60_000), Sample.events(5_000, 50_000)))
                .observe(Observation.increment(BOUNCES, window, Sample.events(12_000, 60_000), bouncesOfControl));
    }

    @Test
    void thereIsNoneWithoutAnExperimentOrBeforeIt() {
        assertThat(RunningRollout.start(CheckoutRollout.plan()).readOut(Duration.ZERO))
                .isEmpty();
        assertThat(RunningRollout.start(PLAN).readOut(Duration.ZERO)).isEmpty();
        assertThat(inExperiment().readOut(phase().soak().orElseThrow()))
                .hasValueSatisfying(shown -> assertThat(shown.effects()).isEmpty());
    }
}
