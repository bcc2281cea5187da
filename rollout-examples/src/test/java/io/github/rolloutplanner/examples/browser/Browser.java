package io.github.rolloutplanner.examples.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Chromium without a screen, one for all tests. Its program is what the environment variable {@code ROLLOUT_CHROMIUM} says, or the
 * property {@code rollout.chromium}, or on the path; without it, what asks for it is skipped.
 */
public final class Browser {
    private static final String PROGRAM = "ROLLOUT_CHROMIUM";
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final long MOST_SECONDS = 30;

    private static Optional<Browser> started = Optional.empty();

    private final Process process;
    private final Path profile;
    private final Tab tab;

    private Browser(Process process, Path profile, URI address) {
        this.process = process;
        this.profile = profile;
        this.tab = Tab.open(address);
    }

    /** The one tab that there is. */
    public static synchronized Tab tab() throws IOException, InterruptedException {
        Optional<Path> program = program();
        assumeTrue(
                program.isPresent(),
                "There is no Chromium on the path, and " + PROGRAM + " names none: pages are not looked at.");
        if (started.isEmpty()) {
            started = Optional.of(start(program.orElseThrow()));
        }
        return started.orElseThrow().tab;
    }

    private static Optional<Path> program() {
        return Stream.of(System.getProperty("rollout.chromium"), System.getenv(PROGRAM))
                .filter(named -> named != null && !named.isBlank())
                .map(Path::of)
                .findFirst()
                .or(Browser::onThePath);
    }

    private static Optional<Path> onThePath() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Browser start(Path program) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("browser");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "--no-sandbox",
                        "--no-first-run",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-extensions",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--hide-scrollbars",
                        "--force-color-profile=srgb",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, profile)));
        return new Browser(process, profile, address(process, profile.resolve("DevToolsActivePort")));
    }

    private static URI address(Process process, Path file) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (process.isAlive() && System.nanoTime() < end) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() > 1) {
                return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("Chromium did not start: " + Files.readString(file.resolveSibling("log")));
    }

    private static void end(Process process, Path profile) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly()
                .onExit()
                .completeOnTimeout(process, MOST_SECONDS, TimeUnit.SECONDS)
                .join();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted((one, other) -> other.compareTo(one)).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            profile.toFile().deleteOnExit();
        }
    }

    @Override
    public String toString() {
        return "Chromium " + process.pid() + " in " + profile;
    }
}
