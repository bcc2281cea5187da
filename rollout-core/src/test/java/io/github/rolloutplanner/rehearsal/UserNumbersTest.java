package io.github.rolloutplanner.rehearsal;

import static io.github.rolloutplanner.rehearsal.RehearsedPlans.REVENUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.rolloutplanner.internal.detection.UserClusters;
import io.github.rolloutplanner.internal.statistics.ClusteredNumbers;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.GroupTotals;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the requests of a user bring is alike: few users with large baskets make a mean that is off. */
class UserNumbersTest {
    private static final int RUNS = Boolean.getBoolean("simulation.long") ? 2_000 : 100;
    private static final int REQUESTS = 16;
    private static final double CORRELATION = 0.1;
    private static final double SIGMA = 1;
    private static final Metric METRIC = Metric.revenue(REVENUE, Quantity.of(3, "EUR"))
            .withStandardDeviation(3 * Math.sqrt(Math.expm1(SIGMA * SIGMA)));
    private static final Scenario ALIKE = Scenario.harmless()
            .withClusteredUsers(REVENUE, REQUESTS, CORRELATION)
            .withHeavyTail(REVENUE, SIGMA);

    private static RehearsalReport played(Metric metric, Scenario scenario) {
        return Rehearsal.of(RehearsedPlans.change().guardrail(metric).plan())
                .against(scenario)
                .runs(RUNS)
                .seed(5)
                .play();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5})
    void scatterAsTheyDependOnEachOther(double correlation) {
        Tally tally = new Tally();
        new UserNumbers(OptionalDouble.of(SIGMA), 1, REQUESTS, correlation)
                .addTo(tally, 16_000_000, 3, Draws.ofRun(3, 0));
        ClusteredNumbers numbers = UserClusters.numbers(GroupTotals.of(tally.byUser(MetricKind.MEAN)));

        assertThat(numbers.variance()).isCloseTo(9 * Math.expm1(SIGMA * SIGMA), withinPercentage(2));
        assertThat(ClusteredNumbers.designEffect(List.of(numbers)).orElseThrow())
                .isCloseTo(1 + (REQUESTS - 1) * correlation, withinPercentage(3));
    }

    @Test
    void summedUpByUserRollNothingBackThatIsHarmless() {
        RehearsalReport.Frequency rolledBack = played(METRIC.withExposureUnit(ExposureUnit.REQUEST_BY_USER), ALIKE)
                .frequency(Run::isRolledBack);

        assertThat(rolledBack.low()).isLessThan(0.05);
        assertThat(rolledBack.high()).isLessThan(0.1);
    }

    /** As independent as the plan takes them for, they are not. */
    @Test
    void notSummedUpLookLikeRegressions() {
        RehearsalReport.Frequency rolledBack = played(METRIC, ALIKE).frequency(Run::isRolledBack);

        assertThat(rolledBack.low()).isGreaterThan(0.1);
    }

    @Test
    void aRegressionIsSeenAllTheSame() {
        Scenario worse = ALIKE.withEffect(REVENUE, Effect.times(0.8));

        assertThat(played(
                                METRIC.withExposureUnit(ExposureUnit.REQUEST_BY_USER)
                                        .withIntraclassCorrelation(CORRELATION),
                                worse)
                        .frequency(Run::isRolledBack)
                        .low())
                .isGreaterThan(0.9);
    }
}
