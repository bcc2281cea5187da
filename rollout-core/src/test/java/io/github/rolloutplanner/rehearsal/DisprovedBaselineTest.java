package io.github.rolloutplanner.rehearsal;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.ERRORS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.Cause;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Typed baselines that the control groups of earlier phases have disproved before the phase that has none. */
class DisprovedBaselineTest {
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private static ChangeDraft change() {
        return RolloutPlanner.forChange("One-page checkout")
                .behavioral("Checkout is one page")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000));
    }

    /** Two days with a control group, then all users. */
    private static RolloutPlan plan(Metric... metrics) {
        ChangeDraft change = change().ladder(
                        Step.of("Pilot", 5, Duration.ofDays(1)),
                        Step.of("Half", 50, Duration.ofDays(1)),
                        Step.last("All"));
        for (Metric metric : metrics) {
            change = change.guardrail(metric);
        }
        return change.plan();
    }

    private static final RolloutPlan STATED =
            plan(Metric.errorRate(ERRORS, percent(0.2)).mustStayBelow(percent(0.5)));
    private static final RolloutPlan BY_POLICY = plan(Metric.errorRate(ERRORS, percent(0.2)));

    private static RehearsalReport played(RolloutPlan plan, Scenario scenario) {
        return Rehearsal.of(plan).against(scenario).runs(60).seed(5).play();
    }

    private static Scenario offBy(double times) {
        return Scenario.harmless().withBaselineTimes(ERRORS, times);
    }

    private static void completes(RehearsalReport report) {
        assertThat(report.runs(Run::isRolledBack)).isLessThanOrEqualTo(3);
        assertThat(report.runs(Run::isCompleted)).isGreaterThanOrEqualTo(57);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1.3, 1.5})
    void aHarmlessChangeCompletes(double times) {
        completes(played(STATED, offBy(times)));
        completes(played(BY_POLICY, offBy(times)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.25, 1.5})
    void aBaselineThatWasMeasuredOrIsSaidToBeExactIsDisprovedToo(double times) {
        Metric errors = Metric.errorRate(ERRORS, percent(0.2));

        completes(played(plan(errors.withBaseline(Baseline.measured(48_000_000, Duration.ofDays(14)))), offBy(times)));
        completes(played(plan(errors.withBaseline(Baseline.exact())), offBy(times)));
    }

    @Test
    void oneThatIsHardlyKnownHidesNoDoubledErrors() {
        Metric errors =
                Metric.errorRate(ERRORS, percent(0.2)).withBaseline(Baseline.measured(2_000, Duration.ofHours(1)));

        RehearsalReport report = played(
                plan(errors),
                Scenario.harmless().withEffect(ERRORS, Effect.times(2).inPhase("All")));

        assertThat(report.runs(Run::isRolledBack)).isEqualTo(60);
    }

    @Test
    void aHarmlessChangeCompletesAlsoOnDaysThatDiffer() {
        completes(played(STATED, offBy(1.3).withDailyNoise(ERRORS, percent(10))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.3, 1.5})
    void doubledErrorsAreRolledBackWithinADay(double times) {
        RehearsalReport report = played(
                BY_POLICY, offBy(times).withEffect(ERRORS, Effect.times(2).inPhase("All")));

        assertThat(report.runs(
                        run -> run.isRolledBack() && run.length().compareTo(TWO_DAYS.plus(Duration.ofDays(1))) <= 0))
                .isGreaterThanOrEqualTo(57);
    }

    @Test
    void itsStatedLimitStandsHoweverTheControlGroupsStood() {
        RehearsalReport report = played(
                STATED,
                offBy(1.5).withEffect(ERRORS, Effect.to(Quantity.of(0.75, "%")).inPhase("All")));

        assertThat(report.runs(Run::isRolledBack)).isEqualTo(60);
        assertThat(report.runs())
                .flatExtracting(run -> ((Run.Ending.RolledBack) run.ending()).causes())
                .map(Cause.Detected.class::cast)
                .filteredOn(cause -> cause.detection().kind() == Detection.Kind.BEYOND_LIMIT)
                .isNotEmpty()
                .allMatch(cause -> cause.earlierControl().isEmpty());
    }

    @Test
    void withoutAnEarlierControlGroupNothingIsLearned() {
        RolloutPlan atOnce = change().ladder(Step.last("All"))
                .guardrail(Metric.errorRate(ERRORS, percent(0.2)))
                .plan();

        assertThat(played(atOnce, offBy(1.5)).runs(Run::isCompleted)).isZero();
    }

    @Test
    void whatIsMeasuredByPercentilesAndMeansIsLearnedToo() {
        String speed = RehearsedPlans.SPEED;
        String load = "Load";
        RolloutPlan plan = plan(
                Metric.latency(speed, Duration.ofMillis(300)),
                Metric.loadTime(load, Duration.ofMillis(900)).withStandardDeviation(Duration.ofMillis(900)));

        completes(played(plan, Scenario.harmless().withBaselineTimes(speed, 1.3).withBaselineTimes(load, 1.3)));
    }
}
