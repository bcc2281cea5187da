package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The JSON contract as a stranger sees it: the schema, and a document as a tree. */
final class JsonContract {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema CONTRACT = SCHEMAS.getSchema(RolloutJson.schema());
    private static final Schema DETAILED = SCHEMAS.getSchema(RolloutJson.detailedSchema());
    private static final ObjectMapper TREES = new ObjectMapper();

    private JsonContract() {}

    /** A plan as the contract has it; it fits the schema. */
    static JsonNode treeOf(RolloutPlan plan) {
        String json = RolloutJson.write(plan);
        assertFits(json);
        try {
            return TREES.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertFits(String json) {
        assertFits(CONTRACT, json);
    }

    static void assertFitsDetailed(String json) {
        assertFits(DETAILED, json);
    }

    private static void assertFits(Schema schema, String json) {
        assertThat(schema.validate(json, InputFormat.JSON))
                .as("what the schema says against %s", json)
                .isEmpty();
    }
}
