package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.internal.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a plan.
 *
 * @param path where it stands
 * @param place its place among its like, from 0 on
 * @param name what sentences call it
 * @param value what it is
 */
record Part<T>(String path, int place, String name, T value) {
    private static final int LONGEST_NAME = 80;

    Part(String path, String name, T value) {
        this(path, 0, name, value);
    }

    static <T> List<Part<T>> each(String path, List<? extends T> values, Function<T, String> name) {
        List<Part<T>> parts = new ArrayList<>(values.size());
        for (int at = 0; at < values.size(); at++) {
            T value = values.get(at);
            parts.add(new Part<>(path + "[" + at + "]", at, name.apply(value), value));
        }
        return parts;
    }

    /** A name that a sentence has room for. */
    static String named(String text) {
        return text.isBlank() ? "(no name)" : Excerpt.of(text, LONGEST_NAME);
    }

    String path(String part) {
        return part.isEmpty() ? path : path.isEmpty() ? part : path + "." + part;
    }
}
