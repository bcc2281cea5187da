package io.github.rolloutplanner.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources of the project are, wherever the tests were started. */
final class Sources {
    /** The directory of this module; Maven says where, others start here. */
    static final Path DIRECTORY =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();

    /** The directory of the whole project. */
    static final Path PROJECT = DIRECTORY.resolve("..").normalize();

    private Sources() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
