package io.github.rolloutplanner.json.node;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The npm project in {@code src/test/node}: compilers and flag systems that check what the library writes. It is installed once,
 * below target. Where that is not possible tests are skipped; with {@code -Drollout.node=required}, or the same in the environment
 * as {@code ROLLOUT_NODE}, they fail.
 */
public final class NodeProject {
    private static final Path SOURCE = Path.of("src/test/node");
    private static final Path FOLDER = Path.of("target/node").toAbsolutePath();
    private static final Path INSTALLED = FOLDER.resolve("installed");
    private static final Duration TO_INSTALL = Duration.ofMinutes(5);
    private static final Duration TO_RUN = Duration.ofMinutes(2);
    private static final List<String> INSTALL = List.of(
            "npm",
            "ci",
            "--ignore-scripts",
            "--omit=optional",
            "--no-audit",
            "--no-fund",
            "--fetch-retries=1",
            "--loglevel=error");

    private NodeProject() {}

    /** Runs a script of the project and gives it a text to read; returns what it prints. */
    public static String run(String script, String input, String... arguments) {
        require();
        ProcessResult result = ProcessResult.of(FOLDER, TO_RUN, input, command(copied(script), arguments));
        if (result.status() != 0) {
            throw new AssertionError(script + " ended with " + result.status() + ":\n" + result.output());
        }
        return result.output();
    }

    /** Runs the program of a package in a folder of {@link #workspace}; its status is the caller's to judge. */
    public static ProcessResult program(String name, Path folder, String... arguments) {
        require();
        Path program = FOLDER.resolve("node_modules/.bin").resolve(name);
        return ProcessResult.of(folder, TO_RUN, "", command(program, arguments));
    }

    /** An empty folder whose files find the packages of the project. */
    public static Path workspace(String name) {
        require();
        try {
            Path folder = FOLDER.resolve("work").resolve(name);
            Folders.delete(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path script, String... arguments) {
        return Stream.concat(Stream.of("node", script.toString()), Stream.of(arguments))
                .toList();
    }

    /** Scripts find packages beside themselves. */
    private static Path copied(String script) {
        try {
            return Files.copy(SOURCE.resolve(script), FOLDER.resolve(script), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require() {
        Installation.PROBLEM.ifPresent(problem -> {
            if (required()) {
                fail("Node is required, but " + problem);
            }
            abort("Skipped because " + problem);
        });
    }

    private static boolean required() {
        return "required".equals(System.getProperty("rollout.node", System.getenv("ROLLOUT_NODE")));
    }

    /** Tried once in each virtual machine. */
    private static final class Installation {
        static final Optional<String> PROBLEM = install();

        private static Optional<String> install() {
            try {
                Files.createDirectories(FOLDER);
                try (FileChannel channel = FileChannel.open(
                                FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var lock = channel.lock()) {
                    return lock.isValid() ? locked() : Optional.of("the folder of node could not be locked");
                }
            } catch (IOException | UncheckedIOException e) {
                return Optional.of("node or npm is missing: " + e.getMessage());
            }
        }

        private static Optional<String> locked() throws IOException {
            String wanted = Files.readString(SOURCE.resolve("package-lock.json"));
            ProcessResult.of(FOLDER, TO_RUN, "", List.of("node", "--version"));
            if (wanted.equals(installed())) {
                return Optional.empty();
            }
            copied("package.json");
            copied("package-lock.json");
            ProcessResult result = ProcessResult.of(FOLDER, TO_INSTALL, "", INSTALL);
            if (result.status() != 0) {
                return Optional.of("npm could not install the packages:\n" + result.output());
            }
            Files.writeString(INSTALLED, wanted);
            return Optional.empty();
        }

        private static String installed() throws IOException {
            try {
                return Files.readString(INSTALLED);
            } catch (NoSuchFileException none) {
                return "";
            }
        }
    }
}
