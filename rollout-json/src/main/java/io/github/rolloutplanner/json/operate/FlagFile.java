package io.github.rolloutplanner.json.operate;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.annotation.Nullable;

/**
 * A file that is replaced whole.
 *
 * @param path the file itself, behind all links
 */
record FlagFile(Path path) {
    /** Longer than any that is written, and short enough to be read at once. */
    private static final int LONGEST = 64 * 1024 * 1024;

    private static final int MOST_LINKS = 40;
    private static final int TRIES = 200;
    private static final Duration PAUSE = Duration.ofMillis(10);

    static FlagFile at(Path path) throws IOException {
        Path file = path;
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemException(path.toString(), null, "a link that leads to itself");
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        if (Files.isDirectory(file)) {
            throw new FileSystemException(path.toString(), null, "a folder");
        }
        return new FlagFile(file);
    }

    /** All that is in it; nothing if it is not there. */
    Optional<byte[]> bytes() throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new FileSystemException(path.toString(), null, "longer than a file of flags");
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path beside(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    /** The right to replace it, for which others wait. It is a file of its own, which stays: one that moves could be had twice. */
    Lock lock() throws IOException {
        FileChannel channel = FileChannel.open(beside(".lock"), CREATE, WRITE);
        try {
            for (int tries = 0; tries < TRIES; tries++) {
                if (tryLock(channel) != null) {
                    return new Lock(this, channel);
                }
                pause();
            }
            throw new FileSystemException(path.toString(), null, "another program has had it locked for two seconds");
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** A thread that is to stop does not wait, and is still to stop afterwards. */
    private void pause() throws IOException {
        LockSupport.parkNanos(PAUSE.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new FileSystemException(
                    path.toString(), null, "the thread was interrupted while another program had it locked");
        }
    }

    @Nullable
    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another thread of this program has it
        }
    }

    /**
     * The right to replace a file.
     *
     * @param file the file
     * @param channel what holds the lock
     */
    record Lock(FlagFile file, FileChannel channel) implements Closeable {

        /** The new file is on the disk before it comes in the place of the old one. One that was left behind is removed. */
        void replaceBy(byte[] bytes) throws IOException {
            Path next = file.beside(".new");
            Files.deleteIfExists(next);
            try {
                write(next, bytes);
                keepPermissions(next);
                Files.move(next, file.path, ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(next);
            }
            forceFolder();
        }

        private static void write(Path next, byte[] bytes) throws IOException {
            try (FileChannel channel = FileChannel.open(next, CREATE_NEW, WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
        }

        private void keepPermissions(Path next) throws IOException {
            PosixFileAttributeView before = Files.getFileAttributeView(file.path, PosixFileAttributeView.class);
            if (before != null && Files.exists(file.path)) {
                Files.setPosixFilePermissions(next, before.readAttributes().permissions());
            }
        }

        /** Not every system can; where it cannot, the file is whole all the same. */
        private void forceFolder() {
            try (FileChannel folder = FileChannel.open(file.path.resolveSibling(""), READ)) {
                folder.force(true);
            } catch (IOException e) {
                // as said
            }
        }

        @Override
        public void close() throws IOException {
            channel.close(); // which gives the lock back
        }
    }
}
