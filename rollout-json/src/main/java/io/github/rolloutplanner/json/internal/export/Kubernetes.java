package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.Map;

/** Objects of Kubernetes, and what is the same in all of them. */
public final class Kubernetes {
    private static final String CHANGE = "rollout-planner/change";
    private static final int LONGEST_CHANGE = 1_000;

    private Kubernetes() {}

    /** An object with a name. */
    public static JsonObject object(String apiVersion, String kind, String name, RolloutPlan plan) {
        return JsonObject.of("apiVersion", apiVersion)
                .with("kind", kind)
                .with(
                        "metadata",
                        JsonObject.of("name", name).with("annotations", Map.of(CHANGE, start(plan.feature()))));
    }

    /** A deployment that another object is about. */
    public static JsonObject deployment(String name) {
        return JsonObject.of("apiVersion", "apps/v1").with("kind", "Deployment").with("name", name);
    }

    private static String start(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_CHANGE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_CHANGE));
    }
}
