package io.github.rolloutplanner.flag;

import io.github.rolloutplanner.internal.bounds.Elements;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/** A user of whom others know, who are asked. */
final class LookedUpContext extends EvaluationContext {
    private final Function<String, ?> attributes;
    private final Predicate<String> segments;

    LookedUpContext(Function<String, ?> attributes, Predicate<String> segments) {
        this.attributes = attributes;
        this.segments = segments;
    }

    @Override
    public EvaluationContext inSegments(String... names) {
        return new LookedUpContext(attributes, Set.copyOf(Elements.listOf(names, "names"))::contains);
    }

    @Override
    EvaluationContext withKept(String attribute, Object value) {
        return new LookedUpContext(name -> name.equals(attribute) ? value : attributes.apply(name), segments);
    }

    @Override
    @Nullable
    Object value(String attribute) {
        return attributes.apply(attribute);
    }

    @Override
    boolean isIn(String segment) {
        return segments.test(segment);
    }

    @Override
    public String toString() {
        return "EvaluationContext[looked up in " + attributes + "]";
    }
}
