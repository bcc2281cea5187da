package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what the observations of a metric show at a valid level.
 *
 * @param state the metric
 * @param log the way that the rollout went
 * @param phase number of the phase that something new came in
 */
record DetectionSearch(MetricState state, TransitionLog log, int phase) {

    private MetricModel model() {
        return state.model();
    }

    /** Everything that is detected now, whether or not it was before. */
    List<FoundDetection> found() {
        List<FoundDetection> found = new ArrayList<>();
        worse().ifPresent(found::add);
        beyondLimit().ifPresent(found::add);
        counted().ifPresent(found::add);
        found.addAll(new MismatchSearch(state, log, phase).found());
        return found;
    }

    private Optional<FoundDetection> worse() {
        EValue worse = state.harm().worse();
        boolean isDetected = model().isGuardrail()
                && model().tolerance(phase) instanceof Tolerance.Statistical
                && worse.rejects(model().comparisonLevel())
                && state.isMoreThanNegligible();
        return isDetected
                ? found(Detection.Kind.WORSE, worse, model().comparisonLevel())
                        .map(found -> found.in(withoutControl().or(this::latestDays)))
                : Optional.empty();
    }

    /** What exposed users showed alone, where the control group of the latest window did not come. */
    private Optional<PhaseBucket> withoutControl() {
        List<Observation.Measured> recent = state.record().windows().recent();
        boolean isAlone = model().isCompared(phase)
                && !recent.isEmpty()
                && bucket(recent.get(recent.size() - 1)).isAlone();
        return isAlone
                ? state.record().buckets().stream()
                        .filter(bucket -> bucket.phase() == phase && bucket.isAlone())
                        .reduce(PhaseBucket::plus)
                : Optional.empty();
    }

    /** The days that show it, where the whole phase does not. */
    private Optional<PhaseBucket> latestDays() {
        return new ShownDays(state, phase)
                .hidden(
                        days -> state.isBeyond(days, LatestDay::acceptable),
                        days -> model().judge()
                                .orElseThrow()
                                .worse(List.of(days), model().bases(), model().comparisonTuning()));
    }

    private PhaseBucket bucket(Observation.Measured observation) {
        return PhaseBucket.of(phase, log.since(phase), observation);
    }

    /** Where the metric is not even beyond its limit, there is nothing to compute. */
    private Optional<FoundDetection> beyondLimit() {
        if (!model().isGuardrail() || model().limit().isEmpty()) {
            return Optional.empty();
        }
        if (model().areReadings()) {
            return new LimitReadings(state, log).found();
        }
        LimitEvidence evidence =
                new LimitEvidence(state, log, phase, model().limit().get());
        EValue beyond = evidence.beyond();
        return beyond.rejects(model().limitLevel())
                ? found(Detection.Kind.BEYOND_LIMIT, beyond, model().limitLevel())
                        .map(found -> found.in(Optional.of(evidence.shown())))
                : Optional.empty();
    }

    private static Optional<FoundDetection> found(Detection.Kind kind, EValue evidence, double level) {
        return Optional.of(new FoundDetection(kind, evidence.logValue(), -Math.log(level)));
    }

    private Optional<FoundDetection> counted() {
        Tolerance tolerance = model().tolerance(phase);
        if (tolerance instanceof Tolerance.Total total) {
            return counted(state.record().breaches(), total.breaches());
        }
        return tolerance instanceof Tolerance.Consecutive row
                ? counted(longestRow(), row.breaches())
                : Optional.empty();
    }

    private static Optional<FoundDetection> counted(long breaches, int tolerated) {
        return breaches >= tolerated
                ? Optional.of(new FoundDetection(Detection.Kind.COUNTED, breaches, tolerated))
                : Optional.empty();
    }

    /** How many of the remembered observations of a phase in a row were beyond the level of its gate. */
    private long longestRow() {
        long row = 0;
        long longest = 0;
        for (Observation.Measured observation : state.record().windows().recent()) {
            if (log.phaseOf(observation.window()).equals(Optional.of(phase))) {
                row = state.isBreach(bucket(observation)) ? row + 1 : 0;
                longest = Math.max(longest, row);
            }
        }
        return longest;
    }
}
