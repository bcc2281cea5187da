package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A rollout that remembers more than a plan may say. */
class LongRolloutTest {
    private static final int METRICS = 150;
    private static final int HOURS = 7 * 24;

    @Test
    void isReadAgainHoweverManyMetricsItWatches() {
        RunningRollout rollout = observed();

        String document = RunningRolloutJson.write(rollout);

        assertThat(document.length()).isGreaterThan(NodeReader.LONGEST_TEXT);
        assertThat(RunningRolloutJson.read(document)).isEqualTo(rollout);
        assertThat(RolloutJournal.replay(RolloutJournal.start(rollout).text()).rollout())
                .isEqualTo(rollout);
    }

    private static RunningRollout observed() {
        ChangeDraft draft = RolloutPlanner.forChange("Everything is watched")
                .behavioral("Search finds what was meant")
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .ladder(Step.of("Pilot", 5, Duration.ofHours(HOURS)), Step.last("All"));
        for (int metric = 0; metric < METRICS; metric++) {
            draft = draft.guardrail(
                    Metric.errorRate("Errors " + metric, percent(0.2)).mustStayBelow(percent(0.5)));
        }
        RunningRollout rollout = RunningRollout.start(draft.plan());
        for (int hour = 0; hour < HOURS; hour++) {
            for (int metric = 0; metric < METRICS; metric++) {
                rollout = rollout.observe(Observation.increment(
                        "Errors " + metric,
                        TimeWindow.ofHours(hour, hour + 1),
                        Sample.events(8 + (hour + metric) % 3, 5_000),
                        Sample.events(8 + (hour * metric) % 3, 5_000)));
            }
        }
        return rollout;
    }
}
