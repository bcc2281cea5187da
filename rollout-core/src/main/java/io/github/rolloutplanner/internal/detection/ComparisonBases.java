package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.evidence.LevelShare;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The bases of one metric, phase by phase.
 *
 * @param phases what exposed users are compared with in each phase; nothing where the metric has no gate
 * @param growWithTime whether running sums of the metric grow with their time, so that no level stands by itself
 */
public record ComparisonBases(List<Optional<ComparisonBasis>> phases, boolean growWithTime) {
    public ComparisonBases {
        phases = List.copyOf(phases);
    }

    public ComparisonBases(List<Optional<ComparisonBasis>> phases) {
        this(phases, false);
    }

    /** Nothing to compare with, in any phase. */
    public static ComparisonBases none(int phases) {
        return new ComparisonBases(Collections.nCopies(phases, Optional.empty()));
    }

    /** One and the same in all phases. */
    public static ComparisonBases everywhere(ComparisonBasis basis, int phases) {
        return new ComparisonBases(Collections.nCopies(phases, Optional.of(basis)));
    }

    /** The bases for observations that depend on each other, phase by phase. */
    public ComparisonBases withDesignEffects(List<Double> times) {
        List<Optional<ComparisonBasis>> scattered = new ArrayList<>();
        for (int at = 0; at < phases.size(); at++) {
            double phase = times.get(at);
            scattered.add(phases.get(at).map(basis -> basis.withDesignEffect(phase)));
        }
        return new ComparisonBases(scattered, growWithTime);
    }

    /** The basis of a stretch; nothing where the metric has no gate. */
    public Optional<ComparisonBasis> of(PhaseBucket bucket) {
        Optional<ComparisonBasis> planned = phases.get(bucket.phase() - 1);
        if (growWithTime && bucket.checkpoint().isPresent()) {
            return planned.map(ComparisonBasis::besideControl);
        }
        return planned.isPresent() && isAlone(planned.get(), bucket)
                ? Optional.of(planned.get().alone())
                : planned;
    }

    Optional<ComparisonBasis> ofPhase(int phase) {
        return phases.isEmpty() ? Optional.empty() : phases.get(phase - 1);
    }

    /** Whether a phase is compared with others than chance would have made. */
    private boolean restOnUsual() {
        for (Optional<ComparisonBasis> phase : phases) {
            if (phase.flatMap(ComparisonBasis::usual).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Where a phase rests on a usual ratio, which may be beyond its bound, as much of the evidence pays for that. */
    EValue discounted(EValue evidence) {
        return restOnUsual() ? evidence.mixedWith(EValue.sum(List.of()), LevelShare.OF_USUAL) : evidence;
    }

    /** Whether exposed users of a stretch are compared with a control group that came. */
    boolean isBesideControl(PhaseBucket bucket) {
        return of(bucket)
                .filter(basis -> basis.comparison() == Comparison.CONTROL)
                .isPresent();
    }

    /** Whether the control group that a gate compares with did not come. */
    private static boolean isAlone(ComparisonBasis basis, PhaseBucket bucket) {
        return basis.comparison() == Comparison.CONTROL
                && bucket.control().filter(group -> !group.isEmpty()).isEmpty();
    }

    /** Whether an incident that hits all users would look like the change: they are compared with their baseline alone. */
    boolean allowIncident(PhaseBucket bucket) {
        return of(bucket)
                .filter(basis -> basis.comparison() == Comparison.BASELINE)
                .isPresent();
    }

    /** The bases beside which an effect is more than negligible. */
    public ComparisonBases beyondNegligible() {
        return new ComparisonBases(
                phases.stream()
                        .map(phase -> phase.map(ComparisonBasis::beyondNegligible))
                        .toList(),
                growWithTime);
    }

    /** The bases beside which an effect is greater than one that is tolerated. */
    public ComparisonBases tolerating(Quantity effect) {
        return new ComparisonBases(
                phases.stream()
                        .map(phase -> phase.map(basis -> basis.relative().tolerating(effect)))
                        .toList(),
                growWithTime);
    }

    /** A level is a distance from the baseline, also where a gate compares with the level itself. */
    ComparisonBases relative() {
        return new ComparisonBases(
                phases.stream()
                        .map(phase -> phase.map(ComparisonBasis::relative))
                        .toList(),
                growWithTime);
    }
}
