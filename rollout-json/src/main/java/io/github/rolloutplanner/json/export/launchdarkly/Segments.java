package io.github.rolloutplanner.json.export.launchdarkly;

import io.github.rolloutplanner.json.internal.export.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The segments that one flag needs for what its own rules cannot say. */
final class Segments {
    private final String flagKey;
    private final List<Segment> all = new ArrayList<>();

    Segments(String flagKey) {
        this.flagKey = flagKey;
    }

    List<Segment> all() {
        return List.copyOf(all);
    }

    /** Those who meet a clause. */
    String of(JsonObject clause) {
        return added(flagKey + ".not-" + (all.size() + 1), JsonObject.of("clauses", List.of(clause)));
    }

    /** A percentage of the users. */
    String exposed(long weight, String bucketBy) {
        return added(
                flagKey + ".exposed",
                JsonObject.of("clauses", List.of())
                        .with("weight", weight)
                        .with("bucketBy", bucketBy)
                        .with("rolloutContextKind", "user"));
    }

    private String added(String key, JsonObject rule) {
        all.add(new Segment(key, rule));
        return key;
    }

    /** A segment of one rule. */
    record Segment(String key, JsonObject rule) {
        JsonObject json() {
            return JsonObject.of("key", key)
                    .with("version", 1)
                    .with("salt", key)
                    .with("included", List.of())
                    .with("excluded", List.of())
                    .with("rules", List.of(rule));
        }
    }
}
