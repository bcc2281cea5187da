package io.github.rolloutplanner.json.internal.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An object of a document, with its members in the order in which they were given. */
public final class JsonObject {
    private final Map<String, Object> members = new LinkedHashMap<>();

    /** Starts an object with one member. */
    public static JsonObject of(String key, Object value) {
        return new JsonObject().with(key, value);
    }

    /**
     * Adds a member.
     *
     * @param value a text, number, boolean, list, map or object
     */
    public JsonObject with(String key, Object value) {
        members.put(key, value);
        return this;
    }

    /** Adds a member only where something holds. */
    public JsonObject withIf(boolean holds, String key, Object value) {
        return holds ? with(key, value) : this;
    }

    /** An object with the same members, to which others can be added. */
    public JsonObject copy() {
        JsonObject copy = new JsonObject();
        copy.members.putAll(members);
        return copy;
    }

    /** The same object with another name for one of its members. */
    public JsonObject renaming(String from, String to) {
        JsonObject renamed = new JsonObject();
        members.forEach((key, value) -> renamed.with(key.equals(from) ? to : key, value));
        return renamed;
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
