package io.github.rolloutplanner.json;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What editors, chats and proxies put around a text, or in its place, told by its start. */
enum Wrapping {
    /** Some editors begin a file with it. */
    BYTE_ORDER_MARK("a byte order mark (U+FEFF) at the start", "Save the text as UTF-8 without it.", "\uFEFF"),
    /** A chat shows a document between two of them. */
    CODE_FENCE("a code fence (```) at the start", "Remove it and the one at the end, with all that is outside.", "```"),
    /** What answers is not always what was asked. */
    HTML(
            "HTML",
            "Look at the page: it may be of a proxy or a login, not of where the text is kept.",
            "<!doctype html",
            "<html");

    private final String found;
    private final String advice;

    @SuppressWarnings("ImmutableEnumChecker") // List.of(..) never changes
    private final List<String> starts;

    Wrapping(String found, String advice, String... starts) {
        this.found = found;
        this.advice = advice;
        this.starts = List.of(starts);
    }

    /** What a text starts with, white space aside. */
    static Optional<Wrapping> of(String text) {
        String start = text.stripLeading();
        return Stream.of(values()).filter(one -> one.begins(start)).findFirst();
    }

    private boolean begins(String text) {
        return starts.stream().anyMatch(start -> text.regionMatches(true, 0, start, 0, start.length()));
    }

    /** In words, for a message. */
    String found() {
        return found;
    }

    /** What to do. */
    String advice() {
        return advice;
    }
}
