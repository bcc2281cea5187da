package io.github.rolloutplanner.internal.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the running sums of each phase stood at the last checkpoint of each day, after four weeks of each week. An experiment ends
 * with one of these, and what is counted later changes nothing there.
 *
 * @param all each with everything that was counted in its phase until then, oldest first
 */
record RunningSums(List<PhaseBucket> all) {
    static final RunningSums NONE = new RunningSums(List.of());

    RunningSums {
        all = List.copyOf(all);
    }

    /** With how they stood at one more checkpoint, of which the last of its day is kept, as it was said last. */
    RunningSums with(PhaseBucket stood) {
        List<PhaseBucket> kept = new ArrayList<>(all);
        int place = kept.size();
        while (place > 0 && kept.get(place - 1).isAfter(stood)) {
            place--;
        }
        if (place > 0 && kept.get(place - 1).isBeside(stood)) {
            kept.set(place - 1, stood.merge(kept.get(place - 1)));
        } else {
            kept.add(place, stood);
        }
        return new RunningSums(kept);
    }

    /** How they stood so long after the start of a phase, if anything of it was counted until then. */
    Optional<PhaseBucket> at(int phase, Duration phaseStart, Duration length) {
        return all.stream()
                .filter(stood -> stood.phase() == phase && stood.isWithin(phaseStart, length))
                .reduce((earlier, later) -> later);
    }
}
