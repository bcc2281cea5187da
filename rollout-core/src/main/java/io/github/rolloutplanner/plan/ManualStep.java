package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/**
 * A step of a rollback that a person takes.
 *
 * @param kind what is done
 * @param text the step in words
 * @param reasons why it is there; empty in an external plan
 * @since 0.1.0
 */
public record ManualStep(Kind kind, String text, List<Reason> reasons) {

    public ManualStep {
        requireNonNull(kind, "kind");
        requireNonNull(text, "text");
        reasons = Elements.listOf(reasons, "reasons");
    }

    /**
     * A step in free text.
     *
     * @param text the step in words
     * @return a step whose kind is not known, without reasons
     */
    public static ManualStep stated(String text) {
        return new ManualStep(Kind.STATED, text, List.of());
    }

    /**
     * A step of a rule, in its words.
     *
     * @param kind what is done
     * @param rule the rule
     * @param facts what the rule was applied to
     * @return the step, with its reason
     */
    public static ManualStep by(Kind kind, Rule rule, Fact... facts) {
        Reason reason = requireNonNull(rule, "rule").reason(facts);
        return new ManualStep(kind, rule.text(reason), List.of(reason));
    }

    @Override
    public String toString() {
        return text;
    }

    /**
     * What a step does.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** Sets the flag to off for all users at once. */
        DISABLE_FLAG,
        /** Sends traffic, or reads, to what was there before. */
        SHIFT_TRAFFIC,
        /** Stops further exposure. */
        HALT,
        /** Replaces a version that cannot be taken away by a fixed one. */
        FIX_FORWARD,
        /** Lowers the percentage step by step, where no guardrail is breached. */
        LOWER,
        /** Deploys the version without the change. */
        REDEPLOY,
        /** Clears a cache that still shows the change. */
        CLEAR_CACHE,
        /** Brings stored data back. */
        REVERT_DATA,
        /** Verifies that the rollback worked. */
        VERIFY,
        /** Tests that the previous behavior is restored. */
        SMOKE_TEST,
        /** Tells those who have to know. */
        COMMUNICATE,
        /** A step of an external plan, of which only the words are known. */
        STATED
    }
}
