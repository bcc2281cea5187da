package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.Observation;
import io.github.rolloutplanner.decision.RolloutState;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.Sample;
import io.github.rolloutplanner.decision.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How long a look takes, five days into a rollout of five metrics with data of each hour, in its third phase. Goal: under 2
 * µs to observe a rate and decide. Read the times as multiples of {@code normalQuantile}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBenchmark {
    private static final int SECOND_PHASE = 36;
    private static final int THIRD_PHASE = 84;
    private static final int NOW = 120;
    private static final int SOAKED = THIRD_PHASE + 72;

    private NormalDistribution normal = NormalDistribution.of(0, 1);
    private double level = 0.05;
    private RolloutPlan plan;
    private RunningRollout rollout;
    private RunningRollout soaked;
    private RolloutState state;
    private Observation rate;
    private Observation mean;
    private Duration next = Duration.ofHours(NOW + 1);
    private Duration afterSoak = Duration.ofHours(SOAKED);

    /** Brings a rollout to where it is. */
    @Setup
    public void prepare() {
        plan = RolloutPlanner.withPolicy(RolloutPolicy.standard()).plan(PlanBenchmark.changeOf(RiskLevel.HIGH));
        rollout = grown(NOW);
        soaked = grown(SOAKED);
        state = rollout.state();
        rate = rate("Error rate", NOW, 0.002);
        mean = mean("Order value", NOW);
        requireHold(observeAndDecide());
        requireHold(decide());
    }

    private static void requireHold(Decision decision) {
        if (!(decision instanceof Decision.Hold hold) || hold.callsPerson()) {
            throw new IllegalStateException("Not at rest: " + decision);
        }
    }

    private RunningRollout grown(int hours) {
        RunningRollout grown = RunningRollout.start(plan);
        for (int hour = 0; hour < hours; hour++) {
            if (hour == SECOND_PHASE || hour == THIRD_PHASE) {
                grown = grown.advanceAnyway(Duration.ofHours(hour), "benchmark", "to have more than one phase");
            }
            grown = grown.observe(rate("Error rate", hour, 0.002))
                    .observe(rate("p95", hour, 0.05))
                    .observe(rate("Crash rate", hour, 0.001))
                    .observe(rate("Conversion", hour, 0.03))
                    .observe(mean("Order value", hour));
        }
        return grown;
    }

    private static Observation rate(String metric, int hour, double rate) {
        long trials = 5_000 + 100 * (hour % 24);
        long events = Math.round(trials * rate) + hour % 3;
        return Observation.increment(
                metric,
                TimeWindow.ofHours(hour, hour + 1),
                Sample.events(events, trials),
                Sample.events(events + 1, trials - hour % 7));
    }

    private static Observation mean(String metric, int hour) {
        return Observation.increment(
                metric,
                TimeWindow.ofHours(hour, hour + 1),
                Sample.moments(5_000 + hour, 60.1 + 0.01 * (hour % 5), 400.5),
                Sample.moments(5_010 + hour, 60.2 - 0.01 * (hour % 7), 400.7));
    }

    /** The yardstick: one quantile of the normal distribution. */
    @Benchmark
    public double normalQuantile() {
        return normal.inverseSurvivalProbability(level);
    }

    /** One more hour of a rate, and what to do then. */
    @Benchmark
    public Decision observeAndDecide() {
        return rollout.observe(rate).decide(next);
    }

    /** One more hour of a rate. */
    @Benchmark
    public RunningRollout observe() {
        return rollout.observe(rate);
    }

    /** One more hour of a mean. */
    @Benchmark
    public RunningRollout observeMean() {
        return rollout.observe(mean);
    }

    /** What to do while the phase soaks. */
    @Benchmark
    public Decision decide() {
        return rollout.decide(next);
    }

    /** What to do when it has soaked, where each gate is asked whether harm is ruled out. */
    @Benchmark
    public Decision decideWhenSoaked() {
        return soaked.decide(afterSoak);
    }

    /** From what was kept. */
    @Benchmark
    public RunningRollout restore() {
        return RunningRollout.restore(plan, DecisionPolicy.standard(), state);
    }
}
