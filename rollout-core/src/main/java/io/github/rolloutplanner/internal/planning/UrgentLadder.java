package io.github.rolloutplanner.internal.planning;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The phases of an urgent change, shortened as far as its time asks for: soaks first, then phases.
 *
 * @param kept the phases that stay, first to last
 * @param part the part of what it has beyond its shortest that each phase keeps, from 0 to 1
 */
record UrgentLadder(List<PhaseFloor> kept, double part) {

    /** The ladder that takes at most a time, or the shortest one where none does. */
    static UrgentLadder within(Duration time, List<PhaseFloor> phases, int fewest) {
        FewerPhases fewer = new FewerPhases(phases);
        List<PhaseFloor> kept = phases;
        for (int count = fewer.most() - 1; isTooLong(kept, time) && count >= fewest && fewer.has(count); count--) {
            kept = fewer.of(count);
        }
        return new UrgentLadder(List.copyOf(kept), part(time, kept));
    }

    /** The shortest ladder that there is. */
    static UrgentLadder shortest(List<PhaseFloor> phases, int fewest) {
        return within(Duration.ZERO, phases, fewest);
    }

    private static boolean isTooLong(List<PhaseFloor> kept, Duration time) {
        return shortest(kept).compareTo(time) > 0;
    }

    private static Duration shortest(List<PhaseFloor> phases) {
        return phases.stream().map(PhaseFloor::shortest).reduce(Duration.ZERO, Duration::plus);
    }

    private static double part(Duration time, List<PhaseFloor> kept) {
        Duration spare = kept.stream().map(PhaseFloor::spare).reduce(Duration.ZERO, Duration::plus);
        Duration left = time.minus(shortest(kept));
        if (spare.toSeconds() == 0 || left.isNegative()) {
            return 0;
        }
        return Math.min(1, (double) left.toSeconds() / spare.toSeconds());
    }

    /** The shortest length that it can have. */
    Duration shortest() {
        return shortest(kept);
    }

    /** How long it takes from its first phase to 100%. */
    Duration length() {
        return kept.stream().map(this::soak).reduce(Duration.ZERO, Duration::plus);
    }

    /** How long a phase lasts: what it has at least, and a part of the rest in whole minutes. */
    Duration soak(PhaseFloor phase) {
        if (part == 1) {
            return phase.usual();
        }
        Duration more = Duration.ofSeconds((long) (phase.spare().toSeconds() * part));
        return phase.shortest().plus(more.truncatedTo(ChronoUnit.MINUTES));
    }

    /** The phase that follows a percentage. */
    PhaseFloor after(PhaseFloor leftOut) {
        return kept.stream()
                .filter(phase -> phase.percentage().compareTo(leftOut.percentage()) >= 0)
                .findFirst()
                .orElseThrow();
    }

    /** The phase that exposes users before a percentage. */
    PhaseFloor before(PhaseFloor leftOut) {
        return kept.stream()
                .filter(phase -> phase.exposesUsers() && phase.percentage().compareTo(leftOut.percentage()) <= 0)
                .reduce((one, next) -> next)
                .orElseThrow();
    }

    /** How many phases expose users. */
    long exposing() {
        return kept.stream().filter(PhaseFloor::exposesUsers).count();
    }
}
