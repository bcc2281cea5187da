package io.github.rolloutplanner.flag;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/**
 * What is known of a user when a flag is asked: attributes by name, the bucketing key among them, and segments.
 *
 * <p>Immutable; one that {@linkplain #lookingUp looks up} what it is asked for is as constant as what it finds. Make one for a
 * request and ask it as often as needed: asking allocates nothing.
 *
 * @since 0.1.0
 */
public abstract sealed class EvaluationContext permits StoredContext, LookedUpContext {

    EvaluationContext() {}

    /**
     * A user of whom nothing is known.
     *
     * @return a context without attributes and segments
     */
    public static EvaluationContext empty() {
        return StoredContext.EMPTY;
    }

    /**
     * A user with one attribute, such as the bucketing key.
     *
     * @param attribute its name, such as {@code user.id}
     * @param text its value
     * @return the context
     */
    public static EvaluationContext of(String attribute, String text) {
        return StoredContext.EMPTY.with(attribute, text);
    }

    /**
     * A user with several attributes.
     *
     * @param attributes values by name. Texts, numbers and booleans can be compared, single values such as a UUID, a
     *     constant or a time by their text; of a list or a map it is only known that it is
     *     present
     * @return the context
     */
    public static EvaluationContext of(Map<String, ?> attributes) {
        Map<String, Object> known = new HashMap<>();
        requireNonNull(attributes, "attributes")
                .forEach((name, value) -> known.put(
                        requireNonNull(name, "attributes"), AttributeValue.kept(requireNonNull(value, "attributes"))));
        return new StoredContext(known, Set.of());
    }

    /**
     * A user whose attributes are looked up when a condition asks, such as in an object of one's own: nothing is copied. The
     * context is equal to itself alone.
     *
     * @param attributes gives the value of an attribute by its name, or null where it is not known. It is asked by each thread that
     *     evaluates; what it throws, the evaluation throws
     * @param segments whether the user is a member of the segment of a name
     * @return the context
     */
    public static EvaluationContext lookingUp(Function<String, ?> attributes, Predicate<String> segments) {
        return new LookedUpContext(requireNonNull(attributes, "attributes"), requireNonNull(segments, "segments"));
    }

    /**
     * This context with a text.
     *
     * @param attribute name of the attribute
     * @param text its value
     * @return a context that differs in this
     */
    public EvaluationContext with(String attribute, String text) {
        return withKept(requireNonNull(attribute, "attribute"), requireNonNull(text, "text"));
    }

    /**
     * This context with a number.
     *
     * @param attribute name of the attribute
     * @param number its value
     * @return a context that differs in this
     */
    public EvaluationContext with(String attribute, double number) {
        return withKept(requireNonNull(attribute, "attribute"), AttributeValue.kept(number));
    }

    /**
     * This context with a whole number, which can be a bucketing key.
     *
     * @param attribute name of the attribute
     * @param number its value
     * @return a context that differs in this
     */
    public EvaluationContext with(String attribute, long number) {
        return withKept(requireNonNull(attribute, "attribute"), AttributeValue.kept(number));
    }

    /**
     * This context with true or false.
     *
     * @param attribute name of the attribute
     * @param value its value
     * @return a context that differs in this
     */
    public EvaluationContext with(String attribute, boolean value) {
        return withKept(requireNonNull(attribute, "attribute"), value);
    }

    /**
     * This context in other segments than before.
     *
     * @param names names of all segments that the user is a member of
     * @return a context that differs in this
     */
    public abstract EvaluationContext inSegments(String... names);

    abstract EvaluationContext withKept(String attribute, Object value);

    /** The attribute, kept or as it was found. */
    @Nullable
    abstract Object value(String attribute);

    abstract boolean isIn(String segment);

    boolean has(String attribute) {
        return value(attribute) != null;
    }

    /** The attribute if it is a text. */
    @Nullable
    String text(String attribute) {
        return AttributeValue.text(value(attribute));
    }

    /** The attribute if it is a number, or no number. */
    double number(String attribute) {
        return AttributeValue.number(value(attribute));
    }

    /** Whether the attribute is a boolean, and this one. */
    boolean is(String attribute, boolean expected) {
        return value(attribute) instanceof Boolean value && value == expected;
    }

    /** The attribute if it can be a bucketing key: a text that is not empty, or a whole number. */
    @Nullable
    String key(String attribute) {
        return AttributeValue.key(value(attribute));
    }
}
