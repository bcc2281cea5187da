package io.github.rolloutplanner.openfeature;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.Value;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/** A view of OpenFeature's context as the conditions and the hash of one flag see it; {@link RolloutProvider} has the rules. */
final class RequestAttributes implements Function<String, Object>, Predicate<String> {
    private static final String SEGMENTS = "segments";

    private final EvaluationContext request;
    private final FlagAttributes attributes;

    private RequestAttributes(EvaluationContext request, FlagAttributes attributes) {
        this.request = request;
        this.attributes = attributes;
    }

    static io.github.rolloutplanner.flag.EvaluationContext of(
            @Nullable EvaluationContext request, FlagAttributes attributes) {
        RequestAttributes view = new RequestAttributes(request == null ? ImmutableContext.EMPTY : request, attributes);
        return io.github.rolloutplanner.flag.EvaluationContext.lookingUp(view, view);
    }

    @Override
    @Nullable
    public Object apply(String attribute) {
        Value value = request.getValue(attribute);
        return value == null || value.isNull() || isNoKey(attribute, value) ? elsewhere(attribute) : plain(value);
    }

    /** An empty text tells no users apart. */
    private boolean isNoKey(String attribute, Value value) {
        return "".equals(value.asString()) && attributes.isBucketingKey(attribute);
    }

    /** Most attributes are found by their names. */
    @Nullable
    private Object elsewhere(String attribute) {
        AttributeWays ways = attributes.ways(attribute);
        Value value = ways == null ? null : ways.find(request);
        if (value != null) {
            return plain(value);
        }
        return attributes.isBucketingKey(attribute) ? request.getTargetingKey() : null;
    }

    private static Object plain(Value value) {
        return value.isInstant() ? value.asObject().toString() : value.asObject();
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
