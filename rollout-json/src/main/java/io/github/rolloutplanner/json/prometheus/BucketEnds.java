package io.github.rolloutplanner.json.prometheus;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.json.internal.prometheus.SeriesSelector;
import io.github.rolloutplanner.operate.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where the buckets of a histogram end, as their label says it: one end may be written in two ways, 1 and 1.0. */
final class BucketEnds {
    static final String LABEL = "le";

    private static final String ALL = "+Inf";

    /** So much an end may differ that was rounded on its way. */
    private static final double SAME = 1e-9;

    private final NavigableMap<Double, List<String>> byValue = new TreeMap<>();

    BucketEnds(List<String> labels) {
        labels.forEach(label ->
                byValue.computeIfAbsent(value(label), end -> new ArrayList<>()).add(label));
    }

    private static double value(String label) {
        try {
            return label.equals(ALL) ? Double.POSITIVE_INFINITY : Double.parseDouble(label);
        } catch (NumberFormatException e) {
            throw new SourceException(
                    "A bucket ends at '" + label + "', which is no number. Give a classic histogram.");
        }
    }

    boolean isEmpty() {
        return byValue.isEmpty();
    }

    /** The bucket that has all observations. */
    List<String> ofAll() {
        return byValue.getOrDefault(Double.POSITIVE_INFINITY, List.of(ALL));
    }

    /** The bucket that ends at a bound. */
    List<String> at(double bound, SeriesSelector histogram, String unit) {
        List<String> same = byValue.subMap(bound - SAME * bound, true, bound + SAME * bound, true).values().stream()
                .flatMap(List::stream)
                .toList();
        if (same.isEmpty()) {
            throw missing(bound, histogram, unit);
        }
        return same;
    }

    private SourceException missing(double bound, SeriesSelector histogram, String unit) {
        List<String> nearest = Stream.of(byValue.lowerKey(bound), byValue.higherKey(bound))
                .filter(end -> end != null && !Double.isInfinite(end))
                .map(end -> Wording.of(end) + unit)
                .toList();
        String others = nearest.isEmpty()
                ? " It has no other one."
                : " The nearest end at " + String.join(" and ", nearest) + ".";
        String instead = nearest.isEmpty() ? "." : ", or give the metric one of these as its baseline.";
        return new SourceException(histogram + " has no bucket that ends at " + Wording.of(bound) + unit
                + ", the baseline, so what lies beyond cannot be counted." + others + " Add that bucket to the service"
                + instead);
    }
}
