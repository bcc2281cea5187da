package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plan with a calendar and dates, as documents have it. */
class DatedPlanTest {
    private static final RolloutCalendar CALENDAR = RolloutCalendar.workingHours("Europe/Berlin");
    private static final Instant START = Instant.parse("2026-03-04T09:00:00Z");
    private static final RolloutPlan PLAN = RolloutPlanner.withPolicy(
                    RolloutPolicy.standard().withCalendar(CALENDAR))
            .describe("Longer timeout")
            .touching(Trait.WORKFLOW_CHANGE)
            .plan();
    private static final RolloutPlan DATED = PLAN.withDates(PLAN.schedule(START));

    @Test
    void isReadBackEqual() {
        assertThat(DATED.calendar()).contains(CALENDAR);
        assertThat(RolloutJson.read(RolloutJson.writeDetailed(PLAN))).isEqualTo(PLAN);
        assertThat(RolloutJson.read(RolloutJson.writeDetailed(DATED))).isEqualTo(DATED);
    }

    @Test
    void saysEachTimeForProgramsAndForPeople() {
        JsonNode dates = Trees.read(RolloutJson.writeDetailed(DATED)).get("dates");

        assertThat(dates.get("time_zone").textValue()).isEqualTo("Europe/Berlin");
        assertThat(dates.at("/phases/0/start/at").textValue()).isEqualTo("2026-03-04T09:00:00Z");
        assertThat(dates.at("/phases/0/start/local").textValue()).isEqualTo("Wed 2026-03-04 10:00 +01:00");
        assertThat(dates.at("/phases/0/reasons/0/rule").textValue()).isEqualTo("schedule.soak");
    }

    @Test
    void saysTheDatesInTheContractWithTheSameKeys() {
        JsonNode dated = Trees.read(RolloutJson.write(DATED)).get("timeline");
        JsonNode undated = Trees.read(RolloutJson.write(PLAN)).get("timeline");

        assertThat(dated.fieldNames()).toIterable().containsExactlyElementsOf(() -> undated.fieldNames());
        assertThat(dated.get("phase_1").textValue())
                .isEqualTo(undated.get("phase_1").textValue().replace(")", "")
                        + "; Wed 2026-03-04 10:00 +01:00 to "
                        + DATED.dates()
                                .map(dates -> dates.local(
                                        dates.phases().get(0).promotion().orElseThrow()))
                                .orElseThrow()
                        + ")");
        assertThat(dated.get("total_duration").textValue()).contains("from start to full rollout; 100% on ");
    }

    @Test
    void readsTheContractBackWithItsDates() {
        String text = RolloutJson.write(DATED);
        RolloutPlan read = RolloutJson.read(text);

        assertThat(RolloutJson.write(read)).isEqualTo(text);
        assertThat(read.timeline().phases().get(0).length())
                .isEqualTo(PLAN.timeline().phases().get(0).length());
        assertThat(PlanLinter.lint(read)).extracting(Finding::rule).doesNotContain("texts.not-understood");
    }

    @Test
    void newDatesTakeThePlaceOfThoseInAContract() {
        RolloutPlan read = RolloutJson.read(RolloutJson.write(DATED));
        RolloutPlan later = read.withDates(read.schedule(START.plus(Duration.ofDays(1)), CALENDAR));

        assertThat(Trees.read(RolloutJson.write(later))
                        .get("timeline")
                        .get("phase_1")
                        .textValue())
                .contains("Thu 2026-03-05 10:00 +01:00 to ")
                .doesNotContain("2026-03-04");
        assertThat(Trees.read(RolloutJson.write(later))
                        .get("timeline")
                        .get("total_duration")
                        .textValue())
                .containsOnlyOnce("100% on");
    }

    @Test
    void refusesALocalTimeOfAnotherInstant() {
        JsonNode root = Trees.read(RolloutJson.writeDetailed(DATED));
        JsonPointer at = JsonPointer.compile("/dates/phases/0/start/local");

        assertThatThrownBy(() -> RolloutJson.read(Trees.replaced(root, at, new TextNode("Thu 2026-03-05 10:00 +01:00"))
                        .toString()))
                .isInstanceOf(JsonContractException.class)
                .hasMessageContaining("/dates/phases/0/start/local");
    }

    /** But another zone with the same clocks, which is how people want to read it. */
    @Test
    void noTimeOrLabelIsChangedUnnoticed() {
        JsonNode root = Trees.read(RolloutJson.writeDetailed(DATED));
        List<JsonPointer> texts = Trees.pointers(root).stream()
                .filter(at -> at.toString().startsWith("/dates/")
                        && !at.toString().contains("/reasons/")
                        && root.at(at).isTextual())
                .toList();

        assertThat(texts)
                .hasSizeGreaterThan(15)
                .allSatisfy(at -> assertThat(faults(Trees.replaced(
                                root, at, new TextNode(other(root.at(at).textValue())))))
                        .as("%s", at)
                        .isNotEmpty());
    }

    private static String other(String text) {
        return text.contains("03-") ? text.replace("03-", "04-") : text + " too";
    }

    private static List<String> faults(JsonNode document) {
        try {
            return PlanLinter.lint(RolloutJson.read(document.toString())).stream()
                    .map(Finding::rule)
                    .filter(rule -> rule.startsWith("dates."))
                    .toList();
        } catch (JsonContractException refused) {
            return List.of(refused.getMessage());
        }
    }

    @Test
    void refusesPhasesThatDoNotFollowEachOther() {
        JsonNode root = Trees.read(RolloutJson.writeDetailed(DATED));
        JsonPointer at = JsonPointer.compile("/dates/phases/1/start/at");

        assertThatThrownBy(() -> RolloutJson.read(Trees.replaced(root, at, new TextNode("2026-03-04T09:00:01Z"))
                        .toString()))
                .isInstanceOf(JsonContractException.class)
                .hasMessageContaining("Give one time for both.");
    }

    @Test
    void aRunningRolloutIsReadAfterItsCalendarChanged() {
        RunningRollout running = RunningRollout.start(DATED);
        RolloutPlan frozen = DATED.withCalendar(
                CALENDAR.withFreeze(LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 13), "inventory"));

        assertThat(RunningRolloutJson.read(RunningRolloutJson.write(running)).plan())
                .isEqualTo(DATED);
        RunningRollout restored = RunningRollout.restore(frozen, running.policy(), running.state());
        assertThat(restored.decide(Duration.ofHours(1))).isEqualTo(running.decide(Duration.ofHours(1)));
        assertThat(RunningRollout.restore(PLAN, running.policy(), running.state())
                        .state())
                .isEqualTo(running.state());
    }
}
