package io.github.rolloutplanner.json.operate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rolloutplanner.json.export.flagd.FlagdExporter;
import io.github.rolloutplanner.operate.Actuator;
import io.github.rolloutplanner.operate.Actuator.Shown;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another program writes and is stopped, or may write no more: the file is one state or the other. */
class StoppedFlagFileTest {
    private static final int STOPS = 5;

    @TempDir
    private Path folder;

    private Process writer(List<String> before) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FlagFileWriter.class.getName(),
                file().toString()));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private Path file() {
        return folder.resolve("flags.json");
    }

    private void assertIsWhole() throws Exception {
        Actuator actuator = FlagFileActuator.of(file(), new FlagdExporter());
        List<Shown> shown =
                List.of(actuator.readBack(FlagFileWriter.started()), actuator.readBack(FlagFileWriter.rolledBack()));
        assertThat(shown).containsExactlyInAnyOrder(Shown.LIVE, Shown.OTHER);
        actuator.apply(FlagFileWriter.started());
        actuator.apply(FlagFileWriter.rolledBack());
        assertThat(actuator.readBack(FlagFileWriter.rolledBack())).isEqualTo(Shown.LIVE);
        assertThat(folder.resolve("flags.json.new")).doesNotExist();
    }

    @RepeatedTest(STOPS)
    @Timeout(60)
    void aProgramThatIsStoppedLeavesOneOfBoth() throws Exception {
        FlagFileActuator.of(file(), new FlagdExporter()).apply(FlagFileWriter.started());
        Process writer = writer(List.of());
        try (BufferedReader printed = writer.inputReader(UTF_8)) {
            assertThat(printed.readLine()).isEqualTo("begun");
            Thread.sleep(100);
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertIsWhole();
    }

    /** A limit for the size of files ends a file in its middle, as a full disk does. */
    @Test
    @Timeout(60)
    void aFullDiskLeavesTheOldFile() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "No shell can limit what a program writes.");
        FlagFileActuator.of(file(), new FlagdExporter()).apply(FlagFileWriter.rolledBack());
        Process writer = writer(List.of("/bin/bash", "-c", "ulimit -f 0; exec \"$@\"", "bash"));
        String printed = new String(writer.getInputStream().readAllBytes(), UTF_8);
        assertThat(writer.waitFor())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
        assertThat(printed).contains(file() + " could not be written (IOException: ");
        assertIsWhole();
    }
}
