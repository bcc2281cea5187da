package io.github.rolloutplanner.json.prometheus;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A series with its samples.
 *
 * @param labels its labels, its name included
 * @param samples each by its time in milliseconds
 */
record FakeSeries(Map<String, String> labels, NavigableMap<Long, Double> samples) {

    static FakeSeries of(String name, String... labelsAndValues) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("__name__", name);
        for (int at = 0; at < labelsAndValues.length; at += 2) {
            labels.put(labelsAndValues[at], labelsAndValues[at + 1]);
        }
        return new FakeSeries(labels, new TreeMap<>());
    }

    /** With one more sample. */
    FakeSeries at(long millis, double value) {
        samples.put(millis, value);
        return this;
    }

    String json() {
        String names = labels.entrySet().stream()
                .map(label -> "\"" + label.getKey() + "\":\"" + label.getValue() + "\"")
                .collect(joining(","));
        String values = samples.entrySet().stream()
                .map(sample -> "[" + sample.getKey() / 1000.0 + ",\"" + text(sample.getValue()) + "\"]")
                .collect(joining(","));
        return "{\"metric\":{" + names + "},\"values\":[" + values + "]}";
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
