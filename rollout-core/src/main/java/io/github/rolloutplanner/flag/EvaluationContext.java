package io.github.rolloutplanner.flag;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * What is known of a user when a flag is asked: attributes by name, the bucketing key among them, and segments.
 *
 * <p>Immutable. Make one for a request and ask it as often as needed: asking allocates nothing.
 *
 * @since 0.1.0
 */
public final class EvaluationContext {
    private static final EvaluationContext EMPTY = new EvaluationContext(Map.of(), Set.of());
    private static final double LARGEST_EXACT = 1L << 53;

    private final Map<String, Object> attributes;
    private final Set<String> segments;

    private EvaluationContext(Map<String, Object> attributes, Set<String> segments) {
        this.attributes = attributes;
        this.segments = segments;
    }

    /**
     * A user of whom nothing is known.
     *
     * @return a context without attributes and segments
     */
    public static EvaluationContext empty() {
        return EMPTY;
    }

    /**
     * A user with one attribute, such as the bucketing key.
     *
     * @param attribute its name, such as {@code user.id}
     * @param text its value
     * @return the context
     */
    public static EvaluationContext of(String attribute, String text) {
        return EMPTY.with(attribute, text);
    }

    /**
     * A user with several attributes.
     *
     * @param attributes values by name. Texts, numbers and booleans can be compared; of anything else it is only known that it is
     *     present
     * @return the context
     */
    public static EvaluationContext of(Map<String, ?> attributes) {
        Map<String, Object> known = new HashMap<>();
        requireNonNull(attributes, "attributes")
                .forEach((name, value) ->
                        known.put(requireNonNull(name, "attributes"), kept(requireNonNull(value, "attributes"))));
        return new EvaluationContext(known, Set.of());
    }

    /**
     * This context with a text.
     *
     * @param attribute name of the attribute
     * @param text its value
     * @return a context that differs in this
     */
    public EvaluationContext with(String attribute, String text) {
        return withKept(attribute, requireNonNull(text, "text"));
    }

    /**
     * This context with a number.
     *
     * @param attribute name of the attribute
     * @param number its value
     * @return a context that differs in this
     */
    public EvaluationContext with(String attribute, double number) {
        return withKept(attribute, kept(number));
    }

    /**
     * This context with a whole number, which can be a bucketing key.
     *
     * @param attribute name of the attribute
     * @param number its value
     * @return a context that differs in this
     */
    public EvaluationContext with(String attribute, long number) {
        return withKept(attribute, new WholeNumber(number));
    }

    /**
     * This context with true or false.
     *
     * @param attribute name of the attribute
     * @param value its value
     * @return a context that differs in this
     */
    public EvaluationContext with(String attribute, boolean value) {
        return withKept(attribute, value);
    }

    /**
     * This context in other segments than before.
     *
     * @param names names of all segments that the user is a member of
     * @return a context that differs in this
     */
    public EvaluationContext inSegments(String... names) {
        return new EvaluationContext(attributes, new HashSet<>(Elements.listOf(names, "names")));
    }

    private EvaluationContext withKept(String attribute, Object value) {
        Map<String, Object> more = new HashMap<>(attributes);
        more.put(requireNonNull(attribute, "attribute"), value);
        return new EvaluationContext(more, segments);
    }

    private static Object kept(Object value) {
        if (value instanceof CharSequence || value instanceof Boolean) {
            return value instanceof Boolean ? value : value.toString();
        }
        return value instanceof Number number ? kept(number) : Other.PRESENT;
    }

    private static Object kept(Number number) {
        boolean isWhole = number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte;
        double value = number.doubleValue();
        boolean isExact = value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT;
        return isWhole || isExact ? new WholeNumber(number.longValue()) : (Object) value;
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    boolean isIn(String segment) {
        return segments.contains(segment);
    }

    /** The attribute if it is a text. */
    @Nullable
    String text(String attribute) {
        return attributes.get(attribute) instanceof String text ? text : null;
    }

    /** The attribute if it is a number, or no number. */
    double number(String attribute) {
        Object value = attributes.get(attribute);
        if (value instanceof WholeNumber number) {
            return number.value;
        }
        return value instanceof Double number ? number : Double.NaN;
    }

    /** Whether the attribute is a boolean, and this one. */
    boolean is(String attribute, boolean expected) {
        return attributes.get(attribute) instanceof Boolean value && value == expected;
    }

    /** The attribute if it can be a bucketing key: a text that is not empty, or a whole number. */
    @Nullable
    String key(String attribute) {
        Object value = attributes.get(attribute);
        if (value instanceof WholeNumber number) {
            return number.text;
        }
        return value instanceof String text && !text.isEmpty() ? text : null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EvaluationContext context
                && attributes.equals(context.attributes)
                && segments.equals(context.segments);
    }

    @Override
    public int hashCode() {
        return 31 * attributes.hashCode() + segments.hashCode();
    }

    @Override
    public String toString() {
        List<String> known =
                attributes.entrySet().stream().map(Object::toString).sorted().toList();
        return "EvaluationContext" + known
                + (segments.isEmpty() ? "" : " in " + segments.stream().sorted().toList());
    }

    /** A value that nothing compares. */
    private enum Other {
        PRESENT
    }

    /** A whole number with its text, so that none is made when it is hashed. */
    private static final class WholeNumber {
        private final long value;
        private final String text;

        WholeNumber(long value) {
            this.value = value;
            this.text = Long.toString(value);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof WholeNumber number && value == number.value;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(value);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
