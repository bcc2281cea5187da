package io.github.rolloutplanner.json.export.unleash;

import io.github.rolloutplanner.json.internal.export.JsonObject;
import java.util.List;

/** What all must hold of a user for one strategy. */
record Constraints(List<JsonObject> constraints, List<Integer> segments) {
    static final Constraints NONE = new Constraints(List.of(), List.of());
}
