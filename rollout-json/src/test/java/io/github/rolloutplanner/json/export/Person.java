package io.github.rolloutplanner.json.export;

import io.github.rolloutplanner.flag.EvaluationContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A user of whom something is known, as the caller of any flag system knows it.
 *
 * @param attributes by the names that plans have for them
 */
record Person(Map<String, Object> attributes, List<String> segments) {

    static Person named(String id) {
        return new Person(Map.of("user.id", id), List.of());
    }

    static Person unknown() {
        return new Person(Map.of(), List.of());
    }

    Person with(String attribute, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Person(more, segments);
    }

    Person in(String segment) {
        List<String> more = new ArrayList<>(segments);
        more.add(segment);
        return new Person(attributes, more);
    }

    EvaluationContext context() {
        return EvaluationContext.of(attributes).inSegments(segments.toArray(String[]::new));
    }

    /** What the flag system knows the user by. */
    Optional<String> id() {
        return Optional.ofNullable((String) attributes.get("user.id"));
    }

    /** All but the id, by the names that the flag system has for them. */
    Map<String, Object> others() {
        Map<String, Object> others = new LinkedHashMap<>();
        attributes.forEach((attribute, value) -> {
            if (!attribute.equals("user.id")) {
                others.put(AttributeNames.standard().nameOf(attribute), value);
            }
        });
        return others;
    }

    static List<Person> crowd(int size) {
        return IntStream.range(0, size)
                .mapToObj(number -> named("user-" + number))
                .toList();
    }
}
