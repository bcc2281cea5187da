package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.internal.text.Wording;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that a part of a plan says, and what it means when another plan says something else.
 *
 * @param kind what changes
 * @param path where the part says it; empty for the part itself
 * @param subject what the sentence is about, with the name of the part in place of {@code %}
 * @param value what the part says, comparable by {@code equals}
 * @param words how that is written
 * @param leaning which way a change leans
 * @param isOfContract whether the JSON contract has a place for it
 */
record Facet<T, X>(
        Kind kind,
        String path,
        String subject,
        Function<T, Optional<X>> value,
        Function<X, String> words,
        Leaning<X> leaning,
        boolean isOfContract) {

    Facet(
            Kind kind,
            String path,
            String subject,
            Function<T, Optional<X>> value,
            Function<X, String> words,
            Leaning<X> leaning) {
        this(kind, path, subject, value, words, leaning, true);
    }

    static <T, X> Facet<T, X> of(
            Kind kind, String path, String subject, Function<T, Optional<X>> value, Leaning<X> leaning) {
        return new Facet<>(kind, path, subject, value, Wording::of, leaning);
    }

    Facet<T, X> shownAs(Function<X, String> words) {
        return new Facet<>(kind, path, subject, value, words, leaning, isOfContract);
    }

    /** The same, where a plan that was read from the contract cannot say it. */
    Facet<T, X> beyondContract() {
        return new Facet<>(kind, path, subject, value, words, leaning, false);
    }

    static <T> void compareAll(List<? extends Facet<T, ?>> facets, Part<T> before, Part<T> after, Found found) {
        facets.forEach(facet -> facet.compare(before, after, found));
    }

    void compare(Part<T> before, Part<T> after, Found found) {
        compare(before, after, List.of(), found);
    }

    /** Compares where something else in the plans may have made the change. */
    void compare(Part<T> before, Part<T> after, List<PlanChange.Cause> causes, Found found) {
        Optional<X> was = said(before, found.silence().before());
        Optional<X> is = said(after, found.silence().after());
        if (differs(before.value(), after.value()) && !was.equals(is)) {
            found.change(kind, leaning.of(was, is))
                    .before(before.path(path), was.map(words))
                    .after(after.path(path), is.map(words))
                    .causes(causes)
                    .says(about(after.name()));
        }
    }

    private Optional<X> said(Part<T> part, boolean isSilent) {
        return isSilent && !isOfContract ? Optional.empty() : value.apply(part.value());
    }

    /** A sentence begins with a capital letter, but a name stays as it is. */
    private String about(String name) {
        return (subject.startsWith("%") ? subject : Wording.capitalized(subject)).replace("%", name);
    }

    boolean differs(T before, T after) {
        return !value.apply(before).equals(value.apply(after));
    }
}
