package io.github.rolloutplanner.examples;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.json.RolloutJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is public is a promise. It is written down in {@code api/core.txt} and {@code api/json.txt}, which
 * {@code -Dapi.update=true} rewrites once the changelog names each type that changed.
 */
class ApiTest {
    private static final int MOST_TYPES = 203;
    private static final Pattern QUALIFIED = Pattern.compile("\\b(?:[a-z][a-z0-9]*\\.)+(?=[A-Z])");
    private static final Pattern OWN_TYPE = Pattern.compile("\\bio\\.github\\.rolloutplanner(?:\\.\\w+)+");

    private enum Module {
        CORE(RolloutPlanner.class, "core.txt"),
        JSON(RolloutJson.class, "json.txt");

        final PublicApi api;
        final Path file;

        Module(Class<?> entry, String file) {
            this.api = PublicApi.ofModuleWith(entry);
            this.file = Sources.DIRECTORY.resolve("src/test/resources/api").resolve(file);
        }

        List<String> promised() {
            return Files.exists(file) ? Sources.text(file).lines().toList() : List.of();
        }

        List<String> found() {
            return api.signatures().stream().map(ApiTest::readable).toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isTheOneThatWasPromised(Module module) {
        if (Boolean.getBoolean("api.update")) {
            update(module);
        }
        assertThat(changes(module.promised(), module.found()))
                .as(
                        "What users can call has changed. If that is meant, say so in CHANGELOG.md under \"Unreleased\","
                                + " naming each type, and rewrite %s with -Dapi.update=true.",
                        module.file)
                .isEmpty();
    }

    private static void update(Module module) {
        List<String> promised = module.promised();
        if (!promised.isEmpty()) {
            Set<String> words = Set.copyOf(List.of(unreleased().split("\\W+")));
            assertThat(changedTypes(changes(promised, module.found())))
                    .as("types that changed; CHANGELOG.md has to name each under \"Unreleased\" first")
                    .filteredOn(type -> !words.contains(type))
                    .isEmpty();
        }
        write(module.file, module.found());
    }

    /** Lines that are there no more or for the first time, as a diff shows them. */
    private static List<String> changes(List<String> before, List<String> after) {
        Set<String> old = Set.copyOf(before);
        Set<String> now = Set.copyOf(after);
        return Stream.concat(
                        before.stream().filter(line -> !now.contains(line)).map(line -> "- " + line),
                        after.stream().filter(line -> !old.contains(line)).map(line -> "+ " + line))
                .toList();
    }

    private static Set<String> changedTypes(List<String> changes) {
        return changes.stream()
                .map(change -> change.replaceFirst("^. [a-z0-9.]*", "").replaceFirst("[.:].*", ""))
                .collect(toSet());
    }

    private static String unreleased() {
        String changelog = Sources.text(Sources.PROJECT.resolve("CHANGELOG.md"));
        return changelog.replaceFirst("(?s)^.*?\\n## Unreleased\\n", "").replaceFirst("(?s)\\n## .*$", "");
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, lines.stream().map(line -> line + "\n").collect(joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only the type that a line is about keeps its package. */
    private static String readable(String signature) {
        int about = signature.indexOf(": ");
        return signature.substring(0, about)
                + QUALIFIED.matcher(signature.substring(about)).replaceAll("");
    }

    @ParameterizedTest
    @EnumSource
    void namesOnlyWhatIsExported(Module module) {
        Set<String> exported = Stream.of(Module.values())
                .flatMap(each -> each.api.types().stream())
                .map(Class::getCanonicalName)
                .collect(toSet());
        assertThat(module.api.signatures())
                .allSatisfy(line -> assertThat(exported).containsAll(namedBy(line)));
    }

    private static Set<String> namedBy(String signature) {
        return OWN_TYPE.matcher(signature).results().map(found -> found.group()).collect(toSet());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotExportedIsInternal(Module module) {
        Set<String> rest = new TreeSet<>(module.api.packages());
        rest.removeAll(module.api.exportedPackages());
        assertThat(rest).allMatch(hidden -> hidden.contains(".internal"));
        assertThat(module.api.exportedPackages()).noneMatch(exported -> exported.contains(".internal"));
    }

    @Test
    void coreStaysSmallEnoughToLearn() {
        assertThat(Module.CORE.api.types())
                .filteredOn(type -> type.getDeclaringClass() == null)
                .hasSizeLessThanOrEqualTo(MOST_TYPES);
    }
}
