package io.github.rolloutplanner.json.export.flagsmith;

import io.github.rolloutplanner.flag.Bucketing;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.JsonText;
import io.github.rolloutplanner.json.internal.export.Remainder;
import io.github.rolloutplanner.json.internal.export.Remainder.Part;
import java.util.ArrayList;
import java.util.List;

/** One flag and its states. */
final class Feature {
    static final int MOST_SEGMENTS = 400;

    /** Ids of what belongs to a flag are close together: segments, and from here on the states in them. */
    private static final int STATES = 500;

    private static final int ROOM = 1_000;

    private final FlagView flag;

    Feature(FlagView flag) {
        this.flag = flag;
    }

    /** A number that is made from the key alone, so that it is the same in each phase. */
    int id() {
        return Math.floorMod(Bucketing.hash(flag.key(), 0), Integer.MAX_VALUE / ROOM - 1) * ROOM + ROOM;
    }

    FlagValue last() {
        return flag.remainder() instanceof Remainder.Same same
                ? same.value()
                : flag.state().defaultValue();
    }

    JsonObject state(FlagValue value) {
        return state(value, id(), List.of());
    }

    /**
     * A state in a segment; rules before it have a smaller priority number. It has another id than the segment: who gets which variant
     * is decided by the same hash as the percentage, but for the id.
     */
    JsonObject override(FlagValue value, int segment, int priority, List<JsonObject> variants) {
        return state(value, id() + STATES + segment, variants)
                .with("feature_segment", JsonObject.of("priority", priority));
    }

    private JsonObject state(FlagValue value, int id, List<JsonObject> variants) {
        Object content = value instanceof FlagValue.Variant variant ? (Object) variant.name() : JsonText.Null.NULL;
        boolean isEnabled = !(value instanceof FlagValue.Switch state) || state.on();
        return JsonObject.of("django_id", id)
                .with(
                        "feature",
                        JsonObject.of("id", id()).with("name", flag.key()).with("type", "STANDARD"))
                .with("enabled", isEnabled)
                .with("feature_state_value", content)
                .with("multivariate_feature_state_values", variants);
    }

    /** What those get who are exposed and do not get what the state itself gives. */
    List<JsonObject> variants(List<Part> parts) {
        List<JsonObject> variants = new ArrayList<>();
        for (Part part : parts) {
            int id = id() + variants.size() + 1;
            JsonObject option =
                    JsonObject.of("id", id).with("value", part.value().toString());
            variants.add(JsonObject.of("id", id)
                    .with("multivariate_feature_option", option)
                    .with("percentage_allocation", part.share().percentage().value()));
        }
        return variants;
    }
}
