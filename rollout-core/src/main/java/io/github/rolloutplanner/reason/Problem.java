package io.github.rolloutplanner.reason;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Legible;

/**
 * One thing that is wrong with an input: where, what was found, and what to do about it. What nobody sees of a text that was found,
 * such as controls, stands as its escape.
 *
 * @param path where in the input, such as {@code metrics[1].name}
 * @param found what is wrong, naming the offending value
 * @param advice what to do instead
 * @since 0.1.0
 */
public record Problem(String path, String found, String advice) {

    public Problem {
        requireNonNull(path, "path");
        found = Legible.escaped(requireNonNull(found, "found"));
        advice = Legible.escaped(requireNonNull(advice, "advice"));
    }

    /**
     * The problem as one line.
     *
     * @return where, what and what to do
     */
    @Override
    public String toString() {
        return Legible.escaped(path) + ": " + found + " " + advice;
    }
}
