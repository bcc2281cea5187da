package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;

/** One file of reference values; each kind of case has a check, and each case becomes a test. */
final class OracleFile {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final JsonNode root;
    private final Map<String, Consumer<OracleCase>> checks = new LinkedHashMap<>();

    private OracleFile(JsonNode root) {
        this.root = root;
    }

    static OracleFile named(String name) {
        try (InputStream in = OracleFile.class.getResourceAsStream("/oracle/" + name + ".shared.json")) {
            return new OracleFile(MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OracleFile check(String kind, Consumer<OracleCase> check) {
        checks.put(kind, check);
        return this;
    }

    Stream<DynamicTest> tests() {
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest("every kind has a check", this::kindsAreComplete)), cases());
    }

    private void kindsAreComplete() {
        Set<String> kinds = new TreeSet<>();
        root.get("cases").forEach(node -> kinds.add(node.get("kind").asText()));
        assertThat(kinds).isEqualTo(new TreeSet<>(checks.keySet()));
        assertThat(root.get("cases")).hasSize(root.get("count").asInt());
    }

    private Stream<DynamicTest> cases() {
        return StreamSupport.stream(root.get("cases").spliterator(), false)
                .map(node -> new OracleCase(node, root))
                .map(each -> DynamicTest.dynamicTest(
                        each.toString(), () -> checkOf(each).accept(each)));
    }

    private Consumer<OracleCase> checkOf(OracleCase each) {
        Consumer<OracleCase> check = checks.get(each.text("kind"));
        assertThat(check).as("check for kind %s", each.text("kind")).isNotNull();
        return check;
    }
}
