package io.github.rolloutplanner.openfeature;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.Structure;
import dev.openfeature.sdk.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/** A view of OpenFeature's context as the conditions and the hash of one flag see it; {@link RolloutProvider} has the rules. */
final class RequestAttributes implements Function<String, Object>, Predicate<String> {
    private static final String SEGMENTS = "segments";

    private final EvaluationContext request;
    private final Optional<String> bucketBy;

    private RequestAttributes(EvaluationContext request, Optional<String> bucketBy) {
        this.request = request;
        this.bucketBy = bucketBy;
    }

    static io.github.rolloutplanner.flag.EvaluationContext of(
            @Nullable EvaluationContext request, Optional<String> bucketBy) {
        RequestAttributes attributes =
                new RequestAttributes(request == null ? ImmutableContext.EMPTY : request, bucketBy);
        return io.github.rolloutplanner.flag.EvaluationContext.lookingUp(attributes, attributes);
    }

    @Override
    @Nullable
    public Object apply(String attribute) {
        Value value = find(request, attribute);
        if (value != null) {
            return value.isInstant() ? value.asObject().toString() : value.asObject();
        }
        return bucketBy.isPresent() && bucketBy.get().equals(attribute) ? request.getTargetingKey() : null;
    }

    @Nullable
    private static Value find(Structure structure, String name) {
        Value value = structure.getValue(name);
        if (value != null && !value.isNull()) {
            return value;
        }
        int dot = name.indexOf('.');
        Value outer = dot < 0 ? null : structure.getValue(name.substring(0, dot));
        return outer != null && outer.isStructure() ? find(outer.asStructure(), name.substring(dot + 1)) : null;
    }

    @Override
    public boolean test(String segment) {
        Value segments = request.getValue(SEGMENTS);
        return segments != null && segments.isList() && contains(segments.asList(), segment);
    }

    private static boolean contains(List<Value> segments, String segment) {
        for (Value each : segments) {
            if (segment.equals(each.asString())) {
                return true;
            }
        }
        return false;
    }
}
