package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import io.github.rolloutplanner.reason.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Breaks changes and policies at every place: what the schema refuses, the reader refuses, too, and names the place. */
class WrittenMutationTest {
    private static final List<JsonNode> VALUES = Stream.of(
                    "{}", "[]", "\"\"", "\"nonsense\"", "\"5%\"", "\"2 days\"", "-1", "0.5", "1e30", "true", "null")
            .map(Trees::read)
            .toList();

    private enum Form {
        CHANGE(
                ChangeJson.write(Changes.everything()),
                JsonSchemas.CHANGE,
                ChangeJson::read,
                Set.of("baseline", "family", "kind", "name", "role", "description", "metric", "effect")),
        POLICY(
                PolicyJson.write(Policies.everything()),
                JsonSchemas.POLICY,
                PolicyJson::read,
                Set.of("name", "percentage"));

        final JsonNode document;
        final Schema schema;
        final Function<String, ?> reader;
        final Set<String> needed;

        Form(String document, Schema schema, Function<String, ?> reader, Set<String> needed) {
            this.document = Trees.read(document);
            this.schema = schema;
            this.reader = reader;
            this.needed = needed;
        }

        boolean isValid(JsonNode broken) {
            return schema.validate(broken).isEmpty();
        }

        List<String> paths(JsonNode broken) {
            return Optional.ofNullable(
                            catchThrowableOfType(JsonContractException.class, () -> reader.apply(broken.toString())))
                    .map(refused ->
                            refused.problems().stream().map(Problem::path).toList())
                    .orElse(List.of());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheSchemaRefusesIsRefusedThere(Form form) {
        int refused = 0;
        for (JsonPointer at : Trees.pointers(form.document)) {
            for (JsonNode value : VALUES) {
                JsonNode broken = Trees.replaced(form.document, at, value);
                if (!form.isValid(broken)) {
                    refused++;
                    assertThat(form.paths(broken))
                            .as("%s at %s", value, at)
                            .anyMatch(path -> path.startsWith(at.toString()));
                }
            }
        }
        assertThat(refused).isGreaterThan(300);
    }

    @ParameterizedTest
    @EnumSource
    void unknownKeysAreRefused(Form form) {
        int refused = 0;
        List<JsonPointer> places = Trees.pointers(form.document);
        places.add(JsonPointer.empty());
        for (JsonPointer at : places) {
            if (form.document.at(at).isObject()) {
                JsonPointer added = at.appendProperty("somebody's own/key");
                JsonNode broken = Trees.replaced(form.document, added, Trees.read("true"));
                assertThat(form.isValid(broken)).as("with %s", added).isFalse();
                assertThat(form.paths(broken)).contains(added.toString());
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(15);
    }

    @ParameterizedTest
    @EnumSource
    void schemaAndReaderMissTheSameKeys(Form form) {
        Set<String> missed = new TreeSet<>();
        for (JsonPointer at : Trees.pointers(form.document)) {
            if (form.document.at(at.head()) instanceof ObjectNode) {
                JsonNode broken = Trees.without(form.document, at);
                boolean isMissed = !form.isValid(broken);
                if (isMissed) {
                    missed.add(at.last().getMatchingProperty());
                    assertThat(form.paths(broken)).contains(at.toString());
                }
            }
        }
        assertThat(missed).containsAll(form.needed);
    }
}
