package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No file of reference values is without a test; {@link OracleFile} sees to the kinds within a file. */
class OracleCompletenessTest {

    private static final String SUFFIX = ".shared.json";

    @Test
    void everyFileHasATest() throws IOException, URISyntaxException {
        List<String> names = names();
        assertThat(names).hasSize(17);
        assertThat(names)
                .allSatisfy(name -> assertThatCode(() -> Class.forName(testFor(name)))
                        .as("test of %s", name)
                        .doesNotThrowAnyException());
    }

    private static List<String> names() throws IOException, URISyntaxException {
        Path folder =
                Path.of(OracleCompletenessTest.class.getResource("/oracle").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .toList();
        }
    }

    private static String testFor(String name) {
        String words = Arrays.stream(name.split("_"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        return OracleCompletenessTest.class.getPackageName() + "." + words + "OracleTest";
    }
}
