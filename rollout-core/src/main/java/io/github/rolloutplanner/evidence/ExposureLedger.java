package io.github.rolloutplanner.evidence;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Who has a change when, and what a defect would cost, phase by phase.
 *
 * @param basis what it was computed with
 * @param phases the phases, first to last
 * @since 0.1.0
 */
public record ExposureLedger(EvidenceBasis basis, List<PhaseExposure> phases) {

    public ExposureLedger {
        requireNonNull(basis, "basis");
        phases = List.copyOf(requireNonNull(phases, "phases"));
    }
}
