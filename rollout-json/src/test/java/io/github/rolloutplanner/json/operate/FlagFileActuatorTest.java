package io.github.rolloutplanner.json.operate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.ExportRefusedException;
import io.github.rolloutplanner.json.export.FlagExporter;
import io.github.rolloutplanner.json.export.flagd.FlagdExporter;
import io.github.rolloutplanner.json.export.togglz.TogglzExporter;
import io.github.rolloutplanner.operate.Actuator;
import io.github.rolloutplanner.operate.Actuator.Shown;
import io.github.rolloutplanner.operate.SourceException;
import io.github.rolloutplanner.reason.RolloutException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a flag system says what must be live, whole, or what it said before. */
class FlagFileActuatorTest {
    private static final RunningRollout STARTED = RunningRollout.start(
            RolloutPlanner.forChange("New search").behavioral("Ranked anew").plan());
    private static final RunningRollout ROLLED_BACK = STARTED.rollBack(Duration.ofHours(1), "Ada", "Errors");
    private static final String KEY = "new-search";
    private static final FlagExporter FLAGD = new FlagdExporter();

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("flags.json");
    }

    private Actuator actuator() {
        return FlagFileActuator.of(file(), FLAGD);
    }

    private static String document(RunningRollout rollout) {
        return FLAGD.export(rollout.live().flags()).document();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void itWritesWhatMustBeLive() throws Exception {
        Actuator actuator = actuator();
        assertThat(actuator.readBack(STARTED)).isEqualTo(Shown.OTHER);
        actuator.apply(STARTED);
        assertThat(file()).hasContent(document(STARTED));
        assertThat(actuator.readBack(STARTED)).isEqualTo(Shown.LIVE);
        assertThat(actuator.readBack(ROLLED_BACK)).isEqualTo(Shown.OTHER);
        actuator.apply(ROLLED_BACK);
        assertThat(actuator.readBack(ROLLED_BACK)).isEqualTo(Shown.LIVE);
        assertThat(names()).containsExactly("flags.json", "flags.json.lock");
    }

    @Test
    void itWritesNothingThatIsThere() throws Exception {
        Files.writeString(file(), document(STARTED));
        FileTime before = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file(), before);
        actuator().apply(STARTED);
        assertThat(Files.getLastModifiedTime(file())).isEqualTo(before);
        assertThat(names()).containsExactly("flags.json");
    }

    @Test
    void whatAPersonChangedIsSeenAndOverwritten() throws Exception {
        Actuator actuator = actuator();
        actuator.apply(STARTED);
        Files.writeString(file(), document(STARTED) + "\n");
        assertThat(actuator.readBack(STARTED)).isEqualTo(Shown.OTHER);
        actuator.apply(STARTED);
        assertThat(actuator.readBack(STARTED)).isEqualTo(Shown.LIVE);
    }

    @Test
    void flagsOfOthersAreNeverLost() throws Exception {
        String shared = "{\"flags\": {\"new-search\": {}, \"dark-mode\": {\"flags\": {\"x\": 1}}, \"a/b\": {}}}";
        Files.writeString(file(), shared);
        assertThat(actuator().readBack(STARTED)).isEqualTo(Shown.OTHER);
        assertThatThrownBy(() -> actuator().apply(STARTED))
                .isInstanceOf(SourceException.class)
                .hasMessage(file()
                        + " has flags that are not those of 'New search': a/b and dark-mode. Give the rollout a file of"
                        + " its own. It stays as it is.");
        assertThat(file()).hasContent(shared);
    }

    @Test
    void twoRolloutsDoNotShareAFile() throws Exception {
        actuator().apply(STARTED);
        RunningRollout other = RunningRollout.start(
                RolloutPlanner.forChange("Dark mode").behavioral("Colors").plan());
        assertThatThrownBy(() -> actuator().apply(other))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("not those of 'Dark mode': new-search.");
        assertThat(actuator().readBack(STARTED)).isEqualTo(Shown.LIVE);
    }

    @Test
    void whatIsNoFileOfTheSystemStaysAsItIs() throws IOException {
        Files.writeString(file(), "#!/bin/sh");
        assertThatThrownBy(() -> actuator().apply(STARTED))
                .isInstanceOf(SourceException.class)
                .hasMessage(file() + " is no JSON, so it is no file of flagd. It stays as it is.");
        assertThat(file()).hasContent("#!/bin/sh");
    }

    @Test
    void anEmptyFileHasNoFlagsOfOthers() throws Exception {
        Files.createFile(file());
        actuator().apply(STARTED);
        assertThat(actuator().readBack(STARTED)).isEqualTo(Shown.LIVE);
    }

    @Test
    void featuresOfOthersInTogglzAreNamed() throws Exception {
        RunningRollout team = RunningRollout.start(RolloutPlanner.forChange("New search")
                .touching(Trait.PAYMENTS)
                .behavioral("Ranked anew")
                .plan());
        Actuator togglz = FlagFileActuator.of(file(), new TogglzExporter());
        togglz.apply(team);
        assertThat(togglz.readBack(team)).isEqualTo(Shown.LIVE);
        togglz.apply(team.rollBack(Duration.ofHours(1), "Ada", "Errors"));
        assertThat(Files.readString(file(), UTF_8)).contains(KEY);
        Files.writeString(file(), "DARK=true\nDARK.strategy=gradual\nDARK.param.percentage=5\n" + KEY + "=true\n");
        assertThatThrownBy(() -> togglz.apply(team))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("has flags that are not those of 'New search': DARK. Give");
        Files.writeString(file(), "\\uXYZ");
        assertThatThrownBy(() -> togglz.apply(team)).hasMessageContaining("no file of Togglz");
    }

    @Test
    void aSystemThatCannotSayItIsAFailureInItsWords() {
        RunningRollout rollout = RunningRollout.start(RolloutPlanner.forChange("New search")
                .behavioral("Ranked anew")
                .betaUsers(TargetingCondition.parse("user.tier == 'beta'"))
                .plan());
        Actuator togglz = FlagFileActuator.of(file(), new TogglzExporter());
        assertThatThrownBy(() -> togglz.apply(rollout))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("Togglz cannot say this:")
                .hasCauseInstanceOf(ExportRefusedException.class);
        assertThatThrownBy(() -> togglz.readBack(rollout)).isInstanceOf(SourceException.class);
        assertThat(file()).doesNotExist();
    }

    @Test
    void anUnknownSystemIsRefusedBeforeTheStart() {
        FlagExporter own = new FlagExporter() {
            @Override
            public String system() {
                return "ours";
            }

            @Override
            public Export export(List<FlagState> flags) {
                return new Export(system(), "", List.of());
            }
        };
        assertThatThrownBy(() -> FlagFileActuator.of(file(), own))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageStartingWith("Which flags a file of 'ours' has is not known here");
    }

    @Test
    void permissionsStay() throws Exception {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        actuator().apply(STARTED);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-r--"));
        actuator().apply(ROLLED_BACK);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-rw-r--");
    }

    @Test
    void aLinkStaysOne() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real")).resolve("flags.json");
        Path link = Files.createSymbolicLink(file(), Path.of("real", "flags.json"));
        actuator().apply(STARTED); // the link leads nowhere yet
        actuator().apply(ROLLED_BACK);
        assertThat(link).isSymbolicLink();
        assertThat(real).isRegularFile().hasContent(document(ROLLED_BACK));
        assertThat(actuator().readBack(ROLLED_BACK)).isEqualTo(Shown.LIVE);
    }

    @Test
    void placesWhereNoFileCanBeAreNamed() throws IOException {
        Files.createDirectory(file());
        assertThatThrownBy(() -> actuator().apply(STARTED))
                .isInstanceOf(SourceException.class)
                .hasMessage(file()
                        + " could not be written (FileSystemException: a folder). Check its folder and permissions.");
        Path nowhere = folder.resolve("no/flags.json");
        assertThatThrownBy(() -> FlagFileActuator.of(nowhere, FLAGD).apply(STARTED))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith(nowhere + " could not be written (NoSuchFileException");
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        assertThatThrownBy(() -> FlagFileActuator.of(loop, FLAGD).readBack(STARTED))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("could not be read (FileSystemException: a link that leads to itself)");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedAndTheFileStays() throws Exception {
        actuator().apply(STARTED);
        Files.delete(folder.resolve("flags.json.lock"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(folder), "Who may do everything is refused nothing.");
            assertThatThrownBy(() -> actuator().apply(ROLLED_BACK))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("AccessDeniedException");
            assertThat(actuator().readBack(STARTED)).isEqualTo(Shown.LIVE);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void whatAStoppedProgramLeftIsRemoved() throws Exception {
        Path left = Files.writeString(folder.resolve("flags.json.new"), "{\"flags\": {\"ha");
        actuator().apply(STARTED);
        assertThat(actuator().readBack(STARTED)).isEqualTo(Shown.LIVE);
        assertThat(left).doesNotExist();
    }

    /** Where the new file cannot be written, since the disk is full or something stands in its place, the old one stays. */
    @Test
    void aNewFileThatCannotBeWrittenLeavesTheOldOne() throws Exception {
        actuator().apply(STARTED);
        Files.createFile(Files.createDirectory(folder.resolve("flags.json.new")).resolve("full"));
        assertThatThrownBy(() -> actuator().apply(ROLLED_BACK))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith(file() + " could not be written (DirectoryNotEmptyException");
        assertThat(actuator().readBack(STARTED)).isEqualTo(Shown.LIVE);
    }

    @Test
    void whoHoldsTheLockIsWaitedForButNotForLong() throws Exception {
        Path lock = folder.resolve("flags.json.lock");
        try (FileChannel held = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            held.lock();
            assertThatThrownBy(() -> actuator().apply(STARTED))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("another program has had it locked for two seconds");
        }
        actuator().apply(STARTED);
        assertThat(actuator().readBack(STARTED)).isEqualTo(Shown.LIVE);
    }

    @Test
    void aThreadThatIsToStopDoesNotWaitForTheLock() throws Exception {
        FlagFile flags = FlagFile.at(file());
        try (FlagFile.Lock held = flags.lock()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(flags::lock)
                    .hasMessageContaining("the thread was interrupted while another program had it locked");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(held.file()).isEqualTo(flags);
        }
    }

    @Test
    void manyAtOnceNeverShowAPartOfAFile() throws Exception {
        actuator().apply(STARTED);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> writers =
                    List.of(threads.submit(() -> applyOften(STARTED)), threads.submit(() -> applyOften(ROLLED_BACK)));
            Future<?> reader = threads.submit(this::readOften);
            for (Future<?> each : List.of(writers.get(0), writers.get(1), reader)) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        assertThat(names()).containsExactly("flags.json", "flags.json.lock");
    }

    private Object applyOften(RunningRollout rollout) throws Exception {
        for (int times = 0; times < 100; times++) {
            actuator().apply(rollout);
        }
        return rollout;
    }

    private Object readOften() throws IOException {
        for (int times = 0; times < 1_000; times++) {
            assertThat(Files.readString(file())).isIn(document(STARTED), document(ROLLED_BACK));
        }
        return folder;
    }
}
