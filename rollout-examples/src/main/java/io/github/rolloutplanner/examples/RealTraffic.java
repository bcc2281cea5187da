package io.github.rolloutplanner.examples;

import java.util.List;
import java.util.stream.Stream;

/**
 * What real traffic does to decisions: baselines that are off, cycles, days that differ, incidents, clustered users, late
 * errors, huge traffic. A harmless change is seldom rolled back, and a regression is found with the power that the plan states. An
 * experiment ships what is better with that power, and seldom what is not.
 *
 * <p>Learn from it what the library promises under which conditions, with the figures of so many rehearsals: a hundred of each
 * take about a minute of processor time. A row that misses its bound by no more than chance explains has a tilde, any other says FAILS.
 *
 * <pre>{@code
 * mvn -q compile exec:java -pl rollout-examples -am -Dexec.mainClass=io.github.rolloutplanner.examples.RealTraffic
 * }</pre>
 */
public final class RealTraffic {
    static final long SEED = 20_261_128;

    private static final int RUNS = 100;

    private RealTraffic() {}

    static List<TrafficPromise> promises() {
        return Stream.of(
                        HarmlessTraffic.promises(),
                        HarmfulTraffic.promises(),
                        ExperimentTraffic.promises(),
                        PromisedPower.promises())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Prints the table.
     *
     * @param args how many runs of each, 100 by default
     */
    public static void main(String[] args) {
        int runs = args.length == 0 ? RUNS : Integer.parseInt(args[0]);
        System.out.println(TrafficMeasurement.heading());
        print(promises(), runs);
        System.out.println(LateOnset.measure(runs, SEED));
        System.out.println();
        print(UnpromisedTraffic.measured(), runs);
    }

    private static void print(List<TrafficPromise> promises, int runs) {
        promises.forEach(promise -> promise.measure(runs, SEED).forEach(System.out::println));
    }
}
