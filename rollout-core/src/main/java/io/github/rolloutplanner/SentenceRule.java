package io.github.rolloutplanner;

import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A row of a table: when a sentence belongs into a plan, what it says, and why.
 *
 * @param id stable id of the rule
 * @param applies when it belongs there
 * @param text what it says, made of the facts
 * @param because why it is there
 */
record SentenceRule(
        String id, Predicate<Facts> applies, Function<Facts, String> text, Function<Facts, String> because) {

    /** The sentences of the rows that apply, in the order of the table. */
    static List<Statement> apply(List<SentenceRule> table, Facts facts) {
        return table.stream()
                .filter(rule -> rule.applies.test(facts))
                .map(rule -> rule.sentence(facts))
                .toList();
    }

    private Statement sentence(Facts facts) {
        Reason reason =
                Reason.rule(id).fact("change", facts.change().name()).says(because.apply(facts));
        return Statement.because(text.apply(facts), reason);
    }
}
