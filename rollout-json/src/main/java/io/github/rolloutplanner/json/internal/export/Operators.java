package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.flag.AttributeCondition.Ordering;

/**
 * What a system calls each ordering.
 *
 * @param <T> how it is written
 */
public record Operators<T>(T below, T atMost, T equal, T atLeast, T above) {

    /** For what has no "at most" and "at least", see {@link VersionOrder}. */
    public static <T> Operators<T> of(T below, T equal, T above) {
        return new Operators<>(below, below, equal, above, above);
    }

    public T of(Ordering ordering) {
        return switch (ordering) {
            case BELOW -> below;
            case AT_MOST -> atMost;
            case EQUAL -> equal;
            case AT_LEAST -> atLeast;
            case ABOVE -> above;
        };
    }
}
