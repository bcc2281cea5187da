package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.evidence.GateEvidence;
import java.time.Duration;
import java.util.Optional;

/**
 * Measurements of a metric in a phase, one after the other, none of which shares data with the next one.
 *
 * @param window the time that each looks back on; as much as the sample takes that is needed
 * @param count how many
 * @param delay how long data take until they can be looked at
 */
public record Looks(Duration window, int count, Duration delay) {
    private static final int MOST = 24;
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** The measurements that fit into a phase; none where its data come too late. */
    static Optional<Looks> in(Duration length, Optional<GateEvidence> evidence) {
        Duration delay = evidence.flatMap(GateEvidence::delay).orElse(Duration.ZERO);
        Duration usable = length.minus(delay);
        if (usable.compareTo(SHORTEST) < 0) {
            return Optional.empty();
        }
        double part = evidence.map(Looks::part).orElse(0.0);
        Duration window = wholeMinutes(Math.max(part, 1.0 / MOST) * usable.toSeconds());
        Duration fitting = window.compareTo(usable) > 0 ? usable : window;
        return Optional.of(new Looks(fitting, (int) usable.dividedBy(fitting), delay));
    }

    /** Which part of the phase brings the sample that is needed. */
    private static double part(GateEvidence evidence) {
        double needed = evidence.needed().orElse(evidence.available());
        return evidence.available() > 0 ? Math.min(1, needed / evidence.available()) : 1;
    }

    private static Duration wholeMinutes(double seconds) {
        return Duration.ofMinutes(Math.max(1, (long) Math.ceil(seconds / 60)));
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
