package io.github.rolloutplanner.evidence;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.metric.Percentage;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

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
        phases = Elements.listOf(phases, "phases");
    }

    /**
     * Who has a change in one phase, and what a defect would cost there.
     *
     * @param phase number of the phase
     * @param percentage the part of the population that is exposed
     * @param length how long the phase is planned to last; on the last one, the watch after full rollout
     * @param users distinct users who have the change in this phase
     * @param requests requests that show the change in this phase, if requests are known
     * @param usersSoFar distinct users who have had the change up to the end of this phase
     * @param requestsSoFar requests that have shown it up to the end of this phase, if requests are known
     * @param defects the cost of each defect that the policy names
     * @since 0.1.0
     */
    public record PhaseExposure(
            int phase,
            Percentage percentage,
            Duration length,
            long users,
            OptionalLong requests,
            long usersSoFar,
            OptionalLong requestsSoFar,
            List<DefectCost> defects) {

        public PhaseExposure {
            requireNonNull(percentage, "percentage");
            requireNonNull(length, "length");
            requireNonNull(requests, "requests");
            requireNonNull(requestsSoFar, "requestsSoFar");
            defects = Elements.listOf(defects, "defects");
        }
    }
}
