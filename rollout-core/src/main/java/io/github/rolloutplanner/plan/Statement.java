package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.Reason;
import java.util.List;

/**
 * A sentence of a plan, and why it is there.
 *
 * @param text the sentence
 * @param reasons why it is there; empty where somebody else wrote it
 * @since 0.1.0
 */
public record Statement(String text, List<Reason> reasons) {

    /**
     * Copies the reasons.
     *
     * @param text the sentence
     * @param reasons why it is there; empty where somebody else wrote it
     */
    public Statement {
        requireNonNull(text, "text");
        reasons = List.copyOf(requireNonNull(reasons, "reasons"));
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
     * A sentence of somebody else.
     *
     * @param text the sentence
     * @return a statement without reasons
     */
    public static Statement stated(String text) {
        return new Statement(text, List.of());
    }

    @Override
    public String toString() {
        return text;
    }
}
