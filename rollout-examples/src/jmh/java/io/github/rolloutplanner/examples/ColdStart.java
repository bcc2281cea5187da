package io.github.rolloutplanner.examples;

import static java.util.stream.Collectors.joining;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a caller pays who plans one change in a fresh JVM, as in a step of a build: the time from the start of the process
 * to its end, above that of an empty main. Goal: planning and writing takes at most three times what the bare generator does.
 *
 * <p>The programs have the library, what it depends on and this class on their class path, and no strategy of one's own, which
 * would be measured, too. Each round runs every program once, so that a noisy machine disturbs all alike; medians are reported.
 */
public final class ColdStart {
    private static final int ROUNDS = 15;

    private static final String CLASS_PATH = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).equals(pathOf(RegionByRegion.class)))
            .collect(joining(File.pathSeparator));

    private ColdStart() {}

    /** What a fresh JVM does. */
    enum Program {
        /** Nothing. */
        EMPTY,
        /** Makes the document of the plan with the bare generator. */
        BARE,
        /** Plans a critical change. */
        PLAN,
        /** Plans it and writes the plan. */
        PLAN_AND_WRITE
    }

    /**
     * Runs all programs and prints the medians; with the name of a program, is that program.
     *
     * @param args empty, or the name of a program and the file with the tape of the document
     * @throws Exception if a program fails
     */
    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            measureAll();
        } else if (!args[0].equals("EMPTY")) {
            run(Program.valueOf(args[0]), Path.of(args[1]));
        }
    }

    private static void run(Program program, Path tape) throws IOException {
        if (program == Program.BARE) {
            System.out.print(JsonTape.parse(Files.readAllLines(tape)).play());
        } else if (program == Program.PLAN) {
            System.out.print(RolloutPlanner.withPolicy(RolloutPolicy.standard())
                    .plan(PlanBenchmark.changeOf(RiskLevel.CRITICAL))
                    .feature());
        } else {
            System.out.print(RolloutJson.write(RolloutPlanner.withPolicy(RolloutPolicy.standard())
                    .plan(PlanBenchmark.changeOf(RiskLevel.CRITICAL))));
        }
    }

    private static void measureAll() throws Exception {
        Path tape = Files.createTempFile("tape", ".txt");
        Files.write(
                tape,
                JsonTape.of(RolloutJson.write(RolloutPlanner.withPolicy(RolloutPolicy.standard())
                                .plan(PlanBenchmark.changeOf(RiskLevel.CRITICAL))))
                        .lines());
        Map<Program, double[]> millis = new EnumMap<>(Program.class);
        for (int round = -1; round < ROUNDS; round++) { // the first round warms up the disk
            for (Program program : Program.values()) {
                double time = measure(program, tape);
                if (round >= 0) {
                    millis.computeIfAbsent(program, first -> new double[ROUNDS])[round] = time;
                }
            }
        }
        Files.delete(tape);
        report(millis);
    }

    private static Path pathOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double measure(Program program, Path tape) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                CLASS_PATH,
                ColdStart.class.getName(),
                program.name(),
                tape.toString());
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        try (InputStream printed = process.getInputStream()) {
            printed.readAllBytes();
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program + " failed with " + process.exitValue());
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static void report(Map<Program, double[]> millis) {
        double empty = median(millis.get(Program.EMPTY));
        double bare = median(millis.get(Program.BARE)) - empty;
        System.out.printf(Locale.ROOT, "%-16s %10s %14s %10s%n", "fresh JVM", "median ms", "above empty", "of bare");
        millis.forEach((program, times) -> {
            double above = median(times) - empty;
            System.out.printf(Locale.ROOT, "%-16s %10.1f %14.1f %10.2f%n", program, median(times), above, above / bare);
        });
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
