package io.github.rolloutplanner;

import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.List;

/** Collects the sentences of a section, each with the rule that put it there. */
final class Sentences {
    private final String change;
    private final List<Statement> said = new ArrayList<>();

    Sentences(Facts facts) {
        this.change = facts.change().name();
    }

    void say(String rule, String text, String because) {
        said.add(
                Statement.because(text, Reason.rule(rule).fact("change", change).says(because)));
    }

    List<Statement> said() {
        return List.copyOf(said);
    }
}
