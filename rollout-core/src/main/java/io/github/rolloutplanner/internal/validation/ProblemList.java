package io.github.rolloutplanner.internal.validation;

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

    void notBlank(String path, String text, String advice) {
        if (text.isBlank()) {
            add(path, "'" + text + "' is blank.", advice);
        }
    }

    /** What is left out is not blank. */
    void notBlank(String path, Optional<String> text, String advice) {
        if (text.isPresent()) {
            notBlank(path, text.get(), advice);
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
