package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.internal.statistics.OnsetTally;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The evidence that a metric is beyond a limit that stands by itself, now or since any hour that is remembered: sixty clean
 * hours must not hide three in which one request in twenty fails. Half of the weight is on whole stretches, the other half on
 * the hour since which it is so, hour i of the rollout with 1/(i (i + 1)).
 *
 * @param state the metric
 * @param log the way that the rollout went
 * @param limit its limit
 */
record LimitEvidence(MetricState state, TransitionLog log, Quantity limit) {
    private static final double OF_HOURS = 0.5;
    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    /** Where the metric is not even beyond its limit, there is nothing to compute. */
    EValue beyond() {
        List<PhaseBucket> stretches = state.record().buckets();
        boolean isBeyondNow = isLatestBeyond();
        if (!isBeyondNow && !isAnyBeyond(stretches)) {
            return EValue.NONE;
        }
        EValue hours = isBeyondNow ? sinceAnHour() : EValue.sum(List.of());
        return worse(stretches).mixedWith(hours, OF_HOURS);
    }

    private boolean isAnyBeyond(List<PhaseBucket> stretches) {
        for (PhaseBucket stretch : stretches) {
            if (isBeyond(stretch)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLatestBeyond() {
        List<Observation.Measured> recent = state.record().windows().recent();
        return !recent.isEmpty()
                && increment(recent.get(recent.size() - 1))
                        .filter(this::isBeyond)
                        .isPresent();
    }

    private boolean isBeyond(PhaseBucket stretch) {
        return judge().scale().isBeyond(stretch.treated(), limit);
    }

    private Judge judge() {
        return state.model().judge().orElseThrow();
    }

    private EValue worse(List<PhaseBucket> stretches) {
        return judge().worse(
                        stretches, state.model().limitBases(), state.model().limitLevel());
    }

    /** The increments of the latest phase, from the last one backwards, as long as the control group comes or is missing. */
    private EValue sinceAnHour() {
        List<Observation.Measured> recent = state.record().windows().recent();
        List<EValue> weighted = new ArrayList<>();
        Optional<PhaseBucket> since = Optional.empty();
        for (int from = recent.size() - 1; from >= 0; from--) {
            Observation.Measured one = recent.get(from);
            Optional<PhaseBucket> increment = increment(one);
            if (increment.isEmpty()
                    || !since.map(sum -> sum.isLike(increment.get())).orElse(true)) {
                break;
            }
            since = Optional.of(since.map(sum -> increment.get().plus(sum)).orElse(increment.get()));
            weighted.add(new EValue(worse(List.of(since.get())).logValue() + Math.log(weight(one))));
        }
        return EValue.sum(weighted);
    }

    /** Windows that are shorter than an hour have its weight together. */
    private static double weight(Observation.Measured one) {
        long hour = Math.max(0, one.window().start().toHours()) + 1;
        return OnsetTally.weight(hour) * Math.min(1, one.window().length().toMillis() / MILLIS_PER_HOUR);
    }

    /** Running sums are no increments. */
    private Optional<PhaseBucket> increment(Observation.Measured one) {
        return log.phaseOf(one.window())
                .map(phase -> PhaseBucket.of(phase, log.since(phase), one))
                .filter(bucket -> bucket.checkpoint().isEmpty());
    }
}
