package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.json.internal.export.ShortDuration;
import io.github.rolloutplanner.json.internal.prometheus.LabelMatcher;
import io.github.rolloutplanner.json.internal.prometheus.SeriesSelector;
import io.github.rolloutplanner.json.prometheus.PrometheusGroups;
import java.time.Duration;

/**
 * The series of each group, and what they showed in a window.
 *
 * @param groups by which label they are told apart
 */
record GroupCounter(PrometheusGroups groups) {

    /** How much all counters of a group rose together. */
    String increase(SeriesSelector counter, Group group, Duration window) {
        return increase(counter, group, ShortDuration.PROMETHEUS.of(window));
    }

    /** The same over a range as a dashboard calls it. */
    String increase(SeriesSelector counter, Group group, String range) {
        return "sum(increase(" + counter.with(matcher(group)) + "[" + range + "]))";
    }

    /** How much each counter of a group rose. */
    String increases(SeriesSelector counter, Group group, Duration window) {
        return "increase(" + over(counter, group, window) + ")";
    }

    /** What the series of a group showed in a window. */
    String over(SeriesSelector series, Group group, Duration window) {
        return series.with(matcher(group)) + "[" + ShortDuration.PROMETHEUS.of(window) + "]";
    }

    private LabelMatcher matcher(Group group) {
        return LabelMatcher.is(
                groups.label(),
                group == Group.TREATED ? groups.treated() : groups.control().orElseThrow());
    }
}
