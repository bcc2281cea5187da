package io.github.rolloutplanner.internal.planning.advice;

import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.planning.UsedFacts;
import io.github.rolloutplanner.plan.Statement;
import java.util.ArrayList;
import java.util.List;

/** Collects the sentences of a section, each with the rule that put it there. */
final class Sentences {
    private final UsedFacts facts;
    private final List<Statement> said = new ArrayList<>();

    Sentences(Facts facts) {
        this.facts = new UsedFacts(facts);
    }

    void say(String rule, String text, String because) {
        said.add(Statement.because(text, facts.of(rule, text, because)));
    }

    List<Statement> said() {
        return List.copyOf(said);
    }
}
