package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.plan.PlannedUrgency.MetricPrice;
import io.github.rolloutplanner.plan.PlannedUrgency.PhasePrice;
import java.util.List;

/**
 * What the phases of an urgent plan no longer see before full rollout.
 *
 * @param phases what has become of each phase, the bake last
 */
public record LostEvidence(List<PhasePrice> phases) {

    /** The metrics that some phase before 100% would have been powered for, and none is. */
    public List<String> metrics() {
        return beforeFullRollout().stream()
                .filter(price -> price.usualVerdict() != Verdict.UNDERPOWERED)
                .map(MetricPrice::metric)
                .distinct()
                .filter(metric -> of(metric).stream()
                        .allMatch(price -> price.verdict().orElse(Verdict.UNDERPOWERED) == Verdict.UNDERPOWERED))
                .toList();
    }

    /** The prices of one metric. */
    public List<MetricPrice> of(String metric) {
        return beforeFullRollout().stream()
                .filter(price -> price.metric().equals(metric))
                .toList();
    }

    /** Whether no power is known, so that it is not known either what is lost. */
    public boolean isUnknown() {
        return phases.stream().allMatch(phase -> phase.metrics().isEmpty());
    }

    /** Whether something may be left to be looked for after full rollout. */
    public boolean isToBeVerified() {
        return isUnknown() || !metrics().isEmpty();
    }

    private List<MetricPrice> beforeFullRollout() {
        return phases.stream()
                .limit(Math.max(0, phases.size() - 1))
                .flatMap(phase -> phase.metrics().stream())
                .toList();
    }
}
