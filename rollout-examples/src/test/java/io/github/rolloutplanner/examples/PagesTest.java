package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java of README and guide compiles and runs, and their links lead somewhere. */
class PagesTest {
    private static final int LINES_OF_A_README = 200;

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> guide = Files.list(Sources.DIRECTORY.resolve("guide"))) {
            return Stream.concat(
                    Stream.of(Sources.PROJECT.resolve("README.md"), Sources.PROJECT.resolve("CONTRIBUTING.md")),
                    guide.filter(Files::isRegularFile).sorted().toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachBlockOfJavaRuns(Path page) {
        try (PageSnippets shell = new PageSnippets()) {
            for (String block : PageSnippets.of(Sources.text(page))) {
                assertThat(shell.run(block)).as(block).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachLinkLeadsToAFile(Path page) {
        assertThat(links(Sources.text(page)))
                .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }

    private static List<String> links(String page) {
        return Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)")
                .matcher(page)
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    @Test
    void aBlockThatDoesNotCompileIsAFault() {
        try (PageSnippets shell = new PageSnippets()) {
            assertThat(shell.run("RolloutPlanner.forChange(42);"))
                    .singleElement()
                    .asString()
                    .contains("does not compile");
            assertThat(shell.run("percent(Double.NaN);"))
                    .singleElement()
                    .asString()
                    .contains("throws");
        }
    }

    @Test
    void theReadmeIsRead() {
        String readme = Sources.text(Sources.PROJECT.resolve("README.md"));
        assertThat(readme.lines().count()).isLessThanOrEqualTo(LINES_OF_A_README);
        assertThat(PageSnippets.of(readme)).hasSizeGreaterThan(5);
    }
}
