package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What happened to others on real traffic, at its smallest. */
class RealTrafficCasesTest {
    private static final int DAY = 24;

    private static RolloutPlan plan(Trait trait, Metric metric) {
        return RolloutPlanner.forChange("S")
                .behavioral("x")
                .touching(trait)
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000))
                .guardrail(metric)
                .owner("g")
                .plan();
    }

    private static Duration at(int hour) {
        return Duration.ofHours(hour);
    }

    /** In a phase that is reached by a person who promotes once a day, without observations before. */
    private static RunningRollout in(int phase, RolloutPlan plan) {
        RunningRollout rollout = RunningRollout.start(plan);
        for (int reached = 1; reached < phase; reached++) {
            rollout = rollout.advanceAnyway(at(DAY * reached), "Ada", "Another watches.");
        }
        for (Gate gate : rollout.pendingApprovals()) {
            rollout = rollout.approve(at(DAY * (phase - 1)), gate, "Ada");
        }
        return rollout;
    }

    private static RunningRollout hours(
            RunningRollout rollout, int hours, IntFunction<Sample> treated, Optional<IntFunction<Sample>> control) {
        int start = (int) rollout.since().toHours();
        String metric = rollout.plan().monitoring().metrics().get(0).name();
        RunningRollout next = rollout;
        for (int hour = 0; hour < hours; hour++) {
            TimeWindow window = TimeWindow.ofHours(start + hour, start + hour + 1);
            Sample shown = treated.apply(hour);
            int of = hour;
            next = next.observe(control.map(group -> Observation.increment(metric, window, shown, group.apply(of)))
                    .orElseGet(() -> Observation.increment(metric, window, shown)));
        }
        return next;
    }

    private static RunningRollout hours(RunningRollout rollout, int hours, Sample treated) {
        return hours(rollout, hours, hour -> treated, Optional.empty());
    }

    private static RunningRollout hours(RunningRollout rollout, int hours, Sample treated, Sample control) {
        return hours(rollout, hours, hour -> treated, Optional.of(hour -> control));
    }

    private static Decision decision(RunningRollout rollout, int hours) {
        return rollout.decide(rollout.since().plus(at(hours)));
    }

    @Test
    void aTotalFailureIsTheFirstThingSeen() {
        Metric paid = Metric.conversion("Paid", percent(40)).mustStayAbove(percent(36));
        RunningRollout pilot = in(2, plan(Trait.PAYMENTS, paid));

        assertThat(decision(hours(pilot, 1, Sample.events(0, 1_000)), 1)).isInstanceOf(Decision.RollBack.class);
        assertThat(decision(hours(pilot, 1, Sample.events(0, 1_000), Sample.events(400, 1_000)), 1))
                .isInstanceOf(Decision.RollBack.class);
    }

    static Stream<Arguments> totalFailuresOfWhatIsFrequent() {
        Sample all = Sample.events(2_000_000, 2_000_000);
        return Stream.of(
                Arguments.of(Metric.errorRate("40% of errors", percent(40)), all),
                Arguments.of(Metric.errorRate("50% of errors", percent(50)), all),
                Arguments.of(Metric.conversion("55% convert", percent(55)), Sample.events(0, 2_000_000)),
                Arguments.of(Metric.latency("Half, p50", Duration.ofMillis(300)), all),
                Arguments.of(Metric.latency("Most, p70", Duration.ofMillis(300)), all));
    }

    /** An incident never is one: of what is frequent, three times as much would be more than all. */
    @ParameterizedTest
    @MethodSource
    void totalFailuresOfWhatIsFrequent(Metric metric, Sample failed) {
        RunningRollout last = in(6, plan(Trait.CRITICAL_PATH, metric));

        assertThat(last.phase().percentage()).isEqualTo(Percentage.ONE_HUNDRED);
        assertThat(decision(hours(last, 1, failed), 1)).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void twoVisitsThatEarnNothingBesideOneThatEarnsMuchAreNoRegression() {
        Metric revenue = Metric.revenue("Revenue", Quantity.of(3, "EUR")).withStandardDeviation(1);
        RunningRollout canary = in(1, plan(Trait.CRITICAL_PATH, revenue));

        assertThat(decision(hours(canary, 1, Sample.moments(2, 0, 0), Sample.moments(1, 100, 0)), 1))
                .isInstanceOf(Decision.Hold.class);
    }

    @Test
    void aTotalFailureOfRevenueIsSeenThoughNothingScatters() {
        Metric revenue = Metric.revenue("Revenue", Quantity.of(3, "EUR")).withStandardDeviation(15);
        RunningRollout last = in(6, plan(Trait.CRITICAL_PATH, revenue));

        assertThat(decision(hours(last, 1, Sample.moments(50_000, 0, 0)), 1)).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void requestsThatAllTimeOutAreSeenThoughNothingScatters() {
        Metric load = Metric.loadTime("Load", Duration.ofMillis(900)).withStandardDeviation(Duration.ofMillis(2_700));
        RunningRollout last = in(6, plan(Trait.CRITICAL_PATH, load));

        assertThat(decision(hours(last, 1, Sample.moments(1_000, 30_000, 0)), 1))
                .isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void harmThatTheControlGroupSharesHoldsAndCallsAPerson() {
        Sample five = Sample.events(1_000, 20_000);
        RunningRollout canary = in(1, plan(Trait.CRITICAL_PATH, Metric.errorRate("E", percent(0.2))));

        Decision decision = decision(hours(canary, DAY, five, five), DAY);

        assertThat(decision).isInstanceOfSatisfying(Decision.Hold.class, hold -> {
            assertThat(hold.callsPerson()).isTrue();
            assertThat(hold.waits()).anyMatch(Wait.ForSharedBreach.class::isInstance);
        });
        assertThat(decision.toString()).doesNotContain("better than");
    }

    @Test
    void theLimitThatBothExceededHoldsOnlyWhileTheyDo() {
        RunningRollout canary = in(1, plan(Trait.CRITICAL_PATH, Metric.errorRate("E", percent(0.2))));
        RunningRollout recovered = hours(
                canary,
                3 * DAY,
                hour -> Sample.events(hour < DAY ? 1_000 : 40, 20_000),
                Optional.of(hour -> Sample.events(hour < DAY ? 1_000 : 40, 20_000)));

        assertThat(decision(recovered, 3 * DAY)).isInstanceOf(Decision.Advance.class);
    }

    @Test
    void theLimitThatBothExceedDoesNotEndAtMidnight() {
        RunningRollout canary = in(1, plan(Trait.CRITICAL_PATH, Metric.errorRate("E", percent(0.2))));
        IntFunction<Sample> both = hour -> hour < DAY ? Sample.events(1_000, 20_000) : Sample.events(0, 10);
        RunningRollout nextDay = hours(canary, DAY + 1, both, Optional.of(both));

        assertThat(decision(nextDay, DAY + 1))
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> assertThat(hold.waits()).anyMatch(Wait.ForSharedBreach.class::isInstance));
    }

    @Test
    void aBaselineThatSomebodyRoundedIsNoRegression() {
        Metric errors = Metric.errorRate("E", percent(0.2)).mustStayBelow(percent(0.5));
        RunningRollout last = in(6, plan(Trait.CRITICAL_PATH, errors));
        int bake = (int) last.plan().timeline().bake().length().orElseThrow().toHours();
        Sample slightlyMore = Sample.events(4_098, 2_000_000);

        assertThat(decision(hours(last, 7, slightlyMore), 7)).isInstanceOf(Decision.Hold.class);
        assertThat(decision(hours(last, bake, slightlyMore), bake)).isInstanceOf(Decision.Complete.class);
    }

    @Test
    void aDoubledRateIsRolledBackWithinADayAlsoWithoutAControlGroup() {
        RunningRollout last = in(6, plan(Trait.CRITICAL_PATH, Metric.errorRate("E", percent(0.2))));

        assertThat(decision(hours(last, DAY, Sample.events(8_000, 2_000_000)), DAY))
                .isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void anIncidentOfThreeHoursIsNotTheChanges() {
        RunningRollout last = in(6, plan(Trait.CRITICAL_PATH, Metric.errorRate("E", percent(0.2))));
        RunningRollout after = hours(
                last,
                2 * DAY,
                hour -> Sample.events(hour >= 10 && hour < 13 ? 12_000 : 4_000, 2_000_000),
                Optional.empty());

        assertThat(decision(after, 2 * DAY)).isNotInstanceOf(Decision.RollBack.class);
    }

    @Test
    void noRateIsKnownToBeExactlyZero() {
        Metric errors = Metric.errorRate("E", percent(0)).mustStayBelow(percent(1));
        RunningRollout last = in(6, plan(Trait.CRITICAL_PATH, errors));

        assertThat(decision(hours(last, 1, Sample.events(2, 1_000_000)), 1)).isInstanceOf(Decision.Hold.class);
        assertThat(decision(hours(last, 1, Sample.events(20_000, 1_000_000)), 1))
                .isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void sixtyCleanHoursHideNoBreachOfAnOwnLimit() {
        Metric errors = Metric.errorRate("E", percent(0.2)).mustStayBelow(percent(1));
        RunningRollout last = in(6, plan(Trait.CRITICAL_PATH, errors));
        RunningRollout broken = hours(last, 63, hour -> Sample.events(hour < 60 ? 20 : 500, 10_000), Optional.empty());

        assertThat(decision(broken, 63)).isInstanceOfSatisfying(Decision.RollBack.class, back -> {
            Detection detection = ((Cause.Detected) back.causes().get(0)).detection();
            assertThat(detection.kind()).isEqualTo(Detection.Kind.BEYOND_LIMIT);
            assertThat(detection.treated()).isEqualTo(GroupTotals.of(Sample.events(500, 10_000)));
        });
        assertThat(decision(broken, 63).toString()).contains("limit 1%", "500 of 10,000 (5%)");
    }
}
