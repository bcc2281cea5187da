package io.github.rolloutplanner.examples.sources;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own, started by the test. It refuses to run as root: then it runs in a user namespace, and where none may be
 * made, as in many containers, as the user "nobody".
 */
final class PostgresServer implements AutoCloseable {
    private final String url;
    private final Closeable end;

    private PostgresServer(String url, Closeable end) {
        this.url = url;
        this.end = end;
    }

    static PostgresServer start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            return new PostgresServer(server.getJdbcUrl("postgres", "postgres"), server);
        } catch (IOException | IllegalStateException refused) {
            return asNobody();
        }
    }

    /** With the binaries that were unpacked for the first attempt. */
    static PostgresServer asNobody() {
        try {
            Path data = Files.createTempDirectory("postgres");
            Path log = data.resolve("log");
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
            int port = freePort();
            Path programs = programs();
            run(programs.resolve("initdb"), "-A", "trust", "-U", "postgres", "-E", "UTF-8", "-D", data + "/db");
            run(
                    programs.resolve("pg_ctl"),
                    "-D",
                    data + "/db",
                    "-l",
                    log.toString(),
                    "-w",
                    "-o",
                    "-F -k '' -p " + port,
                    "start");
            return new PostgresServer(
                    "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres",
                    () -> run(programs.resolve("pg_ctl"), "-D", data + "/db", "-m", "fast", "-w", "stop"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path programs() throws IOException {
        Path unpacked = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
        try (Stream<Path> versions = Files.list(unpacked)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new IOException("No PostgreSQL was unpacked in " + unpacked));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void run(Path program, String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of("runuser", "-u", "nobody", "--", program.toString()), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(command + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command + " was interrupted", e);
        }
    }

    String url() {
        return url;
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(url);
    }

    @Override
    public void close() throws IOException {
        end.close();
    }
}
