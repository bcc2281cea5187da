package io.github.rolloutplanner.openfeature;

import io.github.rolloutplanner.flag.FlagState;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;

/** What the conditions and the hash of a flag look at. */
final class FlagAttributes {
    private final Map<String, AttributeWays> ways = new HashMap<>();
    private final String bucketBy;

    FlagAttributes(FlagState flag) {
        bucketBy = flag.bucketBy().orElse("");
        add(bucketBy);
        flag.rules()
                .forEach(rule -> rule.condition()
                        .ifPresent(condition -> condition.attributes().forEach(this::add)));
    }

    private void add(String attribute) {
        ways.put(attribute, AttributeWays.of(attribute));
    }

    /** Null for one that the flag does not look at. */
    @Nullable
    AttributeWays ways(String attribute) {
        return ways.get(attribute);
    }

    boolean isBucketingKey(String attribute) {
        return attribute.equals(bucketBy);
    }
}
