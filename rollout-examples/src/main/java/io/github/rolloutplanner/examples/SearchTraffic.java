package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/** Simulated searches, with their errors and slow answers: what a metrics store would bring, the same every time. */
final class SearchTraffic {
    static final String ERRORS = "Errors";
    static final String SLOW = "p95";
    static final long REQUESTS_PER_DAY = 900_000;
    static final int FIRST_HOUR = 9;
    static final double[] PROFILE = {2, 1, 1, 1, 1, 2, 4, 7, 9, 9, 9, 9, 9, 8, 8, 8, 9, 10, 11, 12, 12, 9, 6, 3};

    private static final double ERROR_RATE = 0.002;
    /** A percentile 95 is observed by the answers that are slower than its baseline, without a regression one in twenty. */
    private static final double SLOW_RATE = 0.05;

    private static final LongUnaryOperator AT_ONCE = LongUnaryOperator.identity();
    private static final TimeWindow NEVER = TimeWindow.ofHours(0, 0);
    private static final int REQUESTS_OF_A_USER = 16;
    private static final double INCIDENT = 3;

    private final SplittableRandom random = new SplittableRandom(20250901);
    private final int harmFrom;
    private final TimeWindow outage;
    private final List<Observation> missed = new ArrayList<>();
    private TimeWindow incident = NEVER;
    private double correlation;
    private boolean isLate;
    private final LongUnaryOperator exposedErrors = new LateErrors(random);
    private final LongUnaryOperator controlErrors = new LateErrors(random);

    private SearchTraffic(int harmFrom, TimeWindow outage) {
        this.harmFrom = harmFrom;
        this.outage = outage;
    }

    static SearchTraffic healthy() {
        return new SearchTraffic(Integer.MAX_VALUE, NEVER);
    }

    /** Exposed users get twice the errors from a phase on. */
    static SearchTraffic withErrorsDoubledFrom(int phase) {
        return new SearchTraffic(phase, NEVER);
    }

    /** The response times cannot be read in the window; what they were comes afterwards. */
    static SearchTraffic withoutMetrics(TimeWindow window) {
        return new SearchTraffic(Integer.MAX_VALUE, window);
    }

    /** Three times the errors in the window, whoever has the change. */
    static SearchTraffic withIncident(TimeWindow window) {
        SearchTraffic traffic = healthy();
        traffic.incident = window;
        return traffic;
    }

    /** Sixteen requests of a user at a time, and errors that meet few users, those often. */
    static SearchTraffic withClusteredErrors(double correlation) {
        SearchTraffic traffic = healthy();
        traffic.correlation = correlation;
        return traffic;
    }

    /** Each error is told one to six hours after its request. */
    static SearchTraffic withLateErrors() {
        SearchTraffic traffic = healthy();
        traffic.isLate = true;
        return traffic;
    }

    /** What is read after an hour of a phase. */
    List<Observation> during(long hour, RolloutPhase phase) {
        double harm = phase.number() >= harmFrom ? 2 : 1;
        TimeWindow window = TimeWindow.ofHours(hour, hour + 1);
        double errorRate = window.overlaps(incident) ? INCIDENT * ERROR_RATE : ERROR_RATE;
        Observation slow = observed(SLOW, window, phase, SLOW_RATE, 1);
        List<Observation> read = new ArrayList<>();
        read.add(observed(ERRORS, window, phase, errorRate, harm));
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
        boolean comesLate = isLate && metric.equals(ERRORS);
        Sample treated = requests(window, percentage, rate * harm, comesLate ? exposedErrors : AT_ONCE);
        return percentage == 1
                ? Observation.increment(metric, window, treated)
                : Observation.increment(
                        metric,
                        window,
                        treated,
                        requests(
                                window,
                                Math.min(percentage, 1 - percentage),
                                rate,
                                comesLate ? controlErrors : AT_ONCE));
    }

    private Sample requests(TimeWindow window, double percentage, double rate, LongUnaryOperator told) {
        int hourOfDay = (int) ((window.start().toHours() + FIRST_HOUR) % PROFILE.length);
        double ofDay = PROFILE[hourOfDay] / weightOfDay();
        long trials = Math.round(REQUESTS_PER_DAY * ofDay * percentage);
        long events = correlation == 0 ? events(trials, rate) : clusteredEvents(trials, rate);
        return Sample.events(told.applyAsLong(events), trials);
    }

    private long events(long trials, double rate) {
        return random.doubles(trials).filter(chance -> chance < rate).count();
    }

    /** Few users meet errors at all, so that the intraclass correlation is as asked. */
    private long clusteredEvents(long trials, double rate) {
        double rateOfFew = correlation + rate * (1 - correlation);
        long few = events(trials / REQUESTS_OF_A_USER, rate / rateOfFew);
        return events(few * REQUESTS_OF_A_USER, rateOfFew);
    }

    private static double weightOfDay() {
        return IntStream.range(0, PROFILE.length)
                .mapToDouble(hour -> PROFILE[hour])
                .sum();
    }
}
