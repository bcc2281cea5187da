package io.github.rolloutplanner.flag;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import java.util.List;

/**
 * Which users a targeting rule is for, by one of their attributes.
 *
 * @since 0.1.0
 */
public sealed interface TargetingCondition
        permits TargetingCondition.EndsWith, TargetingCondition.Is, TargetingCondition.In {

    /**
     * The attribute the condition looks at.
     *
     * @return its name, such as {@code user.email}
     */
    String attribute();

    /**
     * Users whose attribute ends with a text.
     *
     * @param attribute name of the attribute, such as {@code user.email}
     * @param suffix the end, such as {@code @company.com}
     * @return the condition
     */
    static TargetingCondition endsWith(String attribute, String suffix) {
        return new EndsWith(attribute, suffix);
    }

    /**
     * Users whose attribute is a text.
     *
     * @param attribute name of the attribute, such as {@code user.tier}
     * @param value the text, such as {@code beta}
     * @return the condition
     */
    static TargetingCondition is(String attribute, String value) {
        return new Is(attribute, value);
    }

    /**
     * Users whose attribute is one of several texts.
     *
     * @param attribute name of the attribute, such as {@code user.country}
     * @param values the texts
     * @return the condition
     */
    static TargetingCondition in(String attribute, String... values) {
        return new In(attribute, Elements.listOf(values, "values"));
    }

    /**
     * Users whose attribute ends with a text.
     *
     * @param attribute name of the attribute
     * @param suffix the end
     * @since 0.1.0
     */
    record EndsWith(String attribute, String suffix) implements TargetingCondition {
        public EndsWith {
            requireNonNull(attribute, "attribute");
            requireNonNull(suffix, "suffix");
        }

        @Override
        public String toString() {
            return attribute + " ends with " + suffix;
        }
    }

    /**
     * Users whose attribute is a text.
     *
     * @param attribute name of the attribute
     * @param value the text
     * @since 0.1.0
     */
    record Is(String attribute, String value) implements TargetingCondition {
        public Is {
            requireNonNull(attribute, "attribute");
            requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return attribute + " == '" + value + "'";
        }
    }

    /**
     * Users whose attribute is one of several texts.
     *
     * @param attribute name of the attribute
     * @param values the texts
     * @since 0.1.0
     */
    record In(String attribute, List<String> values) implements TargetingCondition {
        public In {
            requireNonNull(attribute, "attribute");
            values = Elements.listOf(values, "values");
        }

        @Override
        public String toString() {
            return attribute + " in ['" + String.join("', '", values) + "']";
        }
    }
}
