package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was detected is what its numbers say, also where a document was edited everywhere alike. */
class EditedDetectionTest {
    private static final String ERRORS = "Checkout errors";
    private static final RunningRollout START = RunningRollout.start(RolloutPlanner.forChange("One-page checkout")
            .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
            .guardrail(Metric.errorRate(ERRORS, Percentage.percent(0.2)))
            .plan());
    private static final RunningRollout ROLLOUT = START.observe(observation(0, 410));

    private static Observation observation(int hour, int events) {
        return Observation.increment(
                ERRORS, TimeWindow.ofHours(hour, hour + 1), Sample.events(events, 10_000), Sample.events(11, 10_000));
    }

    private static String edited(RunningRollout rollout, int was, int is) {
        return RunningRolloutJson.write(rollout).replaceAll("\"events\": " + was + "\\b", "\"events\": " + is);
    }

    @Test
    void bothWereDetected() {
        assertThat(RunningRolloutJson.write(ROLLOUT))
                .contains("{\"kind\": \"worse\", \"at\"", "{\"kind\": \"beyond_limit\", \"at\"");
        assertThat(RunningRolloutJson.readEdited(RunningRolloutJson.write(ROLLOUT)))
                .isEqualTo(ROLLOUT);
    }

    @Test
    void numbersWithinALimitAreNotBeyondIt() {
        assertThatExceptionOfType(JsonContractException.class)
                .isThrownBy(() -> RunningRolloutJson.readEdited(edited(ROLLOUT, 410, 20)))
                .withMessageStartingWith(
                        "The document is no running rollout: 1 problem.\n/state/metrics/0/detections/1: ")
                .withMessageContaining(
                        "Found a contradiction: its numbers are within the limit that it is to be beyond.");
    }

    @Test
    void numbersAsGoodAsTheControlGroupsAreNoWorse() {
        assertThatExceptionOfType(JsonContractException.class)
                .isThrownBy(() -> RunningRolloutJson.readEdited(edited(ROLLOUT, 410, 11)))
                .withMessageContaining("Found a contradiction: its exposed users are no worse than its control group.");
    }

    @Test
    void whatRecoveredWasDetectedAllTheSame() {
        RunningRollout recovered = ROLLOUT;
        for (int hour : List.of(1, 2, 30, 31, 32, 33, 34, 35, 36, 37)) {
            recovered = recovered.observe(observation(hour, 0));
        }

        assertThat(RunningRolloutJson.readEdited(RunningRolloutJson.write(recovered)))
                .isEqualTo(recovered);
    }

    @Test
    void whatWasCorrectedIsRead() {
        RunningRollout corrected = ROLLOUT.revise(observation(0, 409), "Kim", "Counted twice");

        assertThat(RunningRolloutJson.readEdited(RunningRolloutJson.write(corrected)))
                .isEqualTo(corrected);
    }
}
