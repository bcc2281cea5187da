package io.github.rolloutplanner.json.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rolloutplanner.json.export.configcat.ConfigCatExporter;
import io.github.rolloutplanner.json.export.flagd.FlagdExporter;
import io.github.rolloutplanner.json.export.flagsmith.FlagsmithExporter;
import io.github.rolloutplanner.json.export.launchdarkly.LaunchDarklyExporter;
import io.github.rolloutplanner.json.export.togglz.TogglzExporter;
import io.github.rolloutplanner.json.export.unleash.UnleashExporter;
import java.io.IOException;
import java.io.StringReader;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any key of a flag is found in the document again, and nothing else of it becomes a flag; or it is refused. */
class FlagKeyProperties {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 300)
    void isFoundByFlagd(@ForAll("keys") String key) throws IOException {
        check(new FlagdExporter(), key, document -> names(tree(document).at("/flags")));
    }

    @Property(tries = 300)
    void isFoundByUnleash(@ForAll("keys") String key) throws IOException {
        check(
                new UnleashExporter(),
                key,
                document -> tree(document).at("/features").findValuesAsText("name").stream()
                        .filter(name -> !name.equals("flexibleRollout"))
                        .toList());
    }

    @Property(tries = 300)
    void isFoundByLaunchDarkly(@ForAll("keys") String key) throws IOException {
        check(new LaunchDarklyExporter(), key, document -> names(tree(document).at("/flags")));
    }

    @Property(tries = 300)
    void isFoundByConfigCat(@ForAll("keys") String key) throws IOException {
        check(new ConfigCatExporter(), key, document -> names(tree(document).at("/f")));
    }

    @Property(tries = 300)
    void isFoundByFlagsmith(@ForAll("keys") String key) throws IOException {
        check(
                new FlagsmithExporter("environment"),
                key,
                document -> tree(document).at("/feature_states").findValuesAsText("name"));
    }

    @Property(tries = 300)
    void isFoundByTogglz(@ForAll("keys") String key) throws IOException {
        check(new TogglzExporter(), key, document -> {
            Properties properties = new Properties();
            properties.load(new StringReader(document));
            Set<String> names = new HashSet<>(properties.stringPropertyNames());
            assertThat(names.remove(key + ".strategy")).isTrue();
            assertThat(names.remove(key + ".param.percentage")).isTrue();
            return names;
        });
    }

    private static void check(FlagExporter exporter, String key, Parser parser) throws IOException {
        Export export;
        try {
            export = exporter.export(List.of(FlagStates.percentage(key, 25)));
        } catch (ExportRefusedException e) {
            assertThat(e.refusals()).extracting(Loss::feature).containsOnly(Loss.Feature.KEY);
            assertThat(key).containsPattern("[\"\\\\\\p{Cs}]|\\R");
            return;
        }
        assertThat(parser.keys(export.document())).containsExactly(key);
    }

    private static JsonNode tree(String document) throws IOException {
        return JSON.readTree(document);
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().all().ofMinLength(1).ofMaxLength(200),
                        Arbitraries.strings()
                                .withChars("\"\\\n\r\t =:#!'{}[]$.,\u2028\u0000aZé🔑")
                                .ofMinLength(1)
                                .ofMaxLength(20))
                .filter(key -> !key.isBlank());
    }

    @FunctionalInterface
    private interface Parser {
        Collection<String> keys(String document) throws IOException;
    }
}
