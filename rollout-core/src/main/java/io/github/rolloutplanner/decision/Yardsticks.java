package io.github.rolloutplanner.decision;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The yardsticks of one metric, phase by phase. */
record Yardsticks(List<Optional<Yardstick>> phases) {
    Yardsticks {
        phases = List.copyOf(phases);
    }

    /** Nothing to compare with, in any phase. */
    static Yardsticks none(int phases) {
        return new Yardsticks(Collections.nCopies(phases, Optional.empty()));
    }

    /** One and the same in all phases. */
    static Yardsticks everywhere(Yardstick yardstick, int phases) {
        return new Yardsticks(Collections.nCopies(phases, Optional.of(yardstick)));
    }

    /** The yardstick of a phase; nothing where the metric has no gate. */
    Optional<Yardstick> of(Stratum stratum) {
        return phases.get(stratum.phase() - 1);
    }

    /** A level is a distance from the baseline, also where a gate compares with the level itself. */
    Yardsticks relative() {
        return new Yardsticks(
                phases.stream().map(phase -> phase.map(Yardstick::relative)).toList());
    }
}
