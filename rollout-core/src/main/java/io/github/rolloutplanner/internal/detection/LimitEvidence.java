package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.internal.statistics.OnsetTally;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The evidence that a metric is beyond its limit, over all stretches or since any hour that is remembered: sixty clean hours
 * must not hide three in which one request in twenty fails. Half of the weight is on whole stretches, the other half on
 * the hour since which it is so, hour i of the rollout with 1/(i (i + 1)).
 *
 * @param state the metric
 * @param log the way that the rollout went
 * @param phase number of the phase that something new came in
 * @param limit its limit
 */
record LimitEvidence(MetricState state, TransitionLog log, int phase, Quantity limit) {
    private static final double OF_HOURS = 0.5;

    /** Where the metric is not even beyond its limit, there is nothing to compute. */
    EValue beyond() {
        if (isZeroTolerance()) {
            return isAnyBeyond(state.record().buckets()) ? certain() : EValue.NONE;
        }
        List<PhaseBucket> stretches = stretches();
        boolean isBeyondNow = isLatestBeyond();
        if (!isBeyondNow && !isAnyBeyond(stretches)) {
            return EValue.NONE;
        }
        List<EValue> hours =
                isBeyondNow ? sinceEachHour().stream().map(Since::evidence).toList() : List.of();
        return worse(stretches).mixedWith(EValue.sum(hours), OF_HOURS);
    }

    private boolean isZeroTolerance() {
        return limit.number().signum() == 0 && judge().scale().rises();
    }

    /** Within a limit of zero no event can come, so that one is enough; as a number that can be kept. */
    private EValue certain() {
        return new EValue(-2 * Math.log(state.model().limitLevel()));
    }

    private List<PhaseBucket> stretches() {
        return new ConfirmedStretches(state.record().buckets(), phase)
                .without(stretches -> worse(stretches)
                        .mixedWith(EValue.sum(List.of()), OF_HOURS)
                        .rejects(state.model().limitLevel()));
    }

    /** The data that show it best: since an hour, all of a phase, or its latest days where those before hide it. */
    PhaseBucket shown() {
        PhaseBucket all = state.record().totalOf(phase);
        double whole = worse(stretches()).logValue();
        return sinceEachHour().stream()
                .filter(since -> since.evidence().logValue() > whole)
                .max(Comparator.comparingDouble(since -> since.evidence().logValue()))
                .map(Since::data)
                .or(() -> new ShownDays(state, phase).hidden(this::isBeyond, days -> worse(List.of(days))))
                .orElse(all);
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
                        stretches, state.model().limitBases(), state.model().limitTuning());
    }

    /** The increments of the latest phase, from the last one backwards, as long as the control group comes or is missing. */
    private List<Since> sinceEachHour() {
        List<Observation.Measured> recent = state.record().windows().recent();
        List<Since> hours = new ArrayList<>();
        Optional<PhaseBucket> since = Optional.empty();
        for (int from = recent.size() - 1; from >= 0; from--) {
            Observation.Measured one = recent.get(from);
            Optional<PhaseBucket> increment = increment(one);
            if (increment.isEmpty()
                    || !since.map(sum -> sum.isLike(increment.get())).orElse(true)) {
                break;
            }
            PhaseBucket data = since.map(sum -> increment.get().plus(sum)).orElse(increment.get());
            double evidence = worse(List.of(data)).logValue() + Math.log(weight(one, increment.get()));
            hours.add(new Since(data, new EValue(evidence)));
            since = Optional.of(data);
        }
        return hours;
    }

    /** All data since an hour, and their evidence with the weight of that hour. */
    private record Since(PhaseBucket data, EValue evidence) {}

    /** Windows that are shorter than an hour have its weight together. */
    private static double weight(Observation.Measured one, PhaseBucket increment) {
        long hour = Math.max(0, one.window().start().toHours()) + 1;
        return OnsetTally.weight(hour) * Math.min(1, increment.hours());
    }

    /** Running sums are no increments. */
    private Optional<PhaseBucket> increment(Observation.Measured one) {
        return log.phaseOf(one.window())
                .map(phase -> PhaseBucket.of(phase, log.since(phase), one))
                .filter(bucket -> bucket.checkpoint().isEmpty());
    }
}
