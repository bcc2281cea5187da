package io.github.rolloutplanner.json.export.prometheus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rolloutplanner.json.node.ProcessResult;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The program that comes with Prometheus and checks rules. It is on the path, or stands beside what the environment variable {@code
 * ROLLOUT_PROMETHEUS} says; without it, what asks for it is skipped.
 */
public final class Promtool {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Promtool() {}

    /** Writes rules into a folder, and checks them. */
    public static ProcessResult check(Path folder, String rules) {
        return run(folder, "check", "rules", write(folder, "rules.yml", rules).toString());
    }

    /** Writes rules and tests of them into a folder, and runs the tests. */
    public static ProcessResult test(Path folder, String rules, String tests) {
        write(folder, "rules.yml", rules);
        return run(folder, "test", "rules", write(folder, "tests.yml", tests).toString());
    }

    private static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessResult run(Path folder, String... arguments) {
        Optional<Path> program = program();
        assumeTrue(program.isPresent(), "There is no promtool on the path or beside ROLLOUT_PROMETHEUS: skipped.");
        List<String> command = Stream.concat(Stream.of(program.get().toString()), Stream.of(arguments))
                .toList();
        return ProcessResult.of(folder, LIMIT, "", command);
    }

    private static Optional<Path> program() {
        Stream<Path> beside = Stream.ofNullable(System.getenv("ROLLOUT_PROMETHEUS"))
                .map(Path::of)
                .map(Path::getParent);
        Stream<Path> onPath =
                Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
        return Stream.concat(beside, onPath)
                .map(folder -> folder.resolve("promtool"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
