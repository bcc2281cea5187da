package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/**
 * Where a plan breaks a rule. It becomes a {@link Finding}, with its sentences, only if it is listed.
 *
 * @param severity how much it matters
 * @param path where in the plan
 * @param row what is said of it
 * @param facts the plan's own values
 */
record Breach(Finding.Severity severity, String path, Rule row, List<Fact> facts) {

    /** The breach in words, as much of the plan's own texts as a person reads. */
    Finding finding() {
        Reason reason = row.reason(facts.stream().map(FactExcerpt::of).toArray(Fact[]::new));
        return new Finding(row.id(), severity, path, row.text(reason), row.advice(reason));
    }
}
