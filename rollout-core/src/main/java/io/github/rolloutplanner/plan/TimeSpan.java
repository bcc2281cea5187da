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
 * @param wording all of it as an external plan words it, where this library would word it otherwise: "within 5 minutes"
 * @since 0.1.0
 */
public record TimeSpan(Optional<Duration> length, String note, Optional<String> wording) {

    public TimeSpan {
        requireNonNull(length, "length").ifPresent(known -> TimeBound.require(known, "length"));
        requireNonNull(note, "note");
        requireNonNull(wording, "wording");
    }

    /**
     * A span in the words of this library.
     *
     * @param length how long; empty where words are no length
     * @param note what it is for, or those words
     */
    public TimeSpan(Optional<Duration> length, String note) {
        this(length, note, Optional.empty());
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
