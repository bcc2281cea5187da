package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.List;
import javax.annotation.Nullable;

/**
 * A sentence of a plan, and why it is there. The sentence of a rule is written when it is asked for.
 *
 * @since 0.1.0
 */
public final class Statement {
    private final List<Reason> reasons;
    private final @Nullable Rule rule;
    private @Nullable String text;

    /**
     * A sentence as it stands in a document.
     *
     * @param text the sentence
     * @param reasons why it is there; empty in an external plan
     */
    public Statement(String text, List<Reason> reasons) {
        this.text = requireNonNull(text, "text");
        this.reasons = Elements.listOf(reasons, "reasons");
        this.rule = null;
    }

    private Statement(Rule rule, Reason reason) {
        this.rule = rule;
        this.reasons = List.of(reason);
    }

    /**
     * What a rule says, with its reason.
     *
     * @param rule the rule
     * @param facts what the rule looked at
     * @return the statement
     */
    public static Statement by(Rule rule, Fact... facts) {
        return new Statement(rule, requireNonNull(rule, "rule").reason(facts));
    }

    /**
     * A sentence with its reason.
     *
     * @param text the sentence
     * @param reason why it is there
     * @return the statement
     */
    public static Statement because(String text, Reason reason) {
        return new Statement(text, List.of(requireNonNull(reason, "reason")));
    }

    /**
     * A sentence in free text.
     *
     * @param text the sentence
     * @return a statement without reasons
     */
    public static Statement stated(String text) {
        return new Statement(text, List.of());
    }

    /**
     * Returns the sentence.
     *
     * @return the sentence
     */
    public String text() {
        String written = text;
        if (written == null) {
            written = requireNonNull(rule, "rule").text(reasons.get(0));
            text = written;
        }
        return written;
    }

    /**
     * Returns why the sentence is there.
     *
     * @return the reasons; empty in an external plan
     */
    public List<Reason> reasons() {
        return reasons;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Statement that && text().equals(that.text()) && reasons.equals(that.reasons);
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
