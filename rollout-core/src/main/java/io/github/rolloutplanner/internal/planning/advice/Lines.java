package io.github.rolloutplanner.internal.planning.advice;

import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.List;

/** The lines of a section, each with the condition under which it stands there. */
final class Lines {
    private final KnownFacts known;
    private final List<Statement> lines = new ArrayList<>();

    Lines(KnownFacts known) {
        this.known = known;
    }

    Lines when(boolean holds, Rule rule) {
        if (holds) {
            lines.add(Statement.by(rule, known.toldBy(rule)));
        }
        return this;
    }

    /** The lines of rules that hold anyway. */
    Lines all(List<Rule> rules) {
        for (Rule rule : rules) {
            when(true, rule);
        }
        return this;
    }

    List<Statement> all() {
        return lines;
    }
}
