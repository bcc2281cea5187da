package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.GroupTotals;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether the numbers of a detection can be those of its kind. Only what cannot be is found: evidence of several stretches may be
 * great although the latest of them, which the detection shows, is good, and numbers that were corrected are no longer those that
 * detected it.
 *
 * @param state the metric
 * @param detection what was detected of it, which can be at its time
 */
record DetectedNumbers(MetricState state, Detection detection) {

    /** What cannot be, in words; nothing where the numbers may be so. */
    Optional<String> fault() {
        if (!record().corrections().isEmpty() || isUndecided()) {
            return Optional.empty();
        }
        return switch (detection.kind()) {
            case BEYOND_LIMIT ->
                isNowhereBeyond() || isWithinLimit()
                        ? Optional.of("its numbers are within the limit that it is to be beyond.")
                        : Optional.empty();
            case WORSE ->
                isAsGoodAsControl()
                        ? Optional.of("its exposed users are no worse than its control group.")
                        : Optional.empty();
            case COUNTED, SPLIT, OVEREXPOSED -> Optional.empty();
        };
    }

    private boolean isUndecided() {
        return state.model().judge().isEmpty();
    }

    private MetricRecord record() {
        return state.record();
    }

    private MetricScale scale() {
        return state.model().judge().orElseThrow().scale();
    }

    private Quantity limit() {
        return state.model().limit().orElseThrow();
    }

    /** Windows that are all within a limit have no sum beyond it. */
    private boolean isNowhereBeyond() {
        return record().windows().areAll()
                && record().buckets().stream().noneMatch(bucket -> scale().isBeyond(bucket.treated(), limit()))
                && record().windows().recent().stream()
                        .noneMatch(one -> scale().isBeyond(GroupTotals.of(one.treated()), limit()));
    }

    /** A limit that stands by itself is broken by the numbers themselves; one that follows from the baseline, beside the control group. */
    private boolean isWithinLimit() {
        return basis(state.model().limitBases())
                        .filter(by -> by.comparison() == Comparison.ABSOLUTE)
                        .isPresent()
                && !scale().isBeyond(detection.treated(), limit());
    }

    /** Numbers may be adjusted by what was known of their users before, so that the worse group looks better. */
    private boolean isAsGoodAsControl() {
        OptionalDouble control = detection.control().map(scale()::shown).orElse(OptionalDouble.empty());
        return control.isPresent()
                && !scale().isOfNumbers()
                && basis(state.model().bases())
                        .filter(by -> by.comparison() == Comparison.CONTROL
                                && by.usual().isEmpty())
                        .isPresent()
                && !scale().isBeyond(detection.treated(), control.getAsDouble());
    }

    /** What the only stretch is compared with. */
    private Optional<ComparisonBasis> basis(ComparisonBases bases) {
        List<PhaseBucket> stretches = record().buckets();
        return stretches.size() == 1 && stretches.get(0).phase() == detection.phase()
                ? bases.of(stretches.get(0))
                : Optional.empty();
    }
}
