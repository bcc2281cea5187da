package io.github.rolloutplanner.reason;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why something in a plan is as it is: the rule that decided, the facts it used, and one sentence for people.
 *
 * @param rule stable id of the rule, such as {@code risk.trait}
 * @param facts what the rule looked at, by name, in the order in which they matter
 * @param sentence the reason as one sentence
 * @since 0.1.0
 */
public record Reason(String rule, Map<String, String> facts, String sentence) {

    /**
     * Copies the facts, so that a reason never changes.
     *
     * @param rule stable id of the rule, such as {@code risk.trait}
     * @param facts what the rule looked at, by name, in the order in which they matter
     * @param sentence the reason as one sentence
     */
    public Reason {
        requireNonNull(rule, "rule");
        requireNonNull(sentence, "sentence");
        // Most reasons have one fact, and a plan has a hundred reasons: only several facts need an order.
        requireNonNull(facts, "facts");
        facts = facts.size() < 2 ? Map.copyOf(facts) : Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /**
     * Starts a reason.
     *
     * @param id stable id of the rule that decided
     * @return a reason without facts, to be completed with {@link Draft#fact} and {@link Draft#says}
     */
    public static Draft rule(String id) {
        return new Draft(requireNonNull(id, "id"));
    }

    @Override
    public String toString() {
        return sentence + " [" + rule + "]";
    }

    /** A reason that still lacks its sentence. */
    public static final class Draft {
        private final String rule;
        private final Map<String, String> facts = new LinkedHashMap<>();

        private Draft(String rule) {
            this.rule = rule;
        }

        /**
         * Adds a fact that the rule used.
         *
         * @param name what the fact is about
         * @param value its value; kept as text
         * @return this draft
         */
        public Draft fact(String name, Object value) {
            facts.put(
                    requireNonNull(name, "name"), requireNonNull(value, "value").toString());
            return this;
        }

        /**
         * Completes the reason.
         *
         * @param sentence the reason as one sentence
         * @return the reason
         */
        public Reason says(String sentence) {
            return new Reason(rule, facts, sentence);
        }
    }
}
