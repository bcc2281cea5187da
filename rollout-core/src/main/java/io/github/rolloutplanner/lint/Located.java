package io.github.rolloutplanner.lint;

import java.util.ArrayList;
import java.util.List;

/**
 * A value of a plan and where it stands.
 *
 * @param path where in the plan
 * @param value what stands there
 */
record Located<T>(String path, T value) {

    static <T> List<Located<T>> each(String path, List<T> values) {
        List<Located<T>> placed = new ArrayList<>(values.size());
        for (int at = 0; at < values.size(); at++) {
            placed.add(new Located<>(path + "[" + at + "]", values.get(at)));
        }
        return placed;
    }

    /** A part of the value, as in {@code phases[0]} and {@code percentage}. */
    String path(String part) {
        return path + "." + part;
    }
}
