package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Means in another unit than their baseline. */
class OtherUnitsTest {
    private static final String LOADING = "Load time";
    private static final String REVENUE = "Revenue";
    private static final TimeWindow HOUR = TimeWindow.ofHours(0, 1);

    private final RunningRollout rollout = RunningRollout.start(RolloutPlanner.forChange("Search")
            .touching(Trait.CRITICAL_PATH)
            .population(Population.ofUsersPerDay(2_000_000))
            .guardrail(Metric.loadTime(LOADING, Duration.ofMillis(900)).withStandardDeviation(Duration.ofMillis(300)))
            .guardrail(Metric.revenue(REVENUE, Quantity.of(3, "EUR")).withStandardDeviation(20))
            .plan());

    private static Sample of(double mean) {
        return of(10_000, mean);
    }

    private static Sample of(long count, double mean) {
        return Sample.moments(count, mean, mean * mean / 9);
    }

    private List<String> problems(String metric, Sample treated, Sample control) {
        InvalidObservationException refused = catchThrowableOfType(
                InvalidObservationException.class,
                () -> rollout.observe(Observation.increment(metric, HOUR, treated, control)));
        return refused == null
                ? List.of()
                : refused.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void secondsBesideMillisecondsAreRefused() {
        assertThat(problems(LOADING, of(1.35), of(900)))
                .containsExactly("treated.mean: 1.35 is 666.7 times as small as the baseline of 900ms, which looks like"
                        + " another unit. Give it in ms. Where it is true, decide by hand.");
    }

    @Test
    void secondsInBothGroupsAreRefused() {
        assertThat(problems(LOADING, of(1.35), of(0.9)))
                .hasSize(2)
                .allMatch(problem -> problem.contains("which looks like another unit"));
        assertThat(problems(LOADING, of(900_000), of(900_000))).hasSize(2);
    }

    @Test
    void theWorstRegressionIsJudged() {
        assertThat(problems(LOADING, of(120_000), of(900))).isEmpty();
        assertThat(problems(REVENUE, of(0.01), of(3))).isEmpty();
    }

    @Test
    void nothingAtAllIsNoOtherUnit() {
        assertThat(problems(REVENUE, Sample.moments(10_000, 0, 0), Sample.moments(10_000, 0, 0)))
                .isEmpty();
    }

    /** One of a hundred visits brings 1.30 EUR, all others nothing. */
    @Test
    void aSkewedMeanIsNoOtherUnit() {
        assertThat(problems(REVENUE, of(3), Sample.moments(100, 0.013, 0.0169))).isEmpty();
        assertThat(problems(REVENUE, Sample.moments(100, 0.013, 0.0169), of(3))).isEmpty();
    }

    @Test
    void aFewNumbersMayBeAnything() {
        assertThat(problems(REVENUE, of(5, 400), of(3))).isEmpty();
        assertThat(problems(REVENUE, Sample.moments(200, 400, 200 * 400 * 400), of(3)))
                .isEmpty();
        assertThat(problems(REVENUE, of(200, 400), of(3))).hasSize(1);
    }
}
