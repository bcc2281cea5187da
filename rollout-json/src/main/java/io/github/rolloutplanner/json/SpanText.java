package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.text.LengthReader;
import io.github.rolloutplanner.plan.TimeSpan;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of time in words: a length and a note, such as "2 days (5% canary)". What would not be written back as it stands
 * keeps its wording: "within 5 minutes".
 */
final class SpanText extends TextCodec<TimeSpan> {
    /** A step of the schedule: "2 days (5% canary)". */
    static final Codec<TimeSpan> STEP = new SpanText("", " (", ")");
    /** The whole schedule: "8 days from start to full rollout". */
    static final Codec<TimeSpan> TOTAL = new SpanText("", " ", "");
    /** A bound: "< 5 minutes". */
    static final Codec<TimeSpan> BOUND = new SpanText("< ", " (", ")");

    private static final String IMMEDIATE = "Immediate";

    /** What people write before a length that is not to be exceeded. */
    private static final Pattern BEFORE = Pattern.compile(
            "\\s{0,9}(?:(?:<=?|≤|within|under|in|up\\sto|max\\.?|at\\smost|(?:less|no\\smore|not\\smore)\\sthan)\\s{0,9})?",
            Pattern.CASE_INSENSITIVE);

    /** What may follow a length: nothing, or what it is for. */
    private static final Pattern NOTE = Pattern.compile("\\s*|\\s*[(,;:].*|\\s+\\p{L}.*", Pattern.DOTALL);

    private static final Pattern BRACKETED = Pattern.compile("\\((.*)\\)", Pattern.DOTALL);

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
        return span.wording().orElseGet(() -> ownWords(span));
    }

    private String ownWords(TimeSpan span) {
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
        return Optional.of(understood(text)
                .map(span -> ownWords(span).equals(text)
                        ? span
                        : new TimeSpan(span.length(), span.note(), Optional.of(text)))
                .orElseGet(() -> TimeSpan.stated(text)));
    }

    private Optional<TimeSpan> understood(String text) {
        if (text.startsWith(IMMEDIATE)) {
            String rest = text.substring(IMMEDIATE.length());
            return rest.isEmpty() || rest.startsWith(" ")
                    ? Optional.of(TimeSpan.of(Duration.ZERO, note(rest)))
                    : Optional.empty();
        }
        Matcher before = BEFORE.matcher(text);
        int start = before.lookingAt() ? before.end() : 0;
        return LengthReader.start(text, start)
                .filter(found ->
                        NOTE.matcher(text).region(found.end(), text.length()).matches())
                .map(found -> TimeSpan.of(found.length(), note(text.substring(found.end()))));
    }

    /** The note in what follows the length. */
    private String note(String rest) {
        boolean framed = rest.startsWith(beforeNote)
                && rest.endsWith(afterNote)
                && rest.length() >= beforeNote.length() + afterNote.length();
        String note = framed ? rest.substring(beforeNote.length(), rest.length() - afterNote.length()) : rest.strip();
        Matcher bracketed = BRACKETED.matcher(note);
        return !framed && bracketed.matches() ? bracketed.group(1) : note;
    }
}
