package io.github.rolloutplanner.json.export.configcat;

import io.github.rolloutplanner.json.internal.export.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings by which one flag says what its own rules cannot. */
final class Helpers {
    private final String flagKey;
    private final Map<String, JsonObject> settings = new LinkedHashMap<>();

    Helpers(String flagKey) {
        this.flagKey = flagKey;
    }

    void addTo(JsonObject all) {
        settings.forEach(all::with);
    }

    /** A condition on not meeting another one. */
    JsonObject isNot(JsonObject condition) {
        JsonObject rule = JsonObject.of("c", List.of(condition)).with("s", Values.served(true));
        return isAdded(flagKey + ".not-" + (settings.size() + 1), JsonObject.of("r", List.of(rule)), false);
    }

    /** A condition on being in a percentage. */
    JsonObject isExposed(String bucketBy, List<JsonObject> options) {
        return isAdded(flagKey + ".exposed", JsonObject.of("a", bucketBy).with("p", options), true);
    }

    private JsonObject isAdded(String key, JsonObject targeting, boolean expected) {
        settings.put(key, targeting.with("t", Values.SWITCH).with("v", Values.of(false)));
        JsonObject condition = JsonObject.of("f", key).with("c", 0).with("v", Values.of(expected));
        return JsonObject.of("p", condition);
    }
}
