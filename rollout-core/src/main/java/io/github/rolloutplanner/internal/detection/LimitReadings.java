package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.evidence.Readings;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Observation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether the latest readings of a resource are beyond its limit, so many in a row. A window that did not come is no good
 * reading: it neither counts nor ends a row, so that a source that fails under load hides nothing. Nor does a promotion: the
 * resource is the same one.
 *
 * @param state the metric
 * @param log the way that the rollout went
 */
record LimitReadings(MetricState state, TransitionLog log) {

    Optional<FoundDetection> found() {
        long row = 0;
        Optional<PhaseBucket> shown = Optional.empty();
        List<Observation.Measured> recent = state.record().windows().recent();
        for (int at = recent.size() - 1; at >= 0 && row < Readings.IN_A_ROW; at--) {
            Optional<PhaseBucket> reading = reading(recent.get(at));
            if (reading.filter(this::isBeyond).isEmpty()) {
                break;
            }
            shown = shown.map(later -> later.plus(reading.get())).or(() -> reading);
            row++;
        }
        return row < Readings.IN_A_ROW
                ? Optional.empty()
                : Optional.of(new FoundDetection(Detection.Kind.BEYOND_LIMIT, row, Readings.IN_A_ROW).in(shown));
    }

    private Optional<PhaseBucket> reading(Observation.Measured one) {
        return log.phaseOf(one.window())
                .map(in -> PhaseBucket.of(in, log.since(in), one))
                .filter(reading -> !reading.treated().isEmpty());
    }

    /** A limit that the policy made of the baseline is a distance from it, also from where it stands without the change. */
    private boolean isBeyond(PhaseBucket reading) {
        MetricScale scale = state.model().judge().orElseThrow().scale();
        Quantity limit = state.model().limit().orElseThrow();
        Optional<ComparisonBasis> basis = state.model().limitBases().of(reading);
        Quantity level = basis.flatMap(ComparisonBasis::acceptable).orElse(limit);
        OptionalDouble others = reading.control().map(scale::shown).orElse(OptionalDouble.empty());
        boolean isBeside =
                basis.filter(by -> by.comparison() == Comparison.CONTROL).isPresent() && others.isPresent();
        double shared = isBeside ? others.getAsDouble() - scale.baseline() : 0;
        return scale.isBeyond(reading.treated(), scale.at(level) + shared);
    }
}
