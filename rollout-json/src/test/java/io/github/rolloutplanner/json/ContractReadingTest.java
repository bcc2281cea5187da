package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.strategy.PhasePurpose;
import io.github.rolloutplanner.strategy.Strategies;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractReadingTest {
    private String example;

    @BeforeEach
    void read() throws IOException {
        example = Golden.resource("specification-example.json");
    }

    private static JsonNode again(String document) {
        return Trees.read(RolloutJson.write(RolloutJson.read(document)));
    }

    @Test
    void theOrderOfKeysDoesNotMatter() {
        ObjectNode root = (ObjectNode) Trees.read(example);
        root.set("feature", root.remove("feature"));

        assertThat(RolloutJson.write(RolloutJson.read(root.toString()))).isEqualTo(example);
    }

    @ParameterizedTest
    @CsvSource({"5.0, 5", "5e0, 5", "0.5E1, 5", "5.250000000, 5.25", "0.000001, 0.000001", "1E+2, 100"})
    void aNumberCanBeSpelledInManyWays(String spelled, String written) {
        String document = example.replace("\"percentage\": 5,", "\"percentage\": " + spelled + ",");

        assertThat(RolloutJson.write(RolloutJson.read(document))).contains("\"percentage\": " + written + ",");
    }

    @ParameterizedTest
    @CsvSource({"0.5, PT30M", "0.000001, PT0.0036S", "1000000, PT1000000H", "0.1, PT6M"})
    void hoursAreExact(String hours, Duration soak) {
        String document = example.replace("\"duration_hours\": 48", "\"duration_hours\": " + hours);

        assertThat(RolloutJson.read(document).phases().get(1).soak()).contains(soak);
        assertThat(RolloutJson.write(RolloutJson.read(document))).isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1 %",
                "a bit",
                "",
                "+99999999999%",
                "99999999999999999999999%",
                "1,1%",
                "01%",
                "12345%",
                "12,345%",
                "2X BASELINE"
            })
    void aLevelIsWrittenBackAsItWasPut(String level) {
        String document = example.replace("\"0.1%\"", '"' + level + '"');

        assertThat(RolloutJson.write(RolloutJson.read(document))).isEqualTo(document);
    }

    @ParameterizedTest
    @CsvSource({"true, '[75, 25]', 3", "true, '[50, 50]', 0", "true, '[]', 0", "false, '[75, 25]', 0"})
    void theExperimentIsThePhaseInWhichTheTreatmentHasItsPercentage(boolean enabled, String split, int number) {
        ObjectNode root = (ObjectNode) Trees.read(example);
        ((ObjectNode) root.get("ab_testing")).put("enabled", enabled).set("split_percentage", Trees.read(split));

        assertThat(experimentsOf(root)).isEqualTo(number == 0 ? List.of() : List.of(number));
    }

    @Test
    void ofSeveralSuchPhasesTheLongestIsTheExperiment() {
        ObjectNode root = (ObjectNode) Trees.read(example);
        ((ObjectNode) root.get("ab_testing")).put("enabled", true).set("split_percentage", Trees.read("[95, 5]"));
        ((ObjectNode) root.get("rollout_phases").get(2)).put("percentage", 5).put("duration_hours", 336);

        assertThat(experimentsOf(root)).containsExactly(3);
    }

    private static List<Integer> experimentsOf(ObjectNode document) {
        return RolloutJson.read(document.toString()).phases().stream()
                .filter(phase -> phase.purpose() == PhasePurpose.EXPERIMENT)
                .map(RolloutPhase::number)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"immediate", "percentage", "canary", "ab-test", "ring"})
    void aBuiltInStrategyIsKnownByItsLabel(String id) {
        String label = Strategies.builtIn().get(id).label();
        String document = example.replace("\"Percentage-Based\"", '"' + label + '"');

        assertThat(RolloutJson.read(document).strategy().id()).contains(id);
        assertThat(RolloutJson.schema()).contains("\n        \"" + label + "\"");
    }

    @Test
    void anEndlessLevelIsKeptAsWords() {
        String endless = "1,111".repeat(100_000);
        String document = example.replace("\"0.1%\"", '"' + endless + '"');

        assertThat(RolloutJson.read(document).monitoring().metrics().get(0).baseline())
                .isEqualTo(new Level.Stated(endless));
    }

    @Test
    void aFlagWithoutPercentageIsNotGivenOne() {
        String document =
                example.replaceFirst("(?s)\"beta_users\": true,\\s*\"percentage\": 5", "\"beta_users\": true");

        assertThat(document).isNotEqualTo(example);
        assertThat(RolloutJson.read(document).flags().get(0).startPercentage()).isEmpty();
        assertThat(again(document)).isEqualTo(Trees.read(document));
    }

    @Test
    void aMissingSampleSizeIsNotInvented() {
        String document = example.replaceFirst("\"sample_size_needed\": 1000,\\s*", "")
                .replaceFirst("\"duration_days\": 14,\\s*", "");

        assertThat(document).doesNotContain("sample_size_needed", "duration_days");
        assertThat(again(document)).isEqualTo(Trees.read(document));
    }

    @ParameterizedTest
    @CsvSource({"false, NOT_NEEDED", "true, PROCEDURE"})
    void dataThatMustComeBackAreTakenToHaveAWayBack(boolean required, DataRollback.Kind reversal) {
        String document = example.replace("\"required\": false", "\"required\": " + required);

        assertThat(RolloutJson.read(document).rollback().data().reversal()).isEqualTo(reversal);
        assertThat(RolloutJson.write(RolloutJson.read(document))).isEqualTo(document);
    }

    @Test
    void aPercentageKeepsItsMillionths() {
        String document = example.replace("\"percentage\": 25,", "\"percentage\": 33.333333,");

        assertThat(RolloutJson.read(document).phases().get(2).percentage()).isEqualTo(Percentage.percent(33.333333));
        assertThat(RolloutJson.write(RolloutJson.read(document))).isEqualTo(document);
    }
}
