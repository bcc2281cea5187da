package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.TimeBound;
import java.time.Duration;
import java.util.Optional;

/**
 * A length of time in a plan, with a note of what it is for.
 *
 * @param length how long; zero is at once; empty where an external plan has words that are no length
 * @param note what it is for, or those words
 * @since 0.1.0
 */
public record TimeSpan(Optional<Duration> length, String note) {

    public TimeSpan {
        requireNonNull(length, "length").ifPresent(known -> TimeBound.require(known, "length"));
        requireNonNull(note, "note");
    }

    /**
     * A length with its note.
     *
     * @param length how long
     * @param note what it is for
     * @return the span
     */
    public static TimeSpan of(Duration length, String note) {
        return new TimeSpan(Optional.of(requireNonNull(length, "length")), note);
    }

    /**
     * Words that are no length.
     *
     * @param words the words
     * @return a span of unknown length
     */
    public static TimeSpan stated(String words) {
        return new TimeSpan(Optional.empty(), requireNonNull(words, "words"));
    }
}
