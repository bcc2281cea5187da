package io.github.rolloutplanner.json.prometheus;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Prometheus itself, scraping each second. Its program is what the environment variable {@code ROLLOUT_PROMETHEUS} says, or on the path;
 * without it, what asks for it is skipped.
 */
final class LivePrometheus implements AutoCloseable {
    private static final String PROGRAM = "ROLLOUT_PROMETHEUS";
    private static final long MOST_SECONDS = 30;

    private final Process process;
    private final URI address;

    private LivePrometheus(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static LivePrometheus scraping(Path directory, List<Integer> ports) throws IOException, InterruptedException {
        return scraping(directory, ports, List.of());
    }

    /** Evaluates rules each second, too. */
    static LivePrometheus scraping(Path directory, List<Integer> ports, List<String> rules)
            throws IOException, InterruptedException {
        Optional<Path> program = program();
        assumeTrue(
                program.isPresent(),
                "There is no Prometheus on the path, and " + PROGRAM + " names none: it is not asked.");
        String targets = ports.stream().map(port -> "'127.0.0.1:" + port + "'").collect(joining(", "));
        Path config = Files.writeString(
                directory.resolve("prometheus.yml"),
                "global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}\n"
                        + "rule_files: ['*.rules.yml']\n"
                        + "scrape_configs: [{job_name: shop, static_configs: [{targets: [" + targets + "]}]}]\n");
        for (String file : rules) {
            Files.writeString(directory.resolve(rules.indexOf(file) + ".rules.yml"), file);
        }
        int port = freePort();
        Process process = new ProcessBuilder(
                        program.get().toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=error")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        LivePrometheus prometheus = new LivePrometheus(process, URI.create("http://127.0.0.1:" + port));
        prometheus.awaitReady();
        return prometheus;
    }

    private static Optional<Path> program() {
        String named = System.getenv(PROGRAM);
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void awaitReady() throws InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(address.resolve("/-/ready")).build();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!isAnswered(ready)) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException("Prometheus did not start.");
            }
            Thread.sleep(100);
        }
    }

    private static boolean isAnswered(HttpRequest ready) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                            .send(ready, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, MOST_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }
}
