package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublishedSchemaTest {
    private static final String FOLDER = "https://rolloutplanner.github.io/schema/1/";

    private static Set<String> definitions(String schema) {
        Set<String> names = new HashSet<>();
        Trees.read(schema).get("$defs").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean accepts(String schema, String document) {
        Map<String, String> known = Map.of(
                FOLDER + "detailed.schema.json", RolloutJson.detailedSchema(),
                FOLDER + "running.schema.json", RunningRolloutJson.schema());
        JsonNode tree = Trees.read(document);
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(known))
                .getSchema(schema)
                .validate(tree)
                .isEmpty();
    }

    @Test
    void whatRefersToAnotherSchemaRepeatsNothingOfIt() {
        Set<String> detailed = definitions(RolloutJson.detailedSchema());
        Set<String> running = definitions(RunningRolloutJson.schema());
        Set<String> journal = definitions(RolloutJournal.schema());

        assertThat(running).isNotEmpty().doesNotContainAnyElementsOf(detailed);
        assertThat(journal).isNotEmpty().doesNotContainAnyElementsOf(detailed).doesNotContainAnyElementsOf(running);
    }

    @Test
    void aValidatorNeedsNothingButWhatTheMethodsReturn() {
        String document = RunningRolloutJson.write(Rollouts.everything());

        assertThat(accepts(RunningRolloutJson.schema(), document)).isTrue();
        assertThat(accepts(
                        RolloutJournal.schema(),
                        RolloutJournal.start(Rollouts.everything()).text()))
                .isTrue();
    }

    @Test
    void aPlanInsideIsCheckedToTheLastKey() {
        String document = RunningRolloutJson.write(Rollouts.everything());
        String broken = document.replaceFirst("\"relation\": \"below\"", "\"relation\": \"beside\"");

        assertThat(broken).isNotEqualTo(document);
        assertThat(accepts(RunningRolloutJson.schema(), broken)).isFalse();
        assertThat(accepts(RolloutJournal.schema(), start(document))).isTrue();
        assertThat(accepts(RolloutJournal.schema(), start(broken))).isFalse();
    }

    private static String start(String rollout) {
        String zeros = '"' + "0".repeat(32) + '"';
        return "{\"version\": 1, \"number\": 1, \"journal\": " + zeros + ", \"after\": " + zeros
                + ", \"entry\": {\"kind\": \"started\", \"rollout\": " + rollout + "}, \"checksum\": " + zeros + "}";
    }
}
