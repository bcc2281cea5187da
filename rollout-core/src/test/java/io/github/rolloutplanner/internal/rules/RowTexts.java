package io.github.rolloutplanner.internal.rules;

import static java.util.stream.Collectors.joining;

import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the rows of a table read: for each a line with its id, and a line for each of its sentences. */
final class RowTexts {
    private RowTexts() {}

    static String of(List<Rule> rows, Map<String, Object> facts) {
        return rows.stream().map(row -> of(row, facts)).collect(joining());
    }

    private static String of(Rule row, Map<String, Object> facts) {
        Reason reason = row.reason(row.slots().stream()
                .filter(facts::containsKey)
                .map(name -> new Fact(name, facts.get(name)))
                .toArray(Fact[]::new));
        return Stream.of(row.text(reason), row.advice(reason), reason.sentence())
                .filter(sentence -> !sentence.isEmpty())
                .map(sentence -> "  " + sentence + "\n")
                .collect(joining("", row.id() + "\n", ""));
    }
}
