package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.function.Function;

/** How a rule reads with some facts. */
record Reading(Rule rule, String expected, Function<Reason, String> part, Fact... facts) {

    static Reading because(Rule rule, String expected, Fact... facts) {
        return new Reading(rule, expected, Reason::sentence, facts);
    }

    static Reading says(Rule rule, String expected, Fact... facts) {
        return new Reading(rule, expected, rule::text, facts);
    }

    String actual() {
        return part.apply(rule.reason(facts));
    }

    @Override
    public String toString() {
        return rule + ": " + expected;
    }
}
