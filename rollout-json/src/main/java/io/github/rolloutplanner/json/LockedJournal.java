package io.github.rolloutplanner.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.rolloutplanner.json.JournalException.Fault;
import io.github.rolloutplanner.json.RolloutJournal.Checkpoint;
import io.github.rolloutplanner.json.RolloutJournal.Replay;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/**
 * A journal that nobody else writes to. The lock is on a file of its own, which stays: one on the journal would be lost where
 * the journal is replaced, and one on a file that is deleted could be had twice.
 */
final class LockedJournal implements Closeable {
    private static final String LOCK = ".lock";
    private static final String NEW = ".new";
    private static final byte[] LINE_END = {'\n'};
    private static final int TRIES = 200;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Path path;
    private final FileChannel lock;

    private LockedJournal(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Takes the lock. Whoever has it has it for one line, or while a journal is opened: that is waited for. */
    static LockedJournal of(Path path) throws IOException {
        FileChannel lock = FileChannel.open(beside(path, LOCK), CREATE, WRITE);
        if (!isTaken(lock)) {
            lock.close();
            throw JournalException.refusal(
                    Fault.LOCKED,
                    "Another program has had " + path
                            + " locked for two seconds. Find out what it does there, and try again when it is done.");
        }
        return new LockedJournal(path, lock);
    }

    private static boolean isTaken(FileChannel lock) throws IOException {
        try {
            FileLock taken = tryLock(lock);
            for (int tries = 1; taken == null && tries < TRIES; tries++) {
                LockSupport.parkNanos(PAUSE.toNanos());
                taken = tryLock(lock);
            }
            return taken != null;
        } catch (IOException e) {
            lock.close(); // a file system without locks
            throw e;
        }
    }

    @Nullable
    private static FileLock tryLock(FileChannel lock) throws IOException {
        try {
            return lock.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // somebody in this JVM has it
        }
    }

    private static Path beside(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    /** Reads everything, and cuts off what was torn. */
    JournalEnd replay(Checkpoint checkpoint) throws IOException {
        try (FileChannel file = FileChannel.open(path, READ, WRITE)) {
            RawLines lines = new RawLines(Channels.newInputStream(file));
            return repaired(file, replay(lines, checkpoint), lines);
        }
    }

    private Replay replay(RawLines lines, Checkpoint checkpoint) throws IOException {
        try {
            return new JournalReplay(lines, checkpoint).replay();
        } catch (JournalException fault) {
            throw fault.in(path);
        }
    }

    /** Reads what came since; everything, where the journal does not go on from there. */
    JournalEnd since(JournalEnd before) throws IOException {
        return endsAt(before) ? goOn(before) : replay(before.last().checkpoint());
    }

    private JournalEnd goOn(JournalEnd before) throws IOException {
        try (FileChannel file = FileChannel.open(path, READ, WRITE)) {
            file.position(before.length());
            RawLines lines = new RawLines(Channels.newInputStream(file), before.lines(), before.length());
            Replay known = new Replay(before.rollout(), before.last(), Optional.empty());
            return repaired(file, new JournalReplay(lines, Checkpoint.START).goOn(known), lines);
        } catch (JournalException fault) {
            return replay(before.last().checkpoint()); // which knows all lines, so it knows better what became of one
        }
    }

    private static JournalEnd repaired(FileChannel file, Replay replay, RawLines lines) throws IOException {
        if (replay.torn().isPresent()) {
            file.truncate(replay.torn().get().offset());
            file.force(true);
            return new JournalEnd(replay, lines.count() - 1, file.size());
        }
        if (!endsALine(file)) {
            file.position(file.size());
            file.write(ByteBuffer.wrap(LINE_END));
            file.force(true);
        }
        return new JournalEnd(replay, lines.count(), file.size());
    }

    private static boolean endsALine(FileChannel file) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(LINE_END.length);
        file.read(last, file.size() - LINE_END.length);
        return last.flip().equals(ByteBuffer.wrap(LINE_END));
    }

    /** Whether the journal ends there and nothing was appended, which needs no lock to be seen. */
    static boolean isAt(Path path, JournalEnd end) throws IOException {
        return Files.size(path) == end.length() && endsAt(path, end);
    }

    private boolean endsAt(JournalEnd end) throws IOException {
        return endsAt(path, end);
    }

    /** Whether the line that was the last stands where it stood: its checksum stands for all before it. */
    private static boolean endsAt(Path path, JournalEnd end) throws IOException {
        byte[] expected = (Seal.tail(end.last().seal().checksum()) + "\n").getBytes(UTF_8);
        ByteBuffer found = ByteBuffer.allocate(expected.length);
        try (FileChannel file = FileChannel.open(path, READ)) {
            file.position(Math.max(0, end.length() - expected.length));
            Channels.newInputStream(file).readNBytes(found.array(), 0, expected.length);
        }
        return found.equals(ByteBuffer.wrap(expected));
    }

    /** Refuses to go on where the journal does not end as this writer left it. */
    void requireEnd(JournalEnd end) throws IOException {
        JournalLine last = end.last();
        if (!endsAt(end)) {
            throw JournalException.refusal(
                    Fault.SECOND_WRITER,
                    path + " is no longer the journal that this writer left at number "
                            + last.number()
                            + ": another one compacted it, or it was cut or replaced. " + notWritten(last));
        }
        if (Files.size(path) > end.length()) {
            throw JournalException.refusal(
                    Fault.SECOND_WRITER,
                    "Another writer appended number " + (last.number() + 1) + " to " + path + ". " + notWritten(last));
        }
    }

    private String notWritten(JournalLine last) {
        return "This writer's number " + (last.number() + 1)
                + " was not written. Stop one of the two writers, and open " + path + " again.";
    }

    /** Writes lines at the end; the length of the file. */
    long append(List<JournalLine> lines, long length) throws IOException {
        String text = lines.stream().map(JournalLine::text).collect(Collectors.joining());
        try (FileChannel file = FileChannel.open(path, WRITE)) {
            file.position(length);
            return length + write(file, text);
        }
    }

    /** Puts a journal of one line in the place of whatever is there; the length of the file. */
    long replaceBy(JournalLine line) throws IOException {
        long length;
        try (FileChannel file = FileChannel.open(beside(path, NEW), CREATE, TRUNCATE_EXISTING, WRITE)) {
            length = write(file, line.text());
        }
        Files.move(beside(path, NEW), path, ATOMIC_MOVE);
        forceFolder();
        return length;
    }

    private static long write(FileChannel file, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(true);
        return bytes.limit();
    }

    /** Not every system can; where it cannot, the move is on the disk when the system likes, and the file whole all the same. */
    private void forceFolder() {
        try (FileChannel folder = FileChannel.open(path.resolveSibling(""), READ)) {
            folder.force(true);
        } catch (IOException e) {
            // as said
        }
    }

    @Override
    public void close() throws IOException {
        lock.close(); // which gives the lock back
    }
}
