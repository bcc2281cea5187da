package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The bases of one metric, phase by phase. */
public record ComparisonBases(List<Optional<ComparisonBasis>> phases) {
    public ComparisonBases {
        phases = List.copyOf(phases);
    }

    /** Nothing to compare with, in any phase. */
    public static ComparisonBases none(int phases) {
        return new ComparisonBases(Collections.nCopies(phases, Optional.empty()));
    }

    /** One and the same in all phases. */
    public static ComparisonBases everywhere(ComparisonBasis basis, int phases) {
        return new ComparisonBases(Collections.nCopies(phases, Optional.of(basis)));
    }

    /** The basis of a phase; nothing where the metric has no gate. */
    public Optional<ComparisonBasis> of(PhaseBucket bucket) {
        return phases.get(bucket.phase() - 1);
    }

    /** A level is a distance from the baseline, also where a gate compares with the level itself. */
    ComparisonBases relative() {
        return new ComparisonBases(phases.stream()
                .map(phase -> phase.map(ComparisonBasis::relative))
                .toList());
    }
}
