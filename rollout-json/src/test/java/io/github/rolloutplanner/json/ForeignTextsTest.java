package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of a stranger's document are within the bounds of a change, and none reaches a terminal as a command to it. */
class ForeignTextsTest {
    private static final String ESCAPE = "\\u001b[31m";
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("One-page checkout")
            .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
            .guardrail(Metric.errorRate("Checkout errors", Percentage.percent(0.2)))
            .plan();

    private static void assertRefused(String document, String pointer, String said) {
        assertThatThrownBy(() -> RolloutJson.read(document))
                .isInstanceOfSatisfying(JsonContractException.class, refused -> {
                    assertThat(refused.problems())
                            .filteredOn(problem -> problem.found().contains(said))
                            .extracting(Problem::path)
                            .contains(pointer);
                    assertThat(refused.getMessage().chars())
                            .noneMatch(c -> Character.isISOControl(c) && c != '\n')
                            .noneMatch(c -> Character.getType(c) == Character.FORMAT);
                });
    }

    private static String with(String name) {
        return RolloutJson.write(PLAN)
                .replaceFirst("\"feature\" ?: ?\"[^\"]*\"", "\"feature\": \"" + name.replace("\\", "\\\\") + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u001b[2J", "\\n", "\\u202e", "\\u2066", "\\u200b", "\\ud800", "\\u009b"})
    void whatNobodySeesIsRefusedInNames(String hidden) {
        assertRefused(with("a" + hidden + "b"), "/feature", ", which nobody sees.");
    }

    @Test
    void namesHaveALongestLength() {
        int longest = TextBound.NAME.longest();
        assertThat(RolloutJson.read(with("x".repeat(longest))).feature()).hasSize(longest);
        assertRefused(with("x".repeat(longest + 1)), "/feature", "has 201 characters.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cafe\u0301", "می\u200cخواهم", "क्\u200dष", "👩\u200d🚀", "שגיאות", "ข้อผิดพลาด"})
    void whatPeopleWriteIsRead(String name) {
        assertThat(RolloutJson.read(with(name)).feature()).isEqualTo(name);
    }

    @Test
    void anUnknownKeyIsToldButNotObeyed() {
        String document = RolloutJson.write(PLAN).replaceFirst("\\{", "{\"" + "\\" + ESCAPE + "\": 1,");
        assertThatThrownBy(() -> RolloutJson.read(document))
                .isInstanceOfSatisfying(JsonContractException.class, refused -> {
                    assertThat(refused).hasMessageContaining("/\\u001b[31m: The key is unknown.");
                    assertThat(refused.problems())
                            .extracting(Problem::toString)
                            .noneMatch(text -> text.contains("\u001b"));
                });
    }

    @Test
    void findingsOfForeignTextsAreOneLineWithoutCommands() {
        String document = RolloutJson.write(PLAN)
                .replaceFirst("\"automatic_triggers\" ?: ?\\[", "\"automatic_triggers\": [\"one\\\\ntwo three\",");
        assertThat(PlanLinter.lint(RolloutJson.read(document)))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.toString().chars()).noneMatch(Character::isISOControl));
        String commanding = document.replace("one\\ntwo", "one" + ESCAPE);
        assertRefused(commanding, "/rollback_plan/automatic_triggers/0", "U+001B");
    }

    @Test
    void aRolloutKeepsTheNamesThatItTakes() {
        RunningRollout rollout = RunningRollout.start(PLAN);
        assertThatThrownBy(() -> rollout.pause(Duration.ZERO, "Ada\u202e", "one\ntwo"))
                .hasMessageContaining("'Ada\\u202e' has U+202E");
        RunningRollout paused = rollout.pause(Duration.ZERO, "Ada", "one\ntwo");
        assertThat(RunningRolloutJson.read(RunningRolloutJson.write(paused))).isEqualTo(paused);
    }

    @Test
    void schemasSayTheLongest() {
        assertThat(RolloutJson.schema()).contains("\"maxLength\": 200", "\"maxLength\": 10000", "\"maxLength\": 403");
    }
}
