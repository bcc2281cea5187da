package io.github.rolloutplanner.json;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Schema;
import io.github.rolloutplanner.reason.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Breaks documents at every place, in every way. The schema says whether a broken document is still valid; if not, the
 * reader must refuse it and name the place. So the test also shows that reader and schema agree.
 */
class MutationTest {
    private static final String UNKNOWN = "somebody's own/key";

    static Stream<Arguments> contracts() throws IOException {
        return Stream.of(
                Arguments.of("specification", Golden.resource("specification-example.json")),
                Arguments.of("everything", RolloutJson.write(Plans.everything())),
                Arguments.of("least", RolloutJson.write(Plans.least())));
    }

    static Stream<Arguments> details() {
        return Stream.of(
                Arguments.of("everything", RolloutJson.writeDetailed(Plans.everything())),
                Arguments.of("least", RolloutJson.writeDetailed(Plans.least())));
    }

    static Stream<Arguments> running() {
        return Stream.of(Arguments.of("running", RunningRolloutJson.write(Rollouts.everything())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void everyKeyOfTheContractIsMissed(String name, String document) {
        Set<String> mayBeMissing = removeEach(Trees.read(document), JsonSchemas.CONTRACT);

        assertThat(mayBeMissing)
                .allMatch(key -> Set.of("percentage", "sample_size_needed", "duration_days")
                                .contains(key)
                        || key.startsWith("phase_"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("details")
    void everyKeyOfTheDetailedFormIsMissed(String name, String document) {
        Set<String> mayBeMissing = removeEach(Trees.read(document), JsonSchemas.DETAILED);

        assertThat(mayBeMissing).allMatch(key -> !key.endsWith("reasons"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("running")
    void everyKeyOfARunningRolloutIsMissed(String name, String document) {
        Set<String> mayBeMissing = removeEach(Trees.read(document), JsonSchemas.RUNNING);

        assertThat(mayBeMissing).doesNotContain("plan", "policy", "state", "recent", "window", "treated", "phase");
    }

    /** Removes each key in turn; returns those that the schema does not miss. */
    private static Set<String> removeEach(JsonNode document, Schema schema) {
        Set<String> notMissed = new TreeSet<>();
        for (JsonPointer at : Trees.pointers(document)) {
            boolean isFree = at.head().toString().endsWith("/facts");
            if (!document.at(at.head()).isObject() || isFree || at.toString().equals("/schema_version")) {
                continue; // items have no key, facts any; the version tells one form from the other
            }
            JsonNode broken = Trees.without(document, at);
            if (schema.validate(broken).isEmpty()) {
                notMissed.add(at.last().getMatchingProperty());
            } else {
                assertThat(problems(broken))
                        .as("without %s", at)
                        .anyMatch(problem -> problem.path().equals(at.toString()) // missing
                                || problem.path().equals(at.head().toString())); // one of two keys is missing
            }
        }
        return notMissed;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"contracts", "details", "running"})
    void everyUnknownKeyIsRefused(String name, String document) {
        JsonNode root = Trees.read(document);
        Stream.concat(Stream.of(JsonPointer.empty()), Trees.pointers(root).stream())
                .filter(at -> root.at(at).isObject() && !at.toString().endsWith("/facts"))
                .forEach(at -> {
                    JsonPointer added = at.appendProperty(UNKNOWN);
                    JsonNode broken = Trees.replaced(root, added, BooleanNode.TRUE);

                    assertThat(schemaFor(root).validate(broken))
                            .as("with %s", added)
                            .isNotEmpty();
                    assertThat(problems(broken)).extracting(Problem::path).contains(added.toString());
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"contracts", "details", "running"})
    void everyWrongTypeIsRefused(String name, String document) {
        JsonNode root = Trees.read(document);
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        List<JsonNode> values = List.of(
                new ObjectNode(nodes),
                new ArrayNode(nodes),
                new TextNode("text"),
                DecimalNode.valueOf(BigDecimal.ONE),
                BooleanNode.TRUE,
                NullNode.getInstance());
        for (JsonPointer at : kindsOfPlaces(root)) {
            JsonNodeType type = root.at(at).getNodeType();
            values.stream()
                    .filter(value -> value.getNodeType() != type)
                    .forEach(value -> assertRefused(root, at, value));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"contracts", "details", "running"})
    void everyWordThatMattersIsChecked(String name, String document) {
        JsonNode root = Trees.read(document);
        Set<String> checked = Trees.pointers(root).stream()
                .filter(at -> root.at(at).isTextual())
                .filter(at -> assertRefused(root, at, new TextNode("nonsense")))
                .map(at -> at.last().toString())
                .collect(toCollection(TreeSet::new));

        assertThat(checked).contains("/impact_level");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"contracts", "details", "running"})
    void everyNumberIsBounded(String name, String document) {
        JsonNode root = Trees.read(document);
        for (JsonPointer at : Trees.pointers(root)) {
            if (root.at(at).isNumber()) {
                for (String number : List.of("-1", "0", "0.00000001", "101.5", "1e30")) {
                    assertRefused(root, at, DecimalNode.valueOf(new BigDecimal(number)));
                }
                JsonNode absurd = Trees.replaced(root, at, new TextNode("@"));
                assertThat(problems(absurd.toString().replace("\"@\"", "1e999999")))
                        .extracting(Problem::path)
                        .contains(at.toString());
            }
        }
    }

    /** The first place of each kind: items of a list have the same keys for the same reasons. */
    private static Collection<JsonPointer> kindsOfPlaces(JsonNode root) {
        Map<String, JsonPointer> kinds = new LinkedHashMap<>();
        Trees.pointers(root).forEach(at -> kinds.putIfAbsent(at.toString().replaceAll("/\\d+", "/0"), at));
        return kinds.values();
    }

    /** Whether the schema refuses the value; if so, the reader must, too, and at that place. */
    private static boolean assertRefused(JsonNode root, JsonPointer at, JsonNode value) {
        JsonNode broken = Trees.replaced(root, at, value);
        boolean invalid = !schemaFor(root).validate(broken).isEmpty();
        if (invalid) {
            assertThat(problems(broken))
                    .as("%s at %s", value, at)
                    .extracting(Problem::path)
                    .contains(at.toString());
        }
        return invalid;
    }

    private static Schema schemaFor(JsonNode root) {
        if (root.has("state")) {
            return JsonSchemas.RUNNING;
        }
        return root.has("schema_version") ? JsonSchemas.DETAILED : JsonSchemas.CONTRACT;
    }

    private static List<Problem> problems(JsonNode broken) {
        return problems(broken.toString());
    }

    private static List<Problem> problems(String text) {
        boolean isRunning = Stream.of("transitions", "srm_significance_level").anyMatch(text::contains);
        return Optional.ofNullable(isRunning ? Caught.readingARollout(text) : Caught.reading(text))
                .map(JsonContractException::problems)
                .orElse(List.of());
    }
}
