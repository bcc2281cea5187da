package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Users with an error so far: each of them counts once, so that ever more of all who came have had one. */
class UsersSoFarTest {
    private static final String FAILING = "Users with an error";
    private static final int DAYS = 7;

    private final RunningRollout rollout = RunningRollout.start(RolloutPlanner.forChange("Search")
            .behavioral("x")
            .population(Population.ofUsersPerDay(2_000_000))
            .ladder(Step.of("First", 5, Duration.ofDays(DAYS)), Step.last("All"))
            .guardrail(Metric.errorRate(FAILING, percent(1))
                    .withExposureUnit(ExposureUnit.USER)
                    .mustStayBelow(percent(2)))
            .plan());

    /** One in a hundred on the first day, one more with each day. */
    private static Sample users(int days, double times) {
        return Sample.events(Math.round(1_000 * times * days), 100_000);
    }

    private static Observation checkpoint(int days, double times) {
        return Observation.cumulative(FAILING, TimeWindow.ofHours(0, 24L * days), users(days, times), users(days, 1));
    }

    private Decision after(double times) {
        return after(DAYS, times);
    }

    private Decision after(int days, double times) {
        RunningRollout observed = rollout;
        for (int day = 1; day <= days; day++) {
            observed = observed.observe(checkpoint(day, times));
        }
        return observed.decide(Duration.ofDays(days));
    }

    @Test
    void areComparedWithTheControlGroupAlsoAgainstTheOwnLimit() {
        assertThat(after(1)).isNotInstanceOf(Decision.RollBack.class);
        assertThat(after(1.02)).isNotInstanceOf(Decision.RollBack.class);
        assertThat(after(3))
                .isInstanceOfSatisfying(
                        Decision.RollBack.class,
                        back -> assertThat(back.causes()).hasSize(2));
    }

    /** No limit is shared by both groups either: users of seven days are not those of one. */
    @Test
    void callNoPersonBecauseBothGroupsGrow() {
        assertThat(after(DAYS - 1, 1))
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> assertThat(hold.waits()).doesNotHaveAnyElementsOfTypes(Wait.ForSharedBreach.class));
    }

    @Test
    void areNotComparedWithTheBaselineOfADay() {
        RunningRollout all = rollout.advanceAnyway(Duration.ofDays(1), "Kim", "A test.");
        TimeWindow week = TimeWindow.ofHours(24, 24 * 8);
        Observation alone = Observation.cumulative(FAILING, week, users(DAYS, 1));

        assertThat(catchThrowableOfType(InvalidObservationException.class, () -> all.observe(alone))
                        .problems())
                .extracting(Problem::path)
                .containsExactly("temporality");
    }

    /** A query that finds nothing in the control group shows nothing, neither of the gate nor of the limit. */
    @Test
    void waitForAControlGroupThatDidNotCome() {
        Observation besideNone =
                Observation.cumulative(FAILING, TimeWindow.ofHours(0, 24 * DAYS), users(DAYS, 1), Sample.events(0, 0));
        Decision decision = rollout.observe(besideNone).decide(Duration.ofDays(DAYS));

        assertThat(decision.look().gates().get(0).state()).isEqualTo(GateStatus.State.NO_DATA);
        assertThat(decision).isInstanceOf(Decision.Hold.class);
    }

    @Test
    void areThoseOfADayInIncrements() {
        RunningRollout all = rollout.advanceAnyway(Duration.ofDays(1), "Kim", "A test.");
        Observation day = Observation.increment(FAILING, TimeWindow.ofHours(24, 48), Sample.events(20_100, 2_000_000));

        assertThat(all.observe(day).decide(Duration.ofDays(2))).isInstanceOf(Decision.Hold.class);
    }

    /** What the control group shows in a week is no level of a day, though it was beside exposed users all the time. */
    @Test
    void areNoBaselineOfTheDaysAfterThem() {
        RunningRollout week = rollout;
        for (int day = 1; day <= DAYS; day++) {
            week = week.observe(checkpoint(day, 1));
        }
        RunningRollout all = week.advanceAnyway(Duration.ofDays(DAYS), "Kim", "A test.");

        assertThat(day(all, 20_000)).isInstanceOf(Decision.Hold.class);
        assertThat(day(all, 80_000)).isInstanceOf(Decision.RollBack.class);
    }

    private static Decision day(RunningRollout all, long failing) {
        return all.observe(Observation.increment(
                        FAILING, TimeWindow.ofHours(24L * DAYS, 24L * (DAYS + 1)), Sample.events(failing, 2_000_000)))
                .decide(Duration.ofDays(DAYS + 1));
    }

    /** The errors of requests do not become more frequent by waiting. */
    @Test
    void ofRequestsStandByThemselves() {
        RunningRollout requests = RunningRollout.start(RolloutPlanner.forChange("Search")
                        .behavioral("x")
                        .ladder(Step.of("First", 5, Duration.ofDays(1)), Step.last("All"))
                        .guardrail(Metric.errorRate(FAILING, percent(1)))
                        .plan())
                .advanceAnyway(Duration.ofDays(1), "Kim", "A test.");

        assertThat(requests.observe(
                        Observation.cumulative(FAILING, TimeWindow.ofHours(24, 48), Sample.events(10, 1_000))))
                .isNotEqualTo(requests);
    }
}
