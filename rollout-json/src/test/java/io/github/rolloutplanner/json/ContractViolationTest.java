package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.reason.Problem;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractViolationTest {
    private String example;

    @BeforeEach
    void read() throws IOException {
        example = Golden.resource("specification-example.json");
    }

    private String broken(String target, String replacement) {
        assertThat(example).contains(target);
        int at = example.indexOf(target);
        return example.substring(0, at) + replacement + example.substring(at + target.length());
    }

    private static String messageOf(String document) {
        return Caught.reading(document).getMessage();
    }

    @Test
    void everyProblemIsListedAtOnce() {
        example = broken("\"feature\":", "\"featur\":");
        example = broken("\"percentage\": 25,", "\"percentage\": 125,");
        example = broken("\"severity\": \"Critical\"", "\"severity\": \"Fatal\"");

        assertThat(messageOf(example)).isEqualTo("""
                        The document is no rollout plan: 4 problems.
                        /feature: The key is missing. Add it.
                        /rollout_phases/2/percentage: Found the number 125. Expected a number from 0 to 100 with at most 6 decimals.
                        /monitoring/alerts/0/severity: Found the text "Fatal". Expected one of "Low", "Medium", "High", "Critical".
                        /featur: The key is unknown. Remove it, or use one of: feature, impact_level, user_facing_changes, rollout_strategy, rollout_phases, feature_flags, ab_testing, monitoring, rollback_plan, success_criteria, timeline, dependencies, risks, recommendations.""");
    }

    @Test
    void problemsAreValues() {
        assertThat(Caught.reading(broken("\"phase\": 2", "\"phase\": \"two\"")).problems())
                .containsExactly(new Problem(
                        "/rollout_phases/1/phase",
                        "Found the text \"two\".",
                        "Expected a whole number from 1 to 2147483647."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"phase\": 3, | \"phase\": 4, | /rollout_phases/2/phase: Found the number 4. Expected 3: phases are numbered from 1 without gaps.",
                "\"phase\": 3, | \"phase\": 2.5, | /rollout_phases/2/phase: Found the number 2.5. Expected a whole number from 1 to 2147483647.",
                "\"duration_hours\": 48 | \"duration_hours\": 0 | /rollout_phases/1/duration_hours: Found the number 0. Expected a number of hours above 0 and up to 1000000 with at most 6 decimals, or null for a phase that stays.",
                "\"duration_hours\": 48 | \"duration_hours\": -3 | /rollout_phases/1/duration_hours: Found the number -3. Expected a number of hours above 0 and up to 1000000 with at most 6 decimals, or null for a phase that stays.",
                "\"impact_level\": \"Medium\" | \"impact_level\": \"medium\" | /impact_level: Found the text \"medium\". Expected one of \"Low\", \"Medium\", \"High\", \"Critical\".",
                "\"type\": \"percentage\" | \"type\": \"Percentage\" | /feature_flags/0/type: Found the text \"Percentage\". Expected one of \"boolean\", \"percentage\", \"multivariate\".",
                "\"internal_users\": true | \"internal_users\": \"true\" | /feature_flags/0/targeting/internal_users: Found the text \"true\". Expected true or false.",
                "\"default_value\": false | \"default_value\": 0 | /feature_flags/0/default_value: Found the number 0. Expected true, false or the name of a variant.",
                "\"alert_if_exceeds\": true | \"alert_if_exceeds\": false | /monitoring/metrics/0/alert_if_exceeds: Found false. Expected true; leave the key out where it does not hold.",
                "\"alert_if_exceeds\": true | \"alert_if_exceeds\": true, \"alert_if_below\": true | /monitoring/metrics/0: Found both of alert_if_exceeds and alert_if_below. Expected exactly one: it says on which side of the threshold the metric is bad.",
                "\"2. Clear CDN | \"Clear CDN | /rollback_plan/manual_rollback_steps/1: Found the text \"Clear CDN cache if needed\". Expected a step that starts with \"2. \".",
                "\"phase_2\": \"2 days | \"phase_7\": \"2 days | /timeline/phase_2: The key is missing. Add it.",
                "\"phase_2\": \"2 days | \"Phase_2\": \"2 days | /timeline/Phase_2: The key is unknown. Remove it, or use one of: preparation, phase_1, phase_2 and so on without gaps, total_duration.",
                "\"statistical_significance\": 0.95 | \"statistical_significance\": 95 | /ab_testing/statistical_significance: Found the number 95. Expected a number from 0.000001 to 0.999999 with at most 6 decimals.",
                "\"feature\": | \"feature\": \"twice\", \"feature\": | /feature: The key stands twice. Keep one of the two.",
                "\"name\": \"Internal Testing\" | \"a~b/c\": 1, \"name\": \"Internal Testing\" | /rollout_phases/0/a~0b~1c: The key is unknown. Remove it, or use one of: phase, name, percentage, target_group, duration_hours, go_live_criteria.",
            })
    void aProblemSaysWhereWhatAndWhatToDo(String target, String replacement, String problem) {
        assertThat(messageOf(broken(target, replacement))).contains("\n" + problem);
    }

    @Test
    void aTestThatIsNotOffNeedsItsDesign() {
        String document = RolloutJson.write(Plans.least()).replace("\"enabled\": false", "\"enabled\": true");

        assertThat(messageOf(document)).contains("/ab_testing/hypothesis: The key is missing. Add it.");
    }

    @Nested
    class Syntax {
        @Test
        void isReportedWithItsPlace() {
            assertThat(messageOf("{\n  \"feature\": tru\n}"))
                    .isEqualTo("The document is no rollout plan: 1 problem.\n"
                            + "Whole document: Found invalid JSON in line 2, column 14, at \"tru\\n}\"."
                            + " Correct the syntax there.");
        }

        @Test
        void theParserBehindIsNotShown() {
            JsonContractException thrown = Caught.reading("{]");

            assertThat(thrown).hasNoCause();
            assertThat(thrown.getMessage()).doesNotContain("jackson", "Unexpected");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{",
                    "[",
                    "{\"a\":",
                    "{\"a\"}",
                    "{'a': 1}",
                    "{\"a\": 1,}",
                    "[1,]",
                    "nul",
                    "\"a",
                    "01",
                    "+1",
                    "1.",
                    "NaN",
                    "// comment\n{}",
                    "{\"a\": \"\u0001\"}",
                    "\"\\x\"",
                    "}",
                    "]",
                    ",",
                    ":",
                    "-"
                })
        void brokenTextIsRefused(String text) {
            assertThat(messageOf(text)).contains("Whole document: Found invalid JSON");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\n\t "})
        void anEmptyTextIsRefused(String text) {
            assertThat(messageOf(text))
                    .isEqualTo("The document is no rollout plan: 1 problem.\n"
                            + "Whole document: Found an empty text. Expected a rollout plan as JSON.");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"null | null", "[] | an array", "1 | the number 1", "true | true"})
        void anythingButAnObjectIsRefused(String text, String found) {
            assertThat(messageOf(text))
                    .isEqualTo("The document is no rollout plan: 1 problem.\nWhole document: Found " + found
                            + ". Expected an object.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "x", "null", "]"})
        void nothingMayFollow(String more) {
            assertThat(messageOf(example + "\n" + more)).contains("Whole document: Found ");
        }

        @Test
        void moreThanOneDocumentIsRefused() {
            assertThat(messageOf(example + "\n{}"))
                    .isEqualTo("The document is no rollout plan: 1 problem.\n"
                            + "Whole document: Found more after the end of the document, in line 185, column 1."
                            + " Expected one document and nothing after it.");
        }
    }
}
