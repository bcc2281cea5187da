package io.github.rolloutplanner.json.prometheus;

import io.github.rolloutplanner.json.internal.prometheus.LabelMatcher;
import io.github.rolloutplanner.json.internal.prometheus.SeriesSelector;
import io.github.rolloutplanner.operate.SourceException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How much each counter of a group rose in a window.
 *
 * @param selector which counters
 * @param bySeries each by its labels
 */
record CounterIncreases(SeriesSelector selector, Map<Map<String, String>, SeriesCount> bySeries) {
    /** Above it, doubles are no longer whole one by one. */
    private static final double MOST_EXACT = 0x1p53;

    /** Whether one of them was seen in the window: silence is no zero. */
    boolean areAlive() {
        return bySeries.values().stream().anyMatch(SeriesCount::isAlive);
    }

    double sum() {
        return bySeries.values().stream().mapToDouble(SeriesCount::increase).sum();
    }

    long count() {
        double sum = 0;
        for (SeriesCount each : bySeries.values()) {
            sum += whole(each.increase());
        }
        return (long) whole(sum);
    }

    private double whole(double increase) {
        if (increase != Math.rint(increase) || increase > MOST_EXACT) {
            throw new SourceException(
                    selector + " rose by " + increase
                            + ", which is no number of events that can be counted exactly. Give a counter that goes up by one for each.");
        }
        return increase;
    }

    /** Those of a label, by the values of all others. */
    CounterIncreases where(LabelMatcher label) {
        return new CounterIncreases(
                selector.with(label),
                bySeries.entrySet().stream()
                        .filter(series -> label.matches(series.getKey()))
                        .collect(Collectors.toMap(
                                series -> without(label, series.getKey()), Map.Entry::getValue, SeriesCount::and)));
    }

    private static Map<String, String> without(LabelMatcher label, Map<String, String> labels) {
        Map<String, String> others = new TreeMap<>(labels);
        others.remove(label.label());
        return others;
    }

    /** Whether each series that was seen in the window is among others, too, seen or not. */
    boolean areAmong(CounterIncreases others) {
        return bySeries.entrySet().stream()
                .filter(series -> series.getValue().isAlive())
                .allMatch(series -> others.bySeries.containsKey(series.getKey()));
    }
}
