package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract's part of a detailed document must say what the typed part says. */
class AgreementTest {
    private final String document = RolloutJson.writeDetailed(Plans.everything());

    private static String replaced(String text, String target, String replacement) {
        assertThat(text).contains(target);
        int at = text.indexOf(target);
        return text.substring(0, at) + replacement + text.substring(at + target.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"percentage\": 0.5, | \"percentage\": 1, | /rollout_phases/1/percentage: Found the number 1. Expected the number 0.5",
                "Error rate exceeds 5% | Error rate exceeds 6% | /rollback_plan/automatic_triggers/0: Found the text \"Error rate exceeds 6%\". Expected the text \"Error rate exceeds 5%\"",
                "\"duration_hours\": null | \"duration_hours\": 3 | /rollout_phases/4/duration_hours: Found the number 3. Expected null",
                "\"internal_users\": true | \"internal_users\": false | /feature_flags/0/targeting/internal_users: Found false. Expected true",
                "\"duration_days\": 14, | | /ab_testing/duration_days: The key is missing. Expected the number 14",
                "\"percentage\": 20 | \"percentage\": 5 | /feature_flags/1/targeting/percentage: Found the number 5. Expected the number 20",
                "\"phase_3\": \"2 days\", | \"phase_3\": \"2 days\", \"phase_6\": \"1 day\", | /timeline/phase_6: Found the text \"1 day\". Expected no such key",
                "\"A feature flag system\" | \"A feature flag system\", \"Tea\" | /dependencies: Found 2 items. Expected 1",
                "\"condition\": \"user.tier == 'beta'\" | \"condition\": \"user.tier == 'gold'\" | /flag_definitions/0/targeting_rules/1/condition: Found the text \"user.tier == 'gold'\". Expected the text \"user.tier == 'beta'\"",
                "\"soak\": \"PT1H30M\" | \"soak\": \"PT2H\" | /rollout_phases/1/duration_hours: Found the number 1.5. Expected the number 2",
                "\"label\": \"Ring Deployment\" | \"label\": \"Rings\" | /rollout_strategy: Found the text \"Ring Deployment\". Expected the text \"Rings\"",
            })
    void aDisagreementIsReportedWhereItStands(String target, String replacement, String problem) {
        String disagreeing = replaced(document, target, replacement == null ? "" : replacement);
        assertThat(Caught.reading(disagreeing)).hasMessageContaining("\n" + problem);
    }

    /** Of two texts that start alike, the part that differs is shown. */
    @Test
    void longTextsAreShownFromWhereTheyPart() {
        String planned = RolloutJson.writeDetailed(RolloutPlanner.forChange("One-page checkout")
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .guardrail(Metric.errorRate("Checkout errors", Percentage.percent(0.2)))
                .plan());
        String action = "find the cause; it rolls back automatically when Checkout errors exceeds ";

        assertThat(Caught.reading(replaced(planned, action + "0.3%", action + "0.7%")))
                .hasMessageContaining("Found the text \"...ut errors exceeds 0.7%\" of 98 characters."
                        + " Expected the text \"...ut errors exceeds 0.3%\" of 98 characters: what stands twice");
        assertThat(Caught.reading(replaced(planned, action + "0.3%", action + "0.3% \uD83D\uDE31" + "x".repeat(80))))
                .hasMessageContaining("Found the text \"... errors exceeds 0.3% \uD83D\uDE31" + "x".repeat(37)
                        + "...\" of 181 characters."
                        + " Expected the text \"... errors exceeds 0.3%\" of 98 characters: ");
    }

    @Test
    void theSpellingOfANumberDoesNotMatter() {
        assertThat(RolloutJson.read(replaced(document, "\"percentage\": 0.5,", "\"percentage\": 5.0e-1,")))
                .isEqualTo(Plans.everything());
    }

    @Test
    void aValueThatItsTypeRefusesIsAProblem() {
        String endless = replaced(document, "\"number\": 2.0", "\"number\": " + "9".repeat(400));

        assertThat(Caught.reading(endless))
                .hasMessage("The document is no rollout plan: 1 problem.\n"
                        + "/monitoring_details/metrics/1/baseline: Found a value that is refused."
                        + " A number of 400 digits and a scale of 0 is no quantity. Give at most 350 digits.");
    }

    @Test
    void findingsAreLeftBehind() {
        String finding = """
                {"rule": "my.rule", "severity": "info", "path": "", "message": "Well.", "advice": "Hm."}""";
        String found = document.replaceFirst("(?s)\"findings\": \\[.*", "\"findings\": [" + finding + "]}");

        assertThat(RolloutJson.read(found)).isEqualTo(Plans.everything());
    }

    @Test
    void findingsHaveAShape() {
        String found = document.replaceFirst("(?s)\"findings\": \\[.*", "\"findings\": [{}]}");

        assertThat(Caught.reading(found)).hasMessageContaining("/findings/0/rule: The key is missing.");
    }

    @Test
    void anotherVersionIsRefused() {
        assertThat(Caught.reading(replaced(document, "\"schema_version\": 1", "\"schema_version\": 2")))
                .hasMessage("The document is no rollout plan: 1 problem.\n/schema_version: Found the number 2."
                        + " Expected 1, the version that this release of the library reads.");
    }

    @Test
    void withoutAVersionItIsTheContract() {
        assertThat(Caught.reading(replaced(document, "\"schema_version\": 1,", "")))
                .hasMessageContaining("/phases: The key is unknown.");
    }
}
