package io.github.rolloutplanner.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line of words. Names in it are parts of their own, so that the direction of a script never reorders its neighbours. */
record Phrase(List<Part> parts) {
    static final Phrase EMPTY = new Phrase(List.of());

    static Phrase words(String words) {
        return new Phrase(List.of(Part.of(Kind.WORDS, words)));
    }

    static Phrase name(String name) {
        return new Phrase(List.of(Part.of(Kind.NAME, name)));
    }

    static Phrase code(String code) {
        return new Phrase(List.of(Part.of(Kind.CODE, code)));
    }

    static Phrase tag(Tone tone, String word) {
        return new Phrase(List.of(Part.of(tone.kind, word)));
    }

    /** Returns the same, said by a rule. */
    Phrase ofRule(String rule) {
        return new Phrase(parts.stream()
                .map(part -> new Part(part.kind, part.text, Optional.of(rule)))
                .toList());
    }

    /** Returns phrases one after the other, with commas between them. */
    static Phrase list(List<Phrase> phrases) {
        return phrases.stream()
                .reduce((before, next) -> before.then(", ").then(next))
                .orElse(EMPTY);
    }

    Phrase then(Phrase more) {
        return new Phrase(Stream.concat(parts.stream(), more.parts.stream()).toList());
    }

    Phrase then(String words) {
        return then(words(words));
    }

    Phrase thenQuiet(String words) {
        return then(new Phrase(List.of(Part.of(Kind.QUIET, words))));
    }

    String plain() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }

    boolean isEmpty() {
        return parts.stream().allMatch(part -> part.text.isEmpty());
    }

    /** How good news is. */
    enum Tone {
        GOOD(Kind.GOOD),
        FAIR(Kind.FAIR),
        POOR(Kind.POOR);

        private final Kind kind;

        Tone(Kind kind) {
            this.kind = kind;
        }
    }

    /** What a part of a phrase is. */
    enum Kind {
        WORDS,
        NAME,
        QUIET,
        CODE,
        GOOD,
        FAIR,
        POOR
    }

    /**
     * A part of a phrase.
     *
     * @param kind what it is
     * @param text what it says
     * @param rule the id of the rule whose reason it is, if it is one
     */
    record Part(Kind kind, String text, Optional<String> rule) {
        static Part of(Kind kind, String text) {
            return new Part(kind, text, Optional.empty());
        }
    }
}
