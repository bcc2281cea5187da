package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a rollout of many metrics costs to start and to restore: each metric by itself, however many others there are. */
class ManyMetricsTest {
    /** Four times the metrics cost about four times as much; were each looked for among all, sixteen times. */
    private static final double MOST = 7;

    private static final int PHASES = 12;

    @Test
    void startingCostsAsMuchForEachMetric() {
        RolloutPlan few = plan(40);
        RolloutPlan many = plan(160);

        assertThat(cost(() -> RunningRollout.start(many)) / cost(() -> RunningRollout.start(few)))
                .isLessThan(MOST);
    }

    @Test
    void restoringCostsAsMuchForEachMetric() {
        RunningRollout few = observed(40);
        RunningRollout many = observed(160);

        assertThat(cost(() -> restore(many)) / cost(() -> restore(few))).isLessThan(MOST);
    }

    private static void restore(RunningRollout rollout) {
        assertThat(RunningRollout.restore(rollout.plan(), rollout.policy(), rollout.state()))
                .isEqualTo(rollout);
    }

    private static RunningRollout observed(int metrics) {
        RunningRollout rollout = RunningRollout.start(plan(metrics));
        for (int metric = 0; metric < metrics; metric++) {
            rollout = rollout.observe(Observation.increment(
                    "Errors " + metric, TimeWindow.ofHours(0, 1), Sample.events(2, 1_000), Sample.events(2, 1_000)));
        }
        return rollout;
    }

    private static RolloutPlan plan(int metrics) {
        Stream<Step> ladder = IntStream.range(1, PHASES)
                .mapToObj(phase -> Step.of("Phase " + phase, 5.0 * phase, Duration.ofHours(6)));
        ChangeDraft draft = RolloutPlanner.forChange("Everything is watched")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .ladder(Stream.concat(ladder, Stream.of(Step.last("All"))).toArray(Step[]::new));
        for (int metric = 0; metric < metrics; metric++) {
            draft = draft.guardrail(
                    Metric.errorRate("Errors " + metric, percent(0.2)).mustStayBelow(percent(0.5)));
        }
        return draft.plan();
    }

    /** In processor time: of several times the least, which no other program adds to. */
    private static double cost(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return IntStream.range(0, 12)
                .mapToLong(time -> {
                    long before = threads.getCurrentThreadCpuTime();
                    work.run();
                    return threads.getCurrentThreadCpuTime() - before;
                })
                .min()
                .orElseThrow();
    }
}
