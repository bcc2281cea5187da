package io.github.rolloutplanner.flag;

import io.github.rolloutplanner.internal.bounds.Elements;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

/** A user whose attributes are kept, each as {@link AttributeValue} has it. */
final class StoredContext extends EvaluationContext {
    static final EvaluationContext EMPTY = new StoredContext(Map.of(), Set.of());

    private final Map<String, Object> attributes;
    private final Set<String> segments;

    StoredContext(Map<String, Object> attributes, Set<String> segments) {
        this.attributes = attributes;
        this.segments = segments;
    }

    @Override
    public EvaluationContext inSegments(String... names) {
        return new StoredContext(attributes, new HashSet<>(Elements.listOf(names, "names")));
    }

    @Override
    EvaluationContext withKept(String attribute, Object value) {
        Map<String, Object> more = new HashMap<>(attributes);
        more.put(attribute, value);
        return new StoredContext(more, segments);
    }

    @Override
    @Nullable
    Object value(String attribute) {
        return attributes.get(attribute);
    }

    @Override
    boolean isIn(String segment) {
        return segments.contains(segment);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredContext context
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
}
