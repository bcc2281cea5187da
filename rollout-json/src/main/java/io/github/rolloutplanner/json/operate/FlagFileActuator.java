package io.github.rolloutplanner.json.operate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.json.export.FlagExporter;
import io.github.rolloutplanner.operate.Actuator;
import io.github.rolloutplanner.operate.SourceException;
import io.github.rolloutplanner.reason.RolloutException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Keeps the flags of a rollout in a file that a flag system reads: that of flagd, or the properties of Togglz.
 *
 * <pre>{@code
 * Actuator actuator = FlagFileActuator.of(Path.of("/etc/flagd/one-page-checkout.json"), new FlagdExporter());
 * }</pre>
 *
 * <p>The file is that of one rollout: give flagd several sources, one for each. It is replaced at once or not at all, by a file that was
 * on the disk before: a reader sees the old flags or the new ones, and a program that is stopped leaves one of both. Where it says the
 * same already, nothing is written. Its permissions stay; where it is a link, the file behind it is replaced. Beside it stands a file
 * whose name ends with {@code .lock}, by which two programs write one after the other.
 *
 * <p>It is never taken from others: a file that has flags which are not the plan's, or that cannot be read as a file of the system, is
 * left as it is. What a person changed in flags of the plan is seen, since it reads back as {@link Shown#OTHER}, and overwritten by the
 * next {@link #apply}.
 *
 * @since 0.1.0
 */
public final class FlagFileActuator implements Actuator {
    private final Path path;
    private final FlagExporter exporter;
    private final FlagNames names;

    private FlagFileActuator(Path path, FlagExporter exporter, FlagNames names) {
        this.path = path;
        this.exporter = exporter;
        this.names = names;
    }

    /**
     * An actuator that writes a file.
     *
     * @param file the file; its folder is there, it itself need not be
     * @param exporter how the flag system reads flags
     * @return the actuator
     * @throws RolloutException.InvalidValue if the exporter is of a system whose files are not known here, so that flags of others in
     *     them would be lost
     */
    public static FlagFileActuator of(Path file, FlagExporter exporter) {
        Path path = requireNonNull(file, "file").toAbsolutePath();
        String system = requireNonNull(exporter, "exporter").system();
        FlagNames names = FlagNames.of(system)
                .orElseThrow(() -> new RolloutException.InvalidValue("Which flags a file of '" + system
                        + "' has is not known here, so it cannot be replaced without losing those of others. Give an exporter of"
                        + " this library, or set them by an Actuator of your own."));
        return new FlagFileActuator(path, exporter, names);
    }

    /**
     * Brings the file to what must be live.
     *
     * @param rollout the rollout as it is now
     * @throws SourceException if the flag system cannot say it, the file has flags of others, or it cannot be written: it is as it was
     */
    @Override
    public void apply(RunningRollout rollout) {
        byte[] wanted = wanted(rollout);
        try {
            FlagFile file = FlagFile.at(path);
            if (!has(file, wanted)) {
                replace(file, wanted, rollout);
            }
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    private void replace(FlagFile file, byte[] wanted, RunningRollout rollout) throws IOException {
        try (FlagFile.Lock lock = file.lock()) {
            Optional<byte[]> found = file.bytes();
            if (found.isPresent()) {
                requireOwn(found.get(), rollout);
            }
            lock.replaceBy(wanted);
        }
    }

    private void requireOwn(byte[] found, RunningRollout rollout) {
        Set<String> foreign = new TreeSet<>(names.in(found, this::refused));
        foreign.removeAll(rollout.plan().flags().stream().map(FeatureFlag::key).collect(Collectors.toSet()));
        if (!foreign.isEmpty()) {
            throw refused("has flags that are not those of '" + rollout.plan().feature() + "': " + Wording.of(foreign)
                    + ". Give the rollout a file of its own.");
        }
    }

    /**
     * Reads the file.
     *
     * @param rollout the rollout as it is now
     * @return live if the file has what would be written, byte by byte; other if it has anything else, or is not there
     * @throws SourceException if the flag system cannot say what must be live, or the file cannot be read
     */
    @Override
    public Shown readBack(RunningRollout rollout) {
        byte[] wanted = wanted(rollout);
        try {
            return has(FlagFile.at(path), wanted) ? Shown.LIVE : Shown.OTHER;
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    private static boolean has(FlagFile file, byte[] wanted) throws IOException {
        return file.bytes().filter(found -> Arrays.equals(found, wanted)).isPresent();
    }

    private byte[] wanted(RunningRollout rollout) {
        if (requireNonNull(rollout, "rollout").plan().flags().isEmpty()) {
            throw new SourceException("'" + rollout.plan().feature() + "' has no flag that could be written to " + path
                    + ". Give its delivery an actuator of its own.");
        }
        try {
            return exporter.export(rollout.live().flags()).document().getBytes(UTF_8);
        } catch (RolloutException e) {
            throw new SourceException(String.valueOf(e.getMessage()), e);
        }
    }

    private SourceException refused(String what) {
        return new SourceException(path + " " + what + " It stays as it is.");
    }

    private SourceException failed(String done, IOException e) {
        return new SourceException(
                path + " could not be " + done + " (" + reason(e) + "). Check its folder and permissions.", e);
    }

    private static String reason(IOException e) {
        Optional<String> reason = e instanceof FileSystemException known
                ? Optional.ofNullable(known.getReason())
                : Optional.ofNullable(e.getMessage());
        return e.getClass().getSimpleName() + reason.map(text -> ": " + text).orElse("");
    }

    @Override
    public String toString() {
        return exporter.system() + " file " + path;
    }
}
