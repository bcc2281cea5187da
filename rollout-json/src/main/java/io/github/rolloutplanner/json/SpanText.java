package io.github.rolloutplanner.json;

import io.github.rolloutplanner.plan.TimeSpan;
import java.time.Duration;
import java.util.Optional;

/**
 * A span of time in words: a length and a note, such as "2 days (5% canary)". What would not be written back as it stands
 * is kept as words that are no length.
 */
final class SpanText extends TextCodec<TimeSpan> {
    /** A step of the schedule: "2 days (5% canary)". */
    static final Codec<TimeSpan> STEP = new SpanText("", " (", ")");
    /** The whole schedule: "8 days from start to full rollout". */
    static final Codec<TimeSpan> TOTAL = new SpanText("", " ", "");
    /** A bound: "< 5 minutes". */
    static final Codec<TimeSpan> BOUND = new SpanText("< ", " (", ")");

    private static final String IMMEDIATE = "Immediate";

    private final String prefix;
    private final String beforeNote;
    private final String afterNote;

    private SpanText(String prefix, String beforeNote, String afterNote) {
        this.prefix = prefix;
        this.beforeNote = beforeNote;
        this.afterNote = afterNote;
    }

    @Override
    String text(TimeSpan span) {
        if (span.length().isEmpty()) {
            return span.note();
        }
        String length = length(span.length().get());
        return span.note().isEmpty() ? length : length + beforeNote + span.note() + afterNote;
    }

    private String length(Duration length) {
        return length.isZero() ? IMMEDIATE : prefix + LengthText.of(length);
    }

    @Override
    Optional<TimeSpan> parse(String text) {
        return understood(text).filter(span -> text(span).equals(text)).or(() -> Optional.of(TimeSpan.stated(text)));
    }

    private Optional<TimeSpan> understood(String text) {
        if (text.startsWith(IMMEDIATE)) {
            return Optional.of(TimeSpan.of(Duration.ZERO, note(text.substring(IMMEDIATE.length()))));
        }
        if (!text.startsWith(prefix)) {
            return Optional.empty();
        }
        String words = text.substring(prefix.length());
        int end = LengthText.end(words);
        return LengthText.parse(words.substring(0, end)).map(length -> TimeSpan.of(length, note(words.substring(end))));
    }

    /** The note in what follows the length. */
    private String note(String rest) {
        boolean framed = rest.startsWith(beforeNote)
                && rest.endsWith(afterNote)
                && rest.length() >= beforeNote.length() + afterNote.length();
        return framed ? rest.substring(beforeNote.length(), rest.length() - afterNote.length()) : rest;
    }
}
