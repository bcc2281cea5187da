package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that must stay as they are until somebody has looked at the difference. */
final class Golden {
    private static final Path DIRECTORY = Sources.DIRECTORY.resolve("src/test/resources/golden");

    private Golden() {}

    /** Compares a text with its file; with {@code -Dgolden.update=true} writes the file instead. */
    static void check(String file, String actual) {
        check(DIRECTORY.resolve(file), actual);
    }

    static void check(Path golden, String actual) {
        if (Boolean.getBoolean("golden.update")) {
            write(golden, actual);
        }
        assertThat(golden)
                .as("golden file; after a change that is meant, rewrite it with -Dgolden.update=true")
                .exists();
        assertThat(actual)
                .as("%s; after a change that is meant, rewrite it with -Dgolden.update=true", golden.getFileName())
                .isEqualTo(Sources.text(golden));
    }

    private static void write(Path golden, String text) {
        try {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
