package io.github.rolloutplanner.flag;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import java.util.List;
import java.util.Set;

/**
 * Which users a targeting rule is for, by their attributes and segments.
 *
 * <p>A condition reads as people write it, and {@link #parse(String)} reads it back:
 *
 * <pre>{@code
 * user.email ends with @company.com
 * user.tier == 'beta'
 * user.country in ['DE', 'AT']
 * (user.age >= 18 and app.version >= 9.1.0) or member of segment 'press'
 * not (user.joined after 2026-01-05)
 * }</pre>
 *
 * <p>The logic has two values. An attribute that a user does not have, or that is of another type, meets no condition; so
 * {@code user.tier == 'beta'} does not hold for a user without a tier, and {@code not (user.tier == 'beta')} does. Texts are compared
 * exactly, case included. Nothing here throws while it {@linkplain #matches matches}, and nothing is allocated.
 *
 * @since 0.1.0
 */
public sealed interface TargetingCondition
        permits AttributeCondition,
                TargetingCondition.InSegment,
                TargetingCondition.AllOf,
                TargetingCondition.AnyOf,
                TargetingCondition.Not {
    /** How deeply conditions may be nested, the innermost one included. */
    int MOST_LEVELS = 20;

    /** How many characters a text may have that {@link #parse(String)} reads. */
    int MOST_CHARACTERS = 1_000;

    /**
     * Reads a condition that people wrote, such as {@code user.tier == 'beta' and user.age >= 18}.
     *
     * <p>{@code not} binds closest, then {@code and}, then {@code or}; parentheses group. Texts stand in quotes, in which a backslash
     * stands before a quote or another backslash; after {@code ends with}, {@code starts with} and {@code contains} they may stand
     * without quotes. A number of three parts, {@code 9.1.0}, is a version. An attribute of other characters than those of a name
     * stands between backticks. Words may be written in upper case.
     *
     * @param text a condition of at most {@value #MOST_CHARACTERS} characters
     * @return the condition, whose {@code toString()} is read as an equal one
     * @throws ConditionSyntaxException if the text is anything else; it says where and what to write
     */
    static TargetingCondition parse(String text) {
        return new ConditionParser(requireNonNull(text, "text")).parse();
    }

    /**
     * Whether a user meets the condition.
     *
     * @param context what is known of the user
     * @return true if so; false where an attribute is unknown or of another type
     */
    boolean matches(EvaluationContext context);

    /**
     * The attributes the condition looks at.
     *
     * @return their names, such as {@code user.email}, in the order in which they stand
     */
    Set<String> attributes();

    /**
     * The conditions that this one consists of.
     *
     * @return the parts of one with {@code and}, {@code or} or {@code not}; otherwise none
     */
    default List<TargetingCondition> parts() {
        return List.of();
    }

    /**
     * Users whose attribute ends with a text.
     *
     * @param attribute name of the attribute, such as {@code user.email}
     * @param suffix the end, such as {@code @company.com}
     * @return the condition
     */
    static AttributeCondition endsWith(String attribute, String suffix) {
        return new EndsWith(attribute, suffix);
    }

    /**
     * Users whose attribute is a text.
     *
     * @param attribute name of the attribute, such as {@code user.tier}
     * @param value the text, such as {@code beta}
     * @return the condition
     */
    static AttributeCondition is(String attribute, String value) {
        return new Is(attribute, value);
    }

    /**
     * Users whose attribute is one of several texts.
     *
     * @param attribute name of the attribute, such as {@code user.country}
     * @param values the texts
     * @return the condition
     */
    static AttributeCondition in(String attribute, String... values) {
        return new In(attribute, Elements.listOf(values, "values"));
    }

    /**
     * Users who are members of a segment, by its name alone.
     *
     * @param segment name of the segment, such as {@code beta}; the {@link EvaluationContext} says who is a member
     * @return the condition
     */
    static TargetingCondition inSegment(String segment) {
        return new InSegment(segment);
    }

    /**
     * Users who meet all of several conditions.
     *
     * @param parts the conditions, at least two
     * @return the condition
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if there are fewer, or they are nested more than
     *     {@value #MOST_LEVELS} levels deep
     */
    static TargetingCondition allOf(TargetingCondition... parts) {
        return new AllOf(Elements.listOf(parts, "parts"));
    }

    /**
     * Users who meet at least one of several conditions.
     *
     * @param parts the conditions, at least two
     * @return the condition
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if there are fewer, or they are nested more than
     *     {@value #MOST_LEVELS} levels deep
     */
    static TargetingCondition anyOf(TargetingCondition... parts) {
        return new AnyOf(Elements.listOf(parts, "parts"));
    }

    /**
     * Users who do not meet a condition, those included of whom an attribute is not known.
     *
     * @param part the condition
     * @return its opposite
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if it is nested more than {@value #MOST_LEVELS} levels
     *     deep
     */
    static TargetingCondition not(TargetingCondition part) {
        return new Not(part);
    }

    /**
     * Users whose attribute ends with a text.
     *
     * @param attribute name of the attribute
     * @param suffix the end
     * @since 0.1.0
     */
    record EndsWith(String attribute, String suffix) implements AttributeCondition {
        public EndsWith {
            requireNonNull(attribute, "attribute");
            requireNonNull(suffix, "suffix");
        }

        @Override
        public boolean matches(EvaluationContext context) {
            String text = requireNonNull(context, "context").text(attribute);
            return text != null && text.endsWith(suffix);
        }

        @Override
        public List<String> texts() {
            return List.of(suffix);
        }

        @Override
        public String toString() {
            return ConditionWriter.attribute(attribute) + " ends with " + ConditionWriter.operand(suffix);
        }
    }

    /**
     * Users whose attribute is a text.
     *
     * @param attribute name of the attribute
     * @param value the text
     * @since 0.1.0
     */
    record Is(String attribute, String value) implements AttributeCondition {
        public Is {
            requireNonNull(attribute, "attribute");
            requireNonNull(value, "value");
        }

        @Override
        public boolean matches(EvaluationContext context) {
            return value.equals(requireNonNull(context, "context").text(attribute));
        }

        @Override
        public List<String> texts() {
            return List.of(value);
        }

        @Override
        public String toString() {
            return ConditionWriter.attribute(attribute) + " == " + ConditionWriter.quoted(value);
        }
    }

    /**
     * Users whose attribute is one of several texts.
     *
     * @param attribute name of the attribute
     * @param values the texts
     * @since 0.1.0
     */
    record In(String attribute, List<String> values) implements AttributeCondition {
        public In {
            requireNonNull(attribute, "attribute");
            values = Elements.listOf(values, "values");
        }

        @Override
        public boolean matches(EvaluationContext context) {
            String text = requireNonNull(context, "context").text(attribute);
            return text != null && values.contains(text);
        }

        @Override
        public List<String> texts() {
            return values;
        }

        @Override
        public String toString() {
            return ConditionWriter.attribute(attribute) + " in " + ConditionWriter.list(values);
        }
    }

    /**
     * Users who are members of a segment.
     *
     * @param segment name of the segment
     * @since 0.1.0
     */
    record InSegment(String segment) implements TargetingCondition {
        public InSegment {
            requireNonNull(segment, "segment");
        }

        @Override
        public boolean matches(EvaluationContext context) {
            return requireNonNull(context, "context").isIn(segment);
        }

        @Override
        public Set<String> attributes() {
            return Set.of();
        }

        @Override
        public String toString() {
            return "member of segment " + ConditionWriter.quoted(segment);
        }
    }

    /**
     * Users who meet all of several conditions.
     *
     * @param parts the conditions, at least two
     * @since 0.1.0
     */
    record AllOf(List<TargetingCondition> parts) implements TargetingCondition {
        public AllOf {
            parts = ConditionBounds.several(Elements.listOf(parts, "parts"));
        }

        @Override
        public boolean matches(EvaluationContext context) {
            requireNonNull(context, "context");
            for (int at = 0; at < parts.size(); at++) {
                if (!parts.get(at).matches(context)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Set<String> attributes() {
            return ConditionBounds.attributesOf(parts);
        }

        @Override
        public String toString() {
            return ConditionWriter.joined(parts, " and ");
        }
    }

    /**
     * Users who meet at least one of several conditions.
     *
     * @param parts the conditions, at least two
     * @since 0.1.0
     */
    record AnyOf(List<TargetingCondition> parts) implements TargetingCondition {
        public AnyOf {
            parts = ConditionBounds.several(Elements.listOf(parts, "parts"));
        }

        @Override
        public boolean matches(EvaluationContext context) {
            requireNonNull(context, "context");
            for (int at = 0; at < parts.size(); at++) {
                if (parts.get(at).matches(context)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Set<String> attributes() {
            return ConditionBounds.attributesOf(parts);
        }

        @Override
        public String toString() {
            return ConditionWriter.joined(parts, " or ");
        }
    }

    /**
     * Users who do not meet a condition.
     *
     * @param part the condition
     * @since 0.1.0
     */
    record Not(TargetingCondition part) implements TargetingCondition {
        public Not {
            ConditionBounds.nested(requireNonNull(part, "part"));
        }

        @Override
        public boolean matches(EvaluationContext context) {
            return !part.matches(requireNonNull(context, "context"));
        }

        @Override
        public Set<String> attributes() {
            return part.attributes();
        }

        @Override
        public List<TargetingCondition> parts() {
            return List.of(part);
        }

        @Override
        public String toString() {
            return "not (" + part + ")";
        }
    }
}
