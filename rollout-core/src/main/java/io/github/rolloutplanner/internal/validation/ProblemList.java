package io.github.rolloutplanner.internal.validation;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Problem;
import java.util.ArrayList;
import java.util.List;

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

    void positive(String path, long number, String advice) {
        if (number <= 0) {
            add(path, Wording.of(number) + " is not above zero.", advice);
        }
    }
}
