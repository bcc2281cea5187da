package io.github.rolloutplanner.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** A row that fires with facts, and how it reads then: what it makes a plan say, and why. */
record RowCase(Rule rule, List<Fact> facts, String text, String sentence) {

    static RowCase of(Rule rule, Fact... facts) {
        return new RowCase(rule, List.of(facts), "", "");
    }

    RowCase says(String text) {
        return new RowCase(rule, facts, text, sentence);
    }

    RowCase because(String sentence) {
        return new RowCase(rule, facts, text, sentence);
    }

    void check() {
        Reason reason = rule.reason(facts.toArray(Fact[]::new));
        assertThat(rule.text(reason)).isEqualTo(text);
        assertThat(reason.sentence()).isEqualTo(sentence);
    }

    /** So that no row's wording is left unread. */
    static void assertCover(List<RowCase> cases, List<Rule> rows) {
        assertThat(cases).extracting(RowCase::rule).containsAll(rows);
        assertThat(rows).extracting(Rule::meaning).allMatch(meaning -> meaning.endsWith("."));
    }

    @Override
    public String toString() {
        return rule.id();
    }
}
