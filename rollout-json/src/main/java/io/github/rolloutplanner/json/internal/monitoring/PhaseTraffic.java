package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.plan.PlannedDelivery;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the plan says of the traffic of a phase, and so how long a window has to be.
 *
 * @param plan the plan
 * @param phase the phase
 * @param series how often is scraped, and the window where nothing is known
 */
record PhaseTraffic(RolloutPlan plan, RolloutPhase phase, WatchedSeries series) {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration QUICK = Duration.ofMinutes(2);
    private static final int SCRAPES = 4;
    private static final double SECONDS_PER_HOUR = 3600;

    /** What shows that a metric stands at its rollback trigger. */
    SampleNeed ofTrigger(String metric) {
        Optional<Duration> seen = evidence(phase, metric).flatMap(GateEvidence::triggerSeenAfter);
        OptionalDouble perHour = perHour(metric);
        if (seen.isEmpty() || perHour.isEmpty()) {
            return ofGate(metric, OptionalLong.empty());
        }
        double hours = Math.max(0, hours(seen.get()) - hours(delay(metric)));
        return need(OptionalDouble.of(hours * perHour.getAsDouble()), perHour);
    }

    private Duration delay(String metric) {
        return evidence(phase, metric).flatMap(GateEvidence::delay).orElse(Duration.ZERO);
    }

    /** What a gate waits for. */
    SampleNeed ofGate(String metric, OptionalLong minimumSample) {
        OptionalLong needed = minimumSample.isPresent()
                ? minimumSample
                : evidence(phase, metric).map(GateEvidence::needed).orElse(OptionalLong.empty());
        return need(
                needed.isPresent() ? OptionalDouble.of((double) needed.getAsLong()) : OptionalDouble.empty(),
                perHour(metric));
    }

    /** The exposed observations that the gate of a metric needs; 0 where they are not known. */
    double needed(String metric) {
        return evidence(phase, metric)
                .map(GateEvidence::needed)
                .orElse(OptionalLong.empty())
                .orElse(0);
    }

    private SampleNeed need(OptionalDouble observations, OptionalDouble perHour) {
        if (!(observations.orElse(0) > 0 && perHour.orElse(0) > 0)) {
            return SampleNeed.unknown(within(series.window()));
        }
        double hours = Math.min(SampleNeed.SPARE * observations.getAsDouble() / perHour.getAsDouble(), hours(LONGEST));
        Duration window = within(NiceWindow.atLeast(Duration.ofSeconds((long) Math.ceil(hours * SECONDS_PER_HOUR))));
        double brought = perHour.getAsDouble() * hours(window) / SampleNeed.SPARE;
        return new SampleNeed(
                Math.min(observations.getAsDouble(), brought), window, brought < observations.getAsDouble());
    }

    /** No longer than the phase, and no shorter than some scrapes. */
    private Duration within(Duration window) {
        Duration longest = length(phase)
                .filter(length -> length.compareTo(LONGEST) < 0)
                .map(NiceWindow::atMost)
                .orElse(LONGEST);
        return longer(window.compareTo(longest) > 0 ? longest : window, shortest(SHORTEST));
    }

    /** In which a total failure shows. */
    Duration quick() {
        return shortest(QUICK);
    }

    /** After which a total failure shows: some scrapes, and the fewest observations that tell it from chance. */
    Duration failureShows(String metric) {
        Duration plain =
                need(OptionalDouble.of(SampleNeed.FEWEST), perHour(metric)).window();
        return longer(plain, quick()).plus(delay(metric));
    }

    /** In which a resource is averaged. */
    Duration reading() {
        return shortest(SHORTEST);
    }

    /** The window itself, or as many scrapes as a rate needs. */
    Duration noShorter(Duration window) {
        return shortest(window);
    }

    private Duration shortest(Duration atLeast) {
        return longer(atLeast, series.scrapeInterval().multipliedBy(SCRAPES));
    }

    static Duration shortestLook(WatchedSeries series) {
        return longer(SHORTEST, series.scrapeInterval().multipliedBy(SCRAPES));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** The exposed observations of an hour; of another phase where this one says nothing of them. */
    private OptionalDouble perHour(String metric) {
        return Stream.concat(Stream.of(phase), plan.phases().stream())
                .map(one -> perHour(one, metric))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private OptionalDouble perHour(RolloutPhase one, String metric) {
        double fraction = one.percentage().fraction();
        Optional<GateEvidence> evidence = evidence(one, metric);
        Optional<Duration> length = length(one).filter(time -> !time.isZero());
        return evidence.isPresent() && length.isPresent() && fraction > 0
                ? OptionalDouble.of(evidence.get().available()
                        / hours(length.get())
                        / fraction
                        * phase.percentage().fraction())
                : OptionalDouble.empty();
    }

    /** The last phase stays as long as the bake. */
    private Optional<Duration> length(RolloutPhase one) {
        return one.soak().or(() -> plan.timeline().bake().length());
    }

    Optional<GateEvidence> evidence(String metric) {
        return evidence(phase, metric);
    }

    private static Optional<GateEvidence> evidence(RolloutPhase one, String metric) {
        return one.evidence().stream()
                .filter(gate -> gate.metric().equals(metric))
                .findFirst();
    }

    static double hours(Duration length) {
        return length.toMillis() / 1000.0 / SECONDS_PER_HOUR;
    }

    static boolean isRouted(RolloutPlan plan) {
        return plan.delivery().filter(PlannedDelivery::drawsEachRequest).isPresent();
    }

    double exposed() {
        return phase.percentage().fraction();
    }

    /** The part of the population that is compared with the exposed one; groups of one size as far as that is possible. */
    double control(String metric) {
        if (isRouted(plan)) {
            return 1 - exposed();
        }
        OptionalDouble ratio =
                evidence(metric).map(GateEvidence::allocationRatio).orElse(OptionalDouble.empty());
        return ratio.isPresent() ? exposed() / ratio.getAsDouble() : Math.min(exposed(), 1 - exposed());
    }
}
