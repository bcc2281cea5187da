package io.github.rolloutplanner.reason;

import static java.util.Objects.requireNonNull;

/**
 * Something that a rule looked at.
 *
 * @param name what the fact is about, as the rule's sentences call it
 * @param value its value: a number, a length of time, a percentage, a list, a text, ...
 * @since 0.1.0
 */
public record Fact(String name, Object value) {

    public Fact {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
    }

    /**
     * Names a fact.
     *
     * @param name what the fact is about
     * @param value its value
     * @return the fact
     */
    public static Fact fact(String name, Object value) {
        return new Fact(name, value);
    }
}
