package io.github.rolloutplanner.json.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a program gave back: its status, and both of its outputs as one. */
public record ProcessResult(int status, String output) {

    /**
     * Runs a program. Input and output go through files, so that neither side waits for the other.
     *
     * @throws UncheckedIOException if there is no such program
     * @throws AssertionError if it takes longer than it may
     */
    public static ProcessResult of(Path folder, Duration limit, String input, List<String> command) {
        try {
            Path in = Files.writeString(Files.createTempFile("in", ".txt"), input);
            Path out = Files.createTempFile("out", ".txt");
            try {
                Process process = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectErrorStream(true)
                        .start();
                return new ProcessResult(status(process, limit, command), Files.readString(out));
            } finally {
                Files.delete(in);
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int status(Process process, Duration limit, List<String> command) {
        try {
            if (process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new AssertionError(command + " took longer than " + limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
