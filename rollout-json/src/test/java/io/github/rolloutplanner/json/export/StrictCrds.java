package io.github.rolloutplanner.json.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.github.rolloutplanner.json.documents.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The schemas of Argo Rollouts and Flagger as their repositories have them, without what Kubernetes lets through: a member that it does
 * not know. They are no part of the project: {@code -Dcrds=...} says where they are.
 */
final class StrictCrds {
    private static final Path FOLDER = Path.of(System.getProperty("crds", "../../shared/data/schemas"));
    private static final String PRESERVED = "x-kubernetes-preserve-unknown-fields";
    private static final List<String> FILES =
            List.of("argo-rollout-crd.yaml", "argo-analysis-template-crd.yaml", "flagger-crd.yaml");
    static final String ABSENT =
            "The schemas of Argo Rollouts and Flagger are not in '" + FOLDER + "'. Say where with -Dcrds=...";

    private static final StrictCrds READ = new StrictCrds();

    private final Map<String, Schema> schemas = new HashMap<>();

    private StrictCrds() {
        SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getOpenApi30());
        for (String file : FILES) {
            for (JsonNode crd : read(FOLDER.resolve(file))) {
                JsonNode schema = crd.at("/spec/versions/0/schema/openAPIV3Schema");
                schemas.put(crd.at("/spec/names/kind").asText(), registry.getSchema(strict(schema)));
            }
        }
    }

    private static List<JsonNode> read(Path file) {
        try {
            return Files.exists(file) ? Documents.of(Files.readString(file)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean areThere() {
        return !READ.schemas.isEmpty();
    }

    /** What a document has that its schema does not allow. */
    static List<String> faults(JsonNode document) {
        Schema schema = READ.schemas.get(document.path("kind").asText());
        if (schema == null) {
            throw new IllegalArgumentException("No schema of " + document);
        }
        return schema.validate(document).stream().map(Object::toString).toList();
    }

    private static JsonNode strict(JsonNode schema) {
        ObjectNode strict = schema.deepCopy();
        strict.withObject("/properties")
                .set("metadata", JsonNodeFactory.instance.objectNode().put("type", "object"));
        restrict(strict);
        return strict;
    }

    private static void restrict(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("properties").isObject() && !object.path(PRESERVED).asBoolean()) {
                object.put("additionalProperties", false);
            }
            if (object.path("x-kubernetes-int-or-string").asBoolean()) {
                object.remove("type");
                ArrayNode either = object.putArray("anyOf");
                either.addObject().put("type", "integer");
                either.addObject().put("type", "string");
            }
        }
        node.forEach(StrictCrds::restrict);
    }
}
