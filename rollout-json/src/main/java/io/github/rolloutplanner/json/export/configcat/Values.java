package io.github.rolloutplanner.json.export.configcat;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.internal.export.JsonObject;

/** What settings give. */
final class Values {
    static final int SWITCH = 0;
    static final int TEXT = 1;

    private Values() {}

    static JsonObject of(boolean value) {
        return JsonObject.of("b", value);
    }

    static JsonObject of(FlagValue value) {
        return value instanceof FlagValue.Switch state ? of(state.on()) : JsonObject.of("s", value.toString());
    }

    static JsonObject served(boolean value) {
        return served(FlagValue.of(value));
    }

    /** A value with the name that evaluation details show. */
    static JsonObject served(FlagValue value) {
        return JsonObject.of("v", of(value)).with("i", name(value));
    }

    static String name(FlagValue value) {
        return value instanceof FlagValue.Switch state ? state.on() ? "on" : "off" : value.toString();
    }
}
