package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.RolloutState;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.strategy.PhasePurpose;
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
 * How long a look takes, five days into a rollout of five metrics with data of each hour, in its third phase, and a month later;
 * and in an experiment. Goal: 2 µs to observe a rate, 2 µs to decide, however long a phase lasts. Read the times as multiples
 * of {@code normalQuantile}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBenchmark {
    private static final int SECOND_PHASE = 36;
    private static final int THIRD_PHASE = 84;
    private static final int NOW = 120;
    private static final int SOAKED = THIRD_PHASE + 72;
    private static final int MONTH_LATER = NOW + 30 * 24;

    private NormalDistribution normal = NormalDistribution.of(0, 1);
    private double level = 0.05;
    private RolloutPlan plan;
    private RunningRollout rollout;
    private RunningRollout soaked;
    private RunningRollout old;
    private RunningRollout experiment;
    private RolloutState state;
    private Observation rate;
    private Observation mean;
    private Duration next = Duration.ofHours(NOW + 1);
    private Observation rateOfOld;
    private Duration afterSoak = Duration.ofHours(SOAKED);
    private Duration afterMonth = Duration.ofHours(MONTH_LATER + 1);

    /** Brings a rollout to where it is. */
    @Setup
    public void prepare() {
        plan = RolloutPlanner.withPolicy(RolloutPolicy.standard()).plan(PlanBenchmark.changeOf(RiskLevel.HIGH));
        rollout = grown(NOW);
        soaked = grown(SOAKED);
        old = grown(MONTH_LATER);
        experiment = inExperiment();
        rateOfOld = rate("Error rate", MONTH_LATER, 0.002);
        state = rollout.state();
        rate = rate("Error rate", NOW, 0.002);
        mean = mean("Order value", NOW);
        requireHold(observeAndDecide());
        requireHold(decide());
        requireHold(decideInExperiment());
    }

    /** Four days into an experiment that lasts weeks. */
    private static RunningRollout inExperiment() {
        RunningRollout running = RunningRollout.start(RolloutPlanner.forChange("Short form")
                .behavioral("The form has three fields")
                .population(Population.ofUsersPerDay(9_000))
                .experiment(ExperimentRequest.changing("Conversion", percent(10)))
                .success(Metric.conversion("Conversion", percent(3)))
                .plan());
        while (running.phase().purpose() != PhasePurpose.EXPERIMENT) {
            running = running.advanceAnyway(running.since(), "benchmark", "straight to the experiment");
        }
        for (int hour = 0; hour < NOW; hour++) {
            running = running.observe(rate("Conversion", hour, 0.03));
        }
        return running;
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

    /** One more hour of a rate, in a phase of more than a month. */
    @Benchmark
    public RunningRollout observeAMonthLater() {
        return old.observe(rateOfOld);
    }

    /** What to do in a phase of more than a month, all of whose gates are asked. */
    @Benchmark
    public Decision decideAMonthLater() {
        return old.decide(afterMonth);
    }

    /** What to do while an experiment runs. */
    @Benchmark
    public Decision decideInExperiment() {
        return experiment.decide(next);
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
