package io.github.rolloutplanner.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of each delivery in sentences that use them: what to rehearse, who is on call, and how metrics are split. */
class DeliveryWordsTest {

    record Words(DeliveryWords words, String drill, String access, String split) {}

    static List<Words> words() {
        return List.of(
                new Words(
                        FlagRows.WORDS,
                        "Time a flag-off rollback in staging (target: under 5 minutes)",
                        "Schedule an on-call who may set the flag, for 3 phases and a bake of 2 days",
                        "Dashboards show Errors"),
                new Words(
                        DeploymentRows.WEIGHT_WORDS,
                        "Time a rollback by traffic weight in staging (target: under 5 minutes)",
                        "Schedule an on-call who may set traffic weights, for 3 phases and a bake of 2 days",
                        "Dashboards show Errors, split by version"),
                new Words(
                        DeploymentRows.SWITCH_WORDS,
                        "Time a switch back to the previous environment in staging (target: under 5 minutes)",
                        "Schedule an on-call who may switch the router, for 3 phases and a bake of 2 days",
                        "Dashboards show Errors, split by environment"),
                new Words(
                        DeploymentRows.REPLACEMENT_WORDS,
                        "Time a redeployment of the previous version in staging (target: under 5 minutes)",
                        "Schedule an on-call who may deploy, for 3 phases and a bake of 2 days",
                        "Dashboards show Errors"),
                new Words(
                        ConfigurationPushRows.WORDS,
                        "Time a push of the last known good configuration in staging (target: under 5 minutes)",
                        "Schedule an on-call who may push configuration, for 3 phases and a bake of 2 days",
                        "Dashboards show Errors, split by configuration version"),
                new Words(
                        StoreRows.WORDS,
                        "Time a fix-forward release in staging (target: under 5 minutes)",
                        "Schedule an on-call who may halt the release and submit a version, for 3 phases and a bake of 2 days",
                        "Dashboards show Errors, split by app version"),
                new Words(
                        FleetRows.WORDS,
                        "Time a fleet rollback in staging (target: under 5 minutes)",
                        "Schedule an on-call who may stop the update and repair hosts by hand, for 3 phases and a bake of 2 days",
                        "Dashboards show Errors, split by installed version"),
                new Words(
                        InfrastructureRows.WORDS,
                        "Time a drain in staging (target: under 5 minutes)",
                        "Schedule an on-call who may drain cells and apply definitions, for 3 phases and a bake of 2 days",
                        "Dashboards show Errors, split by cell"),
                new Words(
                        MigrationRows.WORDS,
                        "Time a switch back to the previous store in staging (target: under 5 minutes)",
                        "Schedule an on-call who may switch reads and stop the backfill, for 3 phases and a bake of 2 days",
                        "Dashboards show Errors, split by answering store"),
                new Words(
                        LibraryRows.REMOVAL_WORDS,
                        "Time a return to the previous behavior in staging (target: under 5 minutes)",
                        "Schedule an on-call who may serve the previous behavior again, for 3 phases and a bake of 2 days",
                        "Dashboards show Errors, split by caller"),
                new Words(
                        LibraryRows.RELEASE_WORDS,
                        "Time a patch release in staging (target: under 5 minutes)",
                        "Schedule an on-call who may publish a version, for 3 phases and a bake of 2 days",
                        "Dashboards show Errors, split by caller"));
    }

    @ParameterizedTest
    @MethodSource("words")
    void readInTheSentencesThatUseThem(Words words) {
        Map<String, Object> facts = Map.ofEntries(
                Map.entry("drill", words.words().drill()),
                Map.entry("access", words.words().access()),
                Map.entry("splitBy", words.words().splitBy()),
                Map.entry("metrics", List.of("Errors")),
                Map.entry("phaseCount", 3),
                Map.entry("bake", Duration.ofDays(2)),
                Map.entry("risk", "high"),
                Map.entry("rollbackWithin", Duration.ofMinutes(5)));

        assertThat(text(RecommendationRows.REHEARSE, facts)).isEqualTo(words.drill());
        assertThat(text(RecommendationRows.ON_CALL, facts)).isEqualTo(words.access());
        assertThat(text(ChecklistRows.DASHBOARDS, facts)).isEqualTo(words.split());
    }

    private static String text(Rule rule, Map<String, Object> facts) {
        return RowTexts.of(List.of(rule), facts).lines().toList().get(1).strip();
    }
}
