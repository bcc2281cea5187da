package io.github.rolloutplanner.examples;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each clause of the specification has a test that carries its tag, in whatever module; and each tag names a clause.
 *
 * <p>The clauses are in {@code specification-clauses.txt}.
 */
class SpecificationCoverageTest {
    private static final Pattern TAG = Pattern.compile("@Tag\\(\\s*\"spec:([^\"]*)\"\\s*\\)");
    private static final Path CLAUSES = Sources.DIRECTORY.resolve("src/test/resources/specification-clauses.txt");

    @Test
    void eachClauseHasATest() {
        SortedSet<String> untested = clauses();
        untested.removeAll(tags());
        assertThat(untested).as("clauses that no test is tagged with").isEmpty();
    }

    @Test
    void eachTagNamesAClause() {
        SortedSet<String> unknown = tags();
        unknown.removeAll(clauses());
        assertThat(unknown).as("tags that name no clause").isEmpty();
    }

    private static SortedSet<String> clauses() {
        SortedSet<String> clauses = Sources.text(CLAUSES)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("\\s+", 2)[0])
                .collect(toCollection(TreeSet::new));
        assertThat(clauses).as("clauses of the specification").isNotEmpty();
        return clauses;
    }

    private static SortedSet<String> tags() {
        return modules().stream()
                .map(module -> module.resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(SpecificationCoverageTest::javaFiles)
                .flatMap(file -> TAG.matcher(Sources.text(file)).results())
                .map((MatchResult tag) -> tag.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static List<Path> modules() {
        try (Stream<Path> children = Files.list(Sources.PROJECT)) {
            return children.filter(child -> child.getFileName().toString().startsWith("rollout-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
