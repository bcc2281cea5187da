package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limit of a guardrail, 1.5% where the baseline is 1%. */
class LimitDetectionTest {
    private static final TimeWindow HOUR = TimeWindow.ofHours(0, 1);
    private static final long USERS = 100_000;
    private static final Metric ERRORS = Metric.errorRate("Errors", percent(1));

    private static Decision besideControl(long treated, long control) {
        return Rollouts.started()
                .observe(Observation.increment(
                        Rollouts.ERRORS, HOUR, Sample.events(treated, USERS), Sample.events(control, USERS)))
                .decide(HOUR.end());
    }

    private static RunningRollout ring(Metric errors) {
        return RunningRollout.start(RolloutPlanner.forChange("Meter readings")
                        .touching(Trait.PAYMENTS)
                        .population(Population.ofRings(Ring.of("Company", 20_000), Ring.of("Everybody", 200_000)))
                        .guardrail(errors)
                        .plan())
                .advanceAnyway(Duration.ZERO, "Kim", "The team has it.");
    }

    private static Decision inARing(Metric errors, int hours, long treated) {
        RunningRollout rollout = ring(errors);
        for (int hour = 0; hour < hours; hour++) {
            rollout = rollout.observe(
                    Observation.increment("Errors", TimeWindow.ofHours(hour, hour + 1), Sample.events(treated, USERS)));
        }
        return rollout.decide(Duration.ofHours(hours));
    }

    @Test
    void whatAllUsersPercentageIsNotTheChangesDoing() {
        assertThat(besideControl(2_000, 2_000)).isInstanceOf(Decision.Hold.class);
    }

    @Test
    void isBrokenByExposedUsersAlone() {
        assertThat(besideControl(2_000, 1_000).toString())
                .contains(
                        "Errors is detected to be beyond its limit 1.5% after 1 hour: 2,000 of 100,000 (2%) against 1,000 of"
                                + " 100,000 (1%)");
    }

    @Test
    void isNotBrokenByWhatIsOnlyWorse() {
        assertThat(besideControl(1_200, 1_000).toString())
                .contains("Errors is detected to be worse than in the control group")
                .doesNotContain("limit");
    }

    @Test
    void standsByItselfWithoutAControlGroup() {
        Metric own = ERRORS.mustStayBelow(percent(1.5));

        assertThat(inARing(own, 1, 2_000).toString())
                .contains("Errors is detected to be beyond its limit 1.5% after 1 hour");
        assertThat(inARing(own, 1, 1_000)).isInstanceOf(Decision.Hold.class);
    }

    /** Three good days must not hide the fourth in the sentence that says why it rolls back. */
    @ParameterizedTest
    @CsvSource({"0.2, 0.5, 16, 80, BEYOND_LIMIT", "1, 9, 16, 260, WORSE"})
    void isShownByTheDaysThatBreakIt(double usual, double limit, long good, long bad, Detection.Kind kind) {
        RunningRollout rollout = ring(Metric.errorRate("Errors", percent(usual)).mustStayBelow(percent(limit)));
        for (int day = 0; day < 4; day++) {
            TimeWindow window = TimeWindow.ofHours(24 * day, 24 * day + 24);
            rollout = rollout.observe(
                    Observation.increment("Errors", window, Sample.events(day == 3 ? bad : good, 8_000)));
        }

        assertThat(Rollouts.detections(rollout))
                .filteredOn(detection -> detection.kind() == kind)
                .singleElement()
                .satisfies(detection -> {
                    assertThat(detection.treated().events()).isEqualTo(bad);
                    assertThat(detection.treated().observations()).isEqualTo(8_000);
                });
    }

    /** What nobody spends is no percentage. */
    @Test
    void aMeanOfZeroIsReadAsAMean() {
        RunningRollout rollout = ring(Metric.revenue("Revenue", Quantity.of(3, "EUR"))
                        .withStandardDeviation(20)
                        .mustStayAbove(Quantity.of(2, "EUR")))
                .observe(Observation.increment("Revenue", HOUR, Sample.moments(5_000, 0, 0)));

        assertThat(rollout.decide(HOUR.end())).isInstanceOf(Decision.RollBack.class);
        assertThat(rollout.decide(HOUR.end()).toString())
                .contains("0 on average of 5,000 in phase")
                .doesNotContain("%)");
    }

    /** Nobody else shows whether an hour is an incident of all users; a day is none. */
    @Test
    void ofThePolicyAllowsForAnIncidentWithoutAControlGroup() {
        assertThat(inARing(ERRORS, 1, 2_000)).isInstanceOf(Decision.Hold.class);
        assertThat(inARing(ERRORS, 24, 2_000)).isInstanceOf(Decision.RollBack.class);
        assertThat(inARing(ERRORS, 24, 1_000)).isInstanceOf(Decision.Hold.class);
    }
}
