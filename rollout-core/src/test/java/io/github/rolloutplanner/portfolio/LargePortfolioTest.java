package io.github.rolloutplanner.portfolio;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many rollouts: what is found, and that those that never meet are not compared; how long it takes is for the benchmarks. */
class LargePortfolioTest {
    private static final Instant START = Instant.parse("2027-03-01T00:00:00Z");
    private static final int SIZE = 200;
    private static final Duration APART = Duration.ofDays(2);

    private static RolloutPlan plan(String metric) {
        return RolloutPlanner.forChange("Search")
                .behavioral("x")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(1_000_000).withRequestsPerDay(20_000_000))
                .guardrail(Metric.errorRate(metric, percent(0.2)).mustStayBelow(percent(0.5)))
                .plan();
    }

    private static Portfolio of(List<RolloutPlan> plans, Duration apart) {
        return of(SIZE, plans, apart);
    }

    private static Portfolio of(int size, List<RolloutPlan> plans, Duration apart) {
        return Portfolio.of(IntStream.range(0, size)
                .mapToObj(at -> PortfolioEntry.of(plans.get(at % plans.size()), START.plus(apart.multipliedBy(at)))
                        .withName("entry " + at)
                        .withOnCall("Ada"))
                .toList());
    }

    private static int compared(int size, List<RolloutPlan> plans, Duration apart) {
        return Sweep.metricsOfPairs(
                        of(size, plans, apart).entries().stream().map(Lane::of).toList())
                .size();
    }

    @Test
    void twiceAsManyThatFollowEachOtherAreTwiceTheComparisons() {
        List<RolloutPlan> plans = List.of(plan("A"), plan("B"));

        int ofHundred = compared(SIZE / 2, plans, APART);
        int ofTwoHundred = compared(SIZE, plans, APART);

        assertThat(ofHundred).isPositive();
        assertThat(ofTwoHundred)
                .isBetween(2 * ofHundred, 2 * ofHundred + SIZE / 10)
                .isLessThan(SIZE * (SIZE - 1) / 2 / 20);
    }

    @Test
    void whatSharesNoMetricIsNotCompared() {
        assertThat(compared(2, List.of(plan("A"), plan("B")), Duration.ZERO)).isZero();
        assertThat(compared(SIZE, List.of(plan("A"), plan("B")), Duration.ZERO)).isEqualTo(SIZE / 2 * (SIZE / 2 - 1));
    }

    @Test
    void allPairsOfTwoHundredAreFoundWhereAllCollide() {
        assertThat(of(List.of(plan("Errors")), Duration.ZERO).findings()).hasSize(SIZE * (SIZE - 1) / 2);
    }

    @Test
    void neighboursOfTwoHundredAreFoundWhereTheyFollowEachOther() {
        Portfolio portfolio = of(List.of(plan("A"), plan("B")), APART);
        Duration length = Duration.between(
                START,
                portfolio.timeline().rows().get(0).segments().stream()
                        .reduce((first, last) -> last)
                        .flatMap(PortfolioTimeline.Segment::until)
                        .orElseThrow());
        long later = (length.toHours() - 1) / APART.multipliedBy(2).toHours();

        assertThat(later).isPositive();
        assertThat(portfolio.findings()).hasSize((int) (later * (SIZE - later - 1)));
        assertThat(portfolio.withCapacity("Ada", 1).findings())
                .filteredOn(finding -> finding.rule().equals("portfolio.capacity"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.entries()).hasSize(SIZE));
    }
}
