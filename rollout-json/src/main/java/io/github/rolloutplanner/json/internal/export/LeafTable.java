package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.flag.AttributeCondition;
import io.github.rolloutplanner.flag.AttributeCondition.Ordering;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.json.export.Loss;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a system has for each form of a condition that is not made of others.
 *
 * @param <T> how it is written
 */
public abstract class LeafTable<T> {
    private static final String PART = "(?:0|[1-9][0-9]{0,8})";
    private static final Pattern SEMANTIC = Pattern.compile(PART + "\\." + PART + "\\." + PART + "(?:$|[-+])");

    private final Map<Class<?>, Form<T>> forms = Map.ofEntries(
            form(TargetingCondition.InSegment.class, (in, spot) -> segment(in.segment(), spot)),
            form(TargetingCondition.Is.class, (is, spot) -> isOneOf(is.attribute(), is.texts(), spot)),
            form(TargetingCondition.In.class, (in, spot) -> isOneOf(in.attribute(), in.values(), spot)),
            form(TargetingCondition.EndsWith.class, part(TextPart.END)),
            form(AttributeCondition.StartsWith.class, part(TextPart.START)),
            form(AttributeCondition.Contains.class, part(TextPart.ANYWHERE)),
            form(AttributeCondition.IsBoolean.class, (is, spot) -> isBoolean(is.attribute(), is.value(), spot)),
            form(AttributeCondition.IsNumber.class, this::number),
            form(AttributeCondition.IsVersion.class, this::version),
            form(
                    AttributeCondition.IsBefore.class,
                    (is, spot) -> isTime(is.attribute(), Ordering.BELOW, is.time(), spot)),
            form(
                    AttributeCondition.IsAfter.class,
                    (is, spot) -> isTime(is.attribute(), Ordering.ABOVE, is.time(), spot)),
            form(AttributeCondition.IsPresent.class, (is, spot) -> isPresent(is.attribute(), spot)));

    private static <T, C extends TargetingCondition> Map.Entry<Class<?>, Form<T>> form(
            Class<C> type, TypedForm<T, C> form) {
        return Map.entry(type, (leaf, spot) -> form.write(type.cast(leaf), spot));
    }

    private <C extends AttributeCondition> TypedForm<T, C> part(TextPart part) {
        return (leaf, spot) -> hasPart(leaf.attribute(), part, leaf.texts().get(0), spot);
    }

    private T number(AttributeCondition.IsNumber is, Spot spot) {
        return isNumber(is.attribute(), is.ordering(), is.number(), spot);
    }

    private T version(AttributeCondition.IsVersion is, Spot spot) {
        if (!SEMANTIC.matcher(is.version()).lookingAt()) {
            spot.refuse(
                    Loss.Feature.CONDITION,
                    "No flag system reads " + is.version() + " as a version.",
                    "Compare with a version whose parts have no zero in front and at most nine digits.");
        }
        return isVersion(is.attribute(), is.ordering(), is.version(), spot);
    }

    /** Writes a condition that is not made of others. */
    public final T leaf(TargetingCondition leaf, Spot spot) {
        Form<T> form = forms.get(leaf.getClass());
        if (form == null) {
            throw new IllegalArgumentException("No form for " + leaf.getClass());
        }
        return form.write(leaf, spot);
    }

    /** A member of a segment. */
    protected abstract T segment(String name, Spot spot);

    /** A text that is one of several; of none, where the list is empty. */
    protected abstract T isOneOf(String attribute, List<String> texts, Spot spot);

    /** A text that has another one in it. */
    protected abstract T hasPart(String attribute, TextPart part, String text, Spot spot);

    /** A boolean. */
    protected abstract T isBoolean(String attribute, boolean value, Spot spot);

    /** A number within a bound. */
    protected abstract T isNumber(String attribute, Ordering ordering, double number, Spot spot);

    /** A version within a bound. */
    protected abstract T isVersion(String attribute, Ordering ordering, String version, Spot spot);

    /** A time below or above another one. */
    protected abstract T isTime(String attribute, Ordering ordering, String time, Spot spot);

    /** An attribute of any value. */
    protected abstract T isPresent(String attribute, Spot spot);

    /** Where a text has another one in it. */
    public enum TextPart {
        /** At its start. */
        START,
        /** At its end. */
        END,
        /** Wherever it is. */
        ANYWHERE;

        /** What this has in a table. */
        public <V> V of(V start, V end, V anywhere) {
            return this == START ? start : this == END ? end : anywhere;
        }
    }

    @FunctionalInterface
    private interface Form<T> {
        T write(TargetingCondition leaf, Spot spot);
    }

    @FunctionalInterface
    private interface TypedForm<T, C> {
        T write(C leaf, Spot spot);
    }
}
