package io.github.rolloutplanner.lint;

import java.util.ArrayList;
import java.util.List;

/**
 * A value of a plan and where it stands.
 *
 * @param path where in the plan
 * @param value what stands there
 */
record Placed<T>(String path, T value) {

    static <T> List<Placed<T>> each(String path, List<T> values) {
        List<Placed<T>> placed = new ArrayList<>(values.size());
        for (int at = 0; at < values.size(); at++) {
            placed.add(new Placed<>(path + "[" + at + "]", values.get(at)));
        }
        return placed;
    }

    /** A part of the value, as in {@code phases[0]} and {@code share}. */
    String path(String part) {
        return path + "." + part;
    }
}
