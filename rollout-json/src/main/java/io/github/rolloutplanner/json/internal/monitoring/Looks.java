package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.evidence.GateEvidence;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Measurements of a metric in a phase, one after the other, none of which shares data with the next one.
 *
 * @param window the time that each looks back on; as much as the sample takes that is needed, or longer where that were more looks
 * @param count how many
 * @param delay how long data take until they can be looked at
 */
public record Looks(Duration window, int count, Duration delay) {
    /** With more, Prometheus would be asked often for little. */
    private static final int MOST = 24;

    /** Every five minutes of a day. */
    private static final int MOST_OFTEN = 288;

    /** For what the user asks, which may look back on any time. */
    static final Duration SHORTEST = Duration.ofMinutes(1);

    /** The measurements of a gate, each as long as its sample takes; none where the data come too late for the phase. */
    static Optional<Looks> ofGate(Duration length, Optional<GateEvidence> evidence, Duration shortest) {
        double part = evidence.map(Looks::part).orElse(0.0);
        return of(
                length,
                evidence,
                MOST,
                shortest,
                usable -> Duration.ofSeconds((long) Math.ceil(part * usable.toSeconds())));
    }

    /**
     * The measurements of a rollback trigger, each as long as it takes until a metric that stands there is noticed: the phase, where that
     * is too short to tell it from chance.
     */
    static Optional<Looks> ofTrigger(Duration length, Optional<GateEvidence> evidence) {
        Duration seen =
                evidence.map(known -> known.triggerSeenAfter().orElse(length)).orElse(Duration.ZERO);
        return of(length, evidence, MOST, SHORTEST, usable -> seen.minus(delay(evidence)));
    }

    /** The measurements of a rollback trigger whose query looks back as far as it has to by itself. */
    static Optional<Looks> often(Duration length, Optional<GateEvidence> evidence, Duration shortest) {
        return of(length, evidence, MOST_OFTEN, shortest, usable -> Duration.ZERO);
    }

    private static Optional<Looks> of(
            Duration length,
            Optional<GateEvidence> evidence,
            int most,
            Duration shortest,
            UnaryOperator<Duration> needed) {
        Duration delay = delay(evidence);
        Duration usable = length.minus(delay);
        if (usable.compareTo(shortest) < 0) {
            return Optional.empty();
        }
        Duration window = longer(
                wholeMinutes(shortest),
                longer(wholeMinutes(needed.apply(usable)), wholeMinutes(usable.dividedBy(most))));
        Duration fitting = window.compareTo(usable) > 0 ? usable : window;
        return Optional.of(new Looks(fitting, (int) usable.dividedBy(fitting), delay));
    }

    private static Duration delay(Optional<GateEvidence> evidence) {
        return evidence.flatMap(GateEvidence::delay).orElse(Duration.ZERO);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Which part of the phase brings the sample that is needed. */
    private static double part(GateEvidence evidence) {
        double needed = evidence.needed().orElse(evidence.available());
        return evidence.available() > 0 ? Math.min(1, needed / evidence.available()) : 1;
    }

    private static Duration wholeMinutes(Duration length) {
        return Duration.ofMinutes(Math.max(1, (length.toSeconds() + 59) / 60));
    }

    /** When the first window is over, and its data are there. */
    public Duration first() {
        return window.plus(delay);
    }

    /** When the last measurement is taken. */
    public Duration end() {
        return first().plus(window.multipliedBy(count - 1L));
    }
}
