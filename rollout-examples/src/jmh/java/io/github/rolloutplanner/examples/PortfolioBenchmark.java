package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.diff.PlanDiff;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.portfolio.Portfolio;
import io.github.rolloutplanner.portfolio.PortfolioEntry;
import io.github.rolloutplanner.portfolio.PortfolioFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How long it takes to look at 200 rollouts of six phases together: those of 20 metrics that begin a day apart, and those
 * of one metric that begin at once, so that each collides with each. {@link #plan} is what one plan costs, {@link #diff} what a
 * comparison of two does. Twice as many rollouts took three times as long where they follow each other, {@link #spreadOfHalf}, and four
 * times where all collide, {@link #collidingOfHalf}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PortfolioBenchmark {
    private static final int SIZE = 200;
    private static final Instant START = Instant.parse("2027-03-01T00:00:00Z");

    private RolloutPlanner planner;
    private Change change;
    private Portfolio spread;
    private Portfolio spreadOfHalf;
    private Portfolio colliding;
    private Portfolio collidingOfHalf;
    private RolloutPlan before;
    private RolloutPlan after;

    /** Plans the changes, and enters them. */
    @Setup
    public void prepare() {
        planner = RolloutPlanner.withPolicy(RolloutPolicy.standard());
        change = change("Errors", 1_000_000);
        before = planner.plan(change);
        after = planner.plan(change("Errors", 10_000));
        spread = portfolio(SIZE, 20, Duration.ofDays(1));
        spreadOfHalf = portfolio(SIZE / 2, 20, Duration.ofDays(1));
        colliding = portfolio(SIZE, 1, Duration.ZERO);
        collidingOfHalf = portfolio(SIZE / 2, 1, Duration.ZERO);
    }

    private static Change change(String metric, long users) {
        return Change.named("Search")
                .addTraits(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(users).withRequestsPerDay(20 * users))
                .addMeasures(new MetricInRole(
                        Metric.errorRate(metric, percent(0.2)).mustStayBelow(percent(0.5)), GateRole.GUARDRAIL))
                .build();
    }

    private Portfolio portfolio(int size, int metrics, Duration apart) {
        List<RolloutPlan> plans = IntStream.range(0, metrics)
                .mapToObj(at -> planner.plan(change("Metric " + at, 1_000_000)))
                .toList();
        return Portfolio.of(IntStream.range(0, size)
                        .mapToObj(at -> PortfolioEntry.of(plans.get(at % metrics), START.plus(apart.multipliedBy(at)))
                                .withName("entry " + at)
                                .withOnCall("Ada"))
                        .toList())
                .withCapacity("Ada", 5);
    }

    /**
     * Plans one of the changes.
     *
     * @return the plan
     */
    @Benchmark
    public RolloutPlan plan() {
        return planner.plan(change);
    }

    /**
     * Compares two plans.
     *
     * @return what changed
     */
    @Benchmark
    public PlanDiff diff() {
        return PlanDiff.between(before, after);
    }

    /**
     * Looks at rollouts that mostly follow each other.
     *
     * @return what is found
     */
    @Benchmark
    public List<PortfolioFinding> spread() {
        return spread.findings();
    }

    /**
     * Looks at half as many rollouts that mostly follow each other.
     *
     * @return what is found
     */
    @Benchmark
    public List<PortfolioFinding> spreadOfHalf() {
        return spreadOfHalf.findings();
    }

    /**
     * Looks at rollouts of which each collides with each.
     *
     * @return what is found
     */
    @Benchmark
    public List<PortfolioFinding> colliding() {
        return colliding.findings();
    }

    /**
     * Looks at half as many rollouts of which each collides with each.
     *
     * @return what is found
     */
    @Benchmark
    public List<PortfolioFinding> collidingOfHalf() {
        return collidingOfHalf.findings();
    }
}
