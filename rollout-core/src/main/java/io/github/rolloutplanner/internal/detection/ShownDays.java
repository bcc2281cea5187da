package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.EValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The latest days of a phase that show what is detected, where all of its days together do not: what begins late is hidden in
 * the sums of its phase.
 *
 * @param state the metric
 * @param phase number of the phase
 */
record ShownDays(MetricState state, int phase) {

    /** The days that show best what the whole phase hides; nothing where that shows it, or no days do. */
    Optional<PhaseBucket> hidden(Predicate<PhaseBucket> shows, Function<PhaseBucket, EValue> evidence) {
        List<PhaseBucket> sinceEachDay = sinceEachDay();
        boolean isHidden = !sinceEachDay.isEmpty() && !shows.test(sinceEachDay.get(sinceEachDay.size() - 1));
        return isHidden
                ? sinceEachDay.stream()
                        .filter(shows)
                        .max(Comparator.comparingDouble(
                                days -> evidence.apply(days).logValue()))
                : Optional.empty();
    }

    /** From the last day backwards, as long as the control group comes or is missing; the whole phase is the last. */
    private List<PhaseBucket> sinceEachDay() {
        List<PhaseBucket> sums = new ArrayList<>();
        List<PhaseBucket> days = state.record().buckets();
        for (int at = days.size() - 1; at >= 0; at--) {
            PhaseBucket day = days.get(at);
            if (day.phase() == phase && (sums.isEmpty() || day.isLike(sums.get(0)))) {
                sums.add(sums.isEmpty() ? day : day.plus(sums.get(sums.size() - 1)));
            }
        }
        return sums;
    }
}
