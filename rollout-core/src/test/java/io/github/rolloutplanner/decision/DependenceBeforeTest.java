package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Users who come back make more requests in four weeks than in a phase of hours, and all of them are alike. */
class DependenceBeforeTest {
    private static final String ERRORS = "Errors";
    private static final int RING = 2;
    private static final double CORRELATION = 0.02;
    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final Duration FOUR_WEEKS = Duration.ofDays(28);

    private static RolloutPlan plan(Metric metric) {
        return RolloutPlanner.forChange("Search")
                .behavioral("x")
                .touching(Trait.PAYMENTS)
                .population(Population.ofRings(
                                Ring.of("Company", 1_000), Ring.of("Beta", 500_000), Ring.of("Everybody", 2_000_000))
                        .withRequestsPerDay(48_000_000))
                .guardrail(metric)
                .plan();
    }

    private static double effect(Metric metric, Duration length) {
        RolloutPlan plan = plan(metric);
        return new PlannedDependence(plan, plan.monitoring().metrics().get(0)).designEffectBefore(metric, length);
    }

    @Test
    void aLongerTimeHasMoreRequestsOfEachUser() {
        Metric errors = Metric.errorRate(ERRORS, percent(0.2)).withIntraclassCorrelation(CORRELATION);

        // 48,000,000 requests of 2,000,000 users a day, some of whom come every day.
        assertThat(effect(errors, ONE_DAY)).isCloseTo(1 + 23 * CORRELATION, within(1e-9));
        assertThat(effect(errors, FOUR_WEEKS)).isBetween(1 + 2 * 23 * CORRELATION, 1 + (28 * 24 - 1) * CORRELATION);
    }

    @Test
    void usersAndWhatIsNotStatedAreIndependent() {
        Metric errors = Metric.errorRate(ERRORS, percent(0.2));

        assertThat(effect(errors, FOUR_WEEKS)).isEqualTo(1);
        assertThat(effect(errors.withExposureUnit(ExposureUnit.USER), FOUR_WEEKS))
                .isEqualTo(1);
    }

    /** In a phase of three days those of 28 days before look like six times as many: 200 errors say too little of a ring. */
    @Test
    void whatIsKnownOfARingCountsWithTheLengthOfThatTime() {
        assertThat(isComparedWithOthers(200)).isFalse();
        assertThat(isComparedWithOthers(3_200)).isTrue();
    }

    private static boolean isComparedWithOthers(long errorsBefore) {
        Metric errors =
                Metric.errorRate(ERRORS, percent(0.2)).mustStayBelow(percent(1)).withIntraclassCorrelation(CORRELATION);
        RunningRollout rollout =
                RunningRollout.start(plan(errors)).advanceAnyway(Duration.ZERO, "Ada", "dogfooding is done");
        Decision decision = rollout.observe(Observation.before(
                        ERRORS,
                        RING,
                        new TimeWindow(FOUR_WEEKS.negated(), Duration.ZERO),
                        Sample.events(errorsBefore, 500 * errorsBefore),
                        Sample.events(20_000, 10_000_000)))
                .observe(Observation.increment(
                        ERRORS, TimeWindow.ofHours(0, 1), Sample.events(20, 10_000), Sample.events(200, 100_000)))
                .decide(Duration.ofHours(1));
        return decision.look().gates().get(0).before().isPresent();
    }
}
