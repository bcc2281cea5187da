package io.github.rolloutplanner.decision;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The yardsticks of one metric, phase by phase. */
record ComparisonBases(List<Optional<ComparisonBasis>> phases) {
    ComparisonBases {
        phases = List.copyOf(phases);
    }

    /** Nothing to compare with, in any phase. */
    static ComparisonBases none(int phases) {
        return new ComparisonBases(Collections.nCopies(phases, Optional.empty()));
    }

    /** One and the same in all phases. */
    static ComparisonBases everywhere(ComparisonBasis yardstick, int phases) {
        return new ComparisonBases(Collections.nCopies(phases, Optional.of(yardstick)));
    }

    /** The yardstick of a phase; nothing where the metric has no gate. */
    Optional<ComparisonBasis> of(PhaseBucket stratum) {
        return phases.get(stratum.phase() - 1);
    }

    /** A level is a distance from the baseline, also where a gate compares with the level itself. */
    ComparisonBases relative() {
        return new ComparisonBases(phases.stream()
                .map(phase -> phase.map(ComparisonBasis::relative))
                .toList());
    }
}
