package io.github.rolloutplanner.internal.bounds;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/** Lists whose elements are there. The JDK refuses null in them, but does not say of which. */
public final class Elements {
    private Elements() {}

    /**
     * An unmodifiable copy.
     *
     * @throws NullPointerException with the name, if it or one of its elements is null
     */
    public static <T> List<T> listOf(List<? extends T> elements, String name) {
        for (T element : requireNonNull(elements, name)) {
            requireNonNull(element, name);
        }
        return List.copyOf(elements);
    }

    /**
     * The same of an array.
     *
     * @throws NullPointerException with the name, if it or one of its elements is null
     */
    public static <T> List<T> listOf(T[] elements, String name) {
        return listOf(Arrays.asList(requireNonNull(elements, name)), name);
    }
}
