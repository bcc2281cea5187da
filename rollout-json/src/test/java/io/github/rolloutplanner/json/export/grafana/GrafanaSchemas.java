package io.github.rolloutplanner.json.export.grafana;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The JSON Schemas that Grafana publishes, made strict: they let pass what they do not know. They are no part of the project: {@code
 * -Dmonitoring.schemas=...} says in which folder they are.
 */
final class GrafanaSchemas {
    private static final Path FOLDER = Path.of(System.getProperty("monitoring.schemas", "../../shared/data/schemas"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private GrafanaSchemas() {}

    /** What is wrong with a dashboard. */
    static List<String> problemsOfDashboard(String document) {
        return problems("grafana-dashboard.schema.json", "Dashboard", document);
    }

    /** What is wrong with a group of alert rules. */
    static List<String> problemsOfRuleGroup(String document) {
        return problems("grafana-alerting.schema.json", "RuleGroup", document);
    }

    private static List<String> problems(String file, String type, String document) {
        Path schema = FOLDER.resolve(file);
        assumeTrue(
                Files.exists(schema),
                "The schemas of Grafana are not in '" + FOLDER + "'. Say where with -Dmonitoring.schemas=...");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(strict(schema, type))
                .validate(document, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String strict(Path file, String type) {
        try {
            ObjectNode schema = (ObjectNode) JSON.readTree(file.toFile());
            close(schema);
            return schema.put("$ref", "#/definitions/" + type).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(GrafanaSchemas::close);
    }
}
