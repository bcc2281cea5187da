package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/**
 * Something that the numbers of a plan rest on and that no fact of the change says.
 *
 * @param assumption what is taken as given
 * @param remedy the fact that takes its place, and how to give it
 * @param reasons why it had to be assumed
 * @since 0.1.0
 */
public record Assumption(String assumption, String remedy, List<Reason> reasons) {

    public Assumption {
        requireNonNull(assumption, "assumption");
        requireNonNull(remedy, "remedy");
        reasons = Elements.listOf(reasons, "reasons");
    }

    static Assumption by(Rule rule, Fact... facts) {
        Reason reason = rule.reason(facts);
        return new Assumption(rule.text(reason), rule.advice(reason), List.of(reason));
    }
}
