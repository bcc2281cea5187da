package io.github.rolloutplanner.internal.validation;

import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What was found wrong so far, and the wrongs that can befall any value. */
final class ProblemList {
    private final List<Problem> problems = new ArrayList<>();

    List<Problem> all() {
        return problems;
    }

    void add(String path, String found, String advice) {
        problems.add(new Problem(path, found, advice));
    }

    void addAll(List<Problem> others) {
        problems.addAll(others);
    }

    /** What people call something. */
    void name(String path, String text, String advice) {
        text(path, text, TextBound.NAME, advice);
    }

    /** What is left out is no bad name. */
    void name(String path, Optional<String> text, String advice) {
        text.ifPresent(given -> name(path, given, advice));
    }

    /** What people say in sentences. */
    void sentences(String path, String text, String advice) {
        text(path, text, TextBound.SENTENCES, advice);
    }

    /** What is left out is not badly said. */
    void sentences(String path, Optional<String> text, String advice) {
        text.ifPresent(given -> sentences(path, given, advice));
    }

    /** A text that may be blank, such as the value of an attribute. */
    void shown(String path, String text) {
        TextBound.NAME.fault(text).ifPresent(fault -> add(path, fault.found(), fault.advice()));
    }

    private void text(String path, String text, TextBound bound, String advice) {
        Optional<TextBound.Fault> fault = bound.fault(text);
        if (fault.isPresent()) {
            add(path, fault.get().found(), fault.get().advice());
        } else if (text.isBlank()) {
            add(path, "'" + text + "' is blank.", advice);
        }
    }

    /** What is left out is not too small. */
    void positive(String path, OptionalLong number, String advice) {
        if (number.isPresent()) {
            positive(path, number.getAsLong(), advice);
        }
    }

    void positive(String path, long number, String advice) {
        if (number <= 0) {
            add(path, Wording.of(number) + " is not above zero.", advice);
        }
    }
}
