package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold what is expected, to the byte. */
final class Golden {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private Golden() {}

    /** Compares a text with a file; with {@code -Dgolden.update=true}, rewrites the file instead. */
    static void assertSame(Path file, String actual) throws IOException {
        String line = actual + "\n";
        if (UPDATE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line);
        }
        assertThat(Files.readString(file))
                .as(
                        "%s (if the change is meant, run the tests with -Dgolden.update=true and look at the difference)",
                        file)
                .isEqualTo(line);
    }

    static String resource(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources", name)).strip();
    }
}
