package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.bounds.TimeBound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * When looking again makes sense: when data are due, or something that is waited for is over.
 *
 * @param look the look before
 * @param dataEvery how soon to look again where data are overdue
 */
record NextLook(Look look, Duration dataEvery) {

    Optional<Duration> after(List<Wait> waits) {
        List<Duration> times = new ArrayList<>();
        waits.forEach(wait -> wait.until().ifPresent(times::add));
        for (GateStatus gate : look.gates()) {
            boolean isOverdue = gate.dataDue().compareTo(look.at()) <= 0;
            times.add(isOverdue ? look.at().plus(dataEvery) : gate.dataDue());
            gate.gate()
                    .handling()
                    .ifPresent(handling -> times.add(gate.dataDue().plus(handling.grace())));
        }
        times.removeIf(time -> time.compareTo(look.at()) <= 0);
        return times.isEmpty() ? Optional.empty() : Optional.of(Collections.min(times));
    }

    /**
     * When a gate will have what it needs and knows it, at the pace of the phase so far, to the minute; nothing where it has
     * that, or should have had it by now.
     */
    Optional<Duration> enough(GateStatus gate, Duration delay) {
        if (gate.needed().isEmpty() || gate.sample() == 0 || gate.dataUntil().isEmpty()) {
            return Optional.empty();
        }
        double missing = gate.needed().getAsLong() - gate.sample();
        double seconds = gate.dataUntil().get().minus(look.since()).toSeconds();
        double more = 60 * Math.ceil(missing / gate.sample() * seconds / 60);
        return more <= 0 || more > TimeBound.TEN_YEARS.toSeconds()
                ? Optional.empty()
                : ahead(gate.dataUntil().get().plusSeconds((long) more).plus(delay));
    }

    /** When the next checkpoint is due: as often as they come, and soon after a first one, which does not say how often. */
    Optional<Duration> checkpoint(GateStatus gate, Duration delay) {
        Duration soon = gate.dataUntil().orElse(look.at()).plus(dataEvery).plus(delay);
        return ahead(soon.compareTo(gate.dataDue()) < 0 ? soon : gate.dataDue()).or(() -> ahead(gate.dataDue()));
    }

    private Optional<Duration> ahead(Duration time) {
        return Optional.of(time).filter(next -> next.compareTo(look.at()) > 0);
    }
}
