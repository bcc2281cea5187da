package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.metric.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the latest day of a phase shows: its latest stretches, until they cover a day, so that a new day is not judged by its
 * first hour. What it shows is over when a day shows it no longer.
 *
 * @param state the metric
 */
public record LatestDay(MetricState state) {
    private static final Duration DAY = Duration.ofDays(1);

    /** Whether the metric is on the bad side of what is acceptable. */
    public boolean isWorse() {
        return sum().filter(day -> state.isBeyond(day, LatestDay::acceptable)).isPresent();
    }

    /** Where a metric is not worse. */
    static Optional<Quantity> acceptable(ComparisonBasis basis) {
        return basis.negligible().or(basis::acceptable).or(basis::level);
    }

    /**
     * The day, if exposed users are beyond the limit in it, and the control group is, too: the plan publishes the limit, and
     * the change may break what both groups share.
     */
    public Optional<PhaseBucket> beyondLimit() {
        return state.model().isGuardrail() && state.model().limit().isPresent()
                ? sum().filter(this::isBeyondLimit)
                : Optional.empty();
    }

    private boolean isBeyondLimit(PhaseBucket day) {
        MetricModel model = state.model();
        Judge judge = model.judge().orElseThrow();
        Quantity limit = model.limit().orElseThrow();
        boolean growsWithTime =
                model.limitBases().growWithTime() && day.checkpoint().isPresent();
        return !growsWithTime
                && model.limitBases().isBesideControl(day)
                && judge.scale().isBeyond(day.treated(), limit)
                && day.control()
                        .filter(control -> judge.scale().isBeyond(control, limit))
                        .isPresent()
                && !isBeyondLimitBefore(day.phase())
                && judge.worse(List.of(day.withoutControl()), model.limitBases(), model.limitLevel())
                        .rejects(model.limitLevel());
    }

    /** Whether the users of a phase were beyond the limit before anybody had the change. */
    private boolean isBeyondLimitBefore(int phase) {
        return state.record()
                .shownBefore(phase)
                .map(PhaseBucket::of)
                .filter(before -> state.model()
                        .judge()
                        .orElseThrow()
                        .scale()
                        .isBeyond(before.treated(), state.model().limit().orElseThrow()))
                .isPresent();
    }

    private Optional<PhaseBucket> sum() {
        List<PhaseBucket> all = state.record().buckets();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        PhaseBucket day = all.get(all.size() - 1);
        for (int at = all.size() - 2; at >= 0 && day.covered().compareTo(DAY) < 0 && day.isLike(all.get(at)); at--) {
            day = all.get(at).plus(day);
        }
        return Optional.of(day);
    }
}
