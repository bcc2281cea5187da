package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that must stay as they are until somebody has looked at the difference. */
public final class Golden {
    private static final Path DIRECTORY =
            Path.of(System.getProperty("basedir", "")).resolve("src/test/resources/golden");

    private Golden() {}

    /** Compares a text with its file; with {@code -Dgolden.update=true} writes the file instead. */
    public static void check(String name, String actual) {
        Path golden = DIRECTORY.resolve(name);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, actual);
            }
            assertThat(actual)
                    .as("%s; after a change that is meant, rewrite it with -Dgolden.update=true", name)
                    .isEqualTo(Files.readString(golden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
