package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what both groups show is shared: a running sum whose next checkpoint is awaited is of the exposed users alone. */
class SharedBreachTest {
    private static final int USERS = 100_000;
    private static final Metric ERRORS = Metric.errorRate("Errors", percent(0.2));
    private static final Metric REVENUE =
            Metric.revenue("Revenue", Quantity.of(3, "EUR")).withStandardDeviation(15);

    private static Decision afterFirstCheckpoint(Metric metric, Sample treated, Sample control) {
        return RunningRollout.start(RolloutPlanner.forChange("Search")
                        .behavioral("Results come in another order")
                        .touching(Trait.CRITICAL_PATH)
                        .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(32_000_000))
                        .guardrail(metric)
                        .plan())
                .observe(Observation.cumulative(metric.name(), TimeWindow.ofHours(0, 6), treated, control))
                .decide(Duration.ofHours(6));
    }

    private static Sample failed(double percent) {
        return Sample.events(Math.round(USERS * percent / 100), USERS);
    }

    private static boolean callsForSharedBreach(Decision decision) {
        return decision instanceof Decision.Hold hold
                && hold.waits().stream().anyMatch(Wait.ForSharedBreach.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 20, 100})
    void isNotOneWhereTheControlGroupIsWithinTheLimit(double percent) {
        Decision decision = afterFirstCheckpoint(ERRORS, failed(percent), failed(0.2));

        assertThat(decision).isInstanceOf(Decision.Hold.class);
        assertThat(callsForSharedBreach(decision)).isFalse();
    }

    @Test
    void isNotOneOfMeansEither() {
        Decision decision =
                afterFirstCheckpoint(REVENUE, Sample.moments(USERS, -1, 225), Sample.moments(USERS, 3, 225));

        assertThat(decision).isInstanceOf(Decision.Hold.class);
        assertThat(callsForSharedBreach(decision)).isFalse();
    }

    @Test
    void isOneWhereBothGroupsAreBeyondTheLimit() {
        assertThat(callsForSharedBreach(afterFirstCheckpoint(ERRORS, failed(1), failed(1))))
                .isTrue();
        assertThat(callsForSharedBreach(
                        afterFirstCheckpoint(REVENUE, Sample.moments(USERS, 0, 0), Sample.moments(USERS, 0, 0))))
                .isTrue();
    }

    @Test
    void ofAMeanOfZeroIsReadAsAMean() {
        assertThat(afterFirstCheckpoint(REVENUE, Sample.moments(USERS, 0, 0), Sample.moments(USERS, 0, 0))
                        .reasons()
                        .toString())
                .contains("0 on average of 100,000 against 0 on average of 100,000")
                .doesNotContain("(0%)");
    }
}
