package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Documents of an experiment of several treatments. */
class SeveralTreatmentsTest {
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Sign-up form")
            .behavioral("The form asks for less")
            .population(Population.ofUsersPerDay(60_000))
            .experiment(ExperimentRequest.changing("Sign-ups", percent(5))
                    .between("long form", "short form", "one page", "no form")
                    .splitInto(40, 20, 20, 20))
            .success(Metric.conversion("Sign-ups", percent(10)))
            .guardrail(Metric.errorRate("Errors", percent(1))
                    .withExposureUnit(ExposureUnit.USER)
                    .mustStayBelow(percent(2)))
            .plan();

    @Test
    void theContractNamesEachVariant() {
        JsonNode test = Trees.read(RolloutJson.write(PLAN)).get("ab_testing");

        assertThat(test.get("variant_b").textValue()).isEqualTo("short form");
        assertThat(test.get("variant_c").textValue()).isEqualTo("one page");
        assertThat(test.get("variant_d").textValue()).isEqualTo("no form");
        assertThat(test.has("variant_e")).isFalse();
        assertThat(test.get("split_percentage")).hasSize(4);
    }

    @Test
    void theContractIsReadBack() {
        RolloutPlan read = RolloutJson.read(RolloutJson.write(PLAN));

        assertThat(read.experiment().orElseThrow().treatments())
                .isEqualTo(PLAN.experiment().orElseThrow().treatments());
        assertThat(read.experimentPhase().orElseThrow().number())
                .isEqualTo(PLAN.experimentPhase().orElseThrow().number());
    }

    @Test
    void refusesAGapBetweenVariants() {
        ObjectNode document = (ObjectNode) Trees.read(RolloutJson.write(PLAN));
        ((ObjectNode) document.get("ab_testing")).remove("variant_c");

        assertThatThrownBy(() -> RolloutJson.read(document.toString()))
                .isInstanceOf(JsonContractException.class)
                .hasMessageContaining("/ab_testing/variant_d")
                .hasMessageContaining("Name the variants one after another");
    }

    @Test
    void theDetailedFormIsReadBackToAnEqualPlan() {
        assertThat(RolloutJson.read(RolloutJson.writeDetailed(PLAN))).isEqualTo(PLAN);
    }

    @Test
    void aRunningRolloutAndItsJournalKnowTheChoiceAndWhatWasSignedOff() {
        RunningRollout rollout = RunningRollout.start(PLAN);
        List<JournalLine> journal = new ArrayList<>(List.of(RolloutJournal.start(rollout)));
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since().plusDays(1), "Ada", "straight to the test");
            append(journal, rollout);
        }
        Observation observation = Observation.increment(
                        "Errors",
                        new TimeWindow(rollout.since(), rollout.since().plusHours(1)),
                        Sample.events(1, 100),
                        Sample.events(1, 200))
                .ofTreatment("one page");
        rollout = rollout.observe(observation);
        journal.add(journal.get(journal.size() - 1).then(observation));
        Duration end = rollout.since().plusHours(1);
        rollout = rollout.redo(new Transition(
                Transition.Kind.APPROVED,
                end,
                rollout.phase().number(),
                OptionalInt.of(2),
                "Bob",
                "",
                Optional.of("short form")));
        append(journal, rollout);
        rollout = rollout.redo(new Transition(
                Transition.Kind.CHOSEN,
                end,
                rollout.phase().number(),
                OptionalInt.empty(),
                "Ada",
                "the others are closed",
                Optional.of("no form")));
        append(journal, rollout);
        rollout = rollout.advanceAnyway(end, "one page", "Ada", "enough seen");
        append(journal, rollout);

        assertThat(RunningRolloutJson.read(RunningRolloutJson.write(rollout))).isEqualTo(rollout);
        String text = journal.stream().map(JournalLine::text).collect(Collectors.joining());
        assertThat(RolloutJournal.replay(text).rollout()).isEqualTo(rollout);
        assertThat(text).contains("\"treatment\": \"one page\"", "\"treatment\": \"short form\"");
    }

    private static void append(List<JournalLine> journal, RunningRollout rollout) {
        Transition last = rollout.transitions().get(rollout.transitions().size() - 1);
        journal.add(journal.get(journal.size() - 1).then(last));
    }
}
