package io.github.rolloutplanner.openfeature;

import io.github.rolloutplanner.flag.FlagState;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;

/** What the conditions and the hash of a flag look at. */
final class FlagAttributes {
    private final Map<String, AttributePath> paths = new HashMap<>();
    private final String bucketBy;

    FlagAttributes(FlagState flag) {
        bucketBy = flag.bucketBy().orElse("");
        add(bucketBy);
        flag.rules()
                .forEach(rule -> rule.condition()
                        .ifPresent(condition -> condition.attributes().forEach(this::add)));
    }

    private void add(String attribute) {
        AttributePath path = AttributePath.of(attribute);
        if (path != null) {
            paths.put(attribute, path);
        }
    }

    /** Null for one that can be in no structure. */
    @Nullable
    AttributePath path(String attribute) {
        return paths.get(attribute);
    }

    boolean isBucketingKey(String attribute) {
        return attribute.equals(bucketBy);
    }
}
