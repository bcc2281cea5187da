package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and run. */
class ReadmeTest {
    private static final Path EXAMPLE =
            Sources.DIRECTORY.resolve("src/main/java/io/github/rolloutplanner/examples/OnePageCheckout.java");

    @Test
    void readmeShowsTheExampleWordForWord() {
        assertThat(Sources.text(Sources.PROJECT.resolve("README.md")))
                .as("README.md must contain the tagged lines of %s", EXAMPLE.getFileName())
                .contains(tagged(Sources.text(EXAMPLE)));
    }

    private static String tagged(String source) {
        List<String> lines = source.lines().toList();
        int start = indexOf(lines, "// tag::readme[]");
        int end = indexOf(lines, "// end::readme[]");
        String region = String.join("\n", lines.subList(start + 1, end));
        assertThat(region).as("the tagged lines").isNotBlank();
        return region.stripIndent();
    }

    private static int indexOf(List<String> lines, String tag) {
        List<String> stripped = lines.stream().map(String::strip).toList();
        assertThat(stripped).as("lines of the example").containsOnlyOnce(tag);
        return stripped.indexOf(tag);
    }
}
