package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Searches that nobody made, with their errors and slow answers: what a metrics store would bring, the same every time. */
final class SearchTraffic {
    static final String ERRORS = "Errors";
    static final String SLOW = "p95";
    static final long REQUESTS_PER_DAY = 900_000;
    static final int FIRST_HOUR = 9;
    static final double[] PROFILE = {2, 1, 1, 1, 1, 2, 4, 7, 9, 9, 9, 9, 9, 8, 8, 8, 9, 10, 11, 12, 12, 9, 6, 3};

    private static final double ERROR_RATE = 0.002;
    /** A percentile 95 is observed by the answers that are slower than its baseline, without harm one in twenty. */
    private static final double SLOW_RATE = 0.05;

    private final SplittableRandom random = new SplittableRandom(20250901);
    private final int harmFrom;
    private final TimeWindow outage;
    private final List<Observation> missed = new ArrayList<>();

    private SearchTraffic(int harmFrom, TimeWindow outage) {
        this.harmFrom = harmFrom;
        this.outage = outage;
    }

    static SearchTraffic healthy() {
        return new SearchTraffic(Integer.MAX_VALUE, TimeWindow.ofHours(0, 0));
    }

    /** Exposed users get twice the errors from a phase on. */
    static SearchTraffic withErrorsDoubledFrom(int phase) {
        return new SearchTraffic(phase, TimeWindow.ofHours(0, 0));
    }

    /** The response times cannot be read in the window; what they were comes afterwards. */
    static SearchTraffic withoutMetrics(TimeWindow window) {
        return new SearchTraffic(Integer.MAX_VALUE, window);
    }

    /** What is read after an hour of a phase. */
    List<Observation> during(long hour, RolloutPhase phase) {
        double harm = phase.number() >= harmFrom ? 2 : 1;
        TimeWindow window = TimeWindow.ofHours(hour, hour + 1);
        Observation slow = observed(SLOW, window, phase, SLOW_RATE, 1);
        List<Observation> read = new ArrayList<>();
        read.add(observed(ERRORS, window, phase, ERROR_RATE, harm));
        if (window.overlaps(outage)) {
            missed.add(slow);
            read.add(Observation.sourceFailed(SLOW, window, "503 from the metrics store"));
        } else {
            read.addAll(missed);
            missed.clear();
            read.add(slow);
        }
        return read;
    }

    private Observation observed(String metric, TimeWindow window, RolloutPhase phase, double rate, double harm) {
        double percentage = phase.percentage().fraction();
        Sample treated = requests(window, percentage, rate * harm);
        return percentage == 1
                ? Observation.increment(metric, window, treated)
                : Observation.increment(
                        metric, window, treated, requests(window, Math.min(percentage, 1 - percentage), rate));
    }

    private Sample requests(TimeWindow window, double percentage, double rate) {
        int hourOfDay = (int) ((window.start().toHours() + FIRST_HOUR) % PROFILE.length);
        double ofDay = PROFILE[hourOfDay] / weightOfDay();
        long trials = Math.round(REQUESTS_PER_DAY * ofDay * percentage);
        long events = random.doubles(trials).filter(chance -> chance < rate).count();
        return Sample.events(events, trials);
    }

    private static double weightOfDay() {
        return IntStream.range(0, PROFILE.length)
                .mapToDouble(hour -> PROFILE[hour])
                .sum();
    }
}
