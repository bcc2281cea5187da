package io.github.rolloutplanner.snippet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The type of what a script is given: a value, or an object of which some members are known. */
final class AttributeType {
    private static final String ANY = "any";

    private final Map<String, AttributeType> members = new LinkedHashMap<>();
    private String value = "";

    /** Says what is at a path; what is said to be two things may be anything. */
    void add(List<String> path, String type) {
        if (!path.isEmpty()) {
            members.computeIfAbsent(path.get(0), name -> new AttributeType()).add(path.subList(1, path.size()), type);
        } else {
            value = value.isEmpty() || value.equals(type) ? type : ANY;
        }
    }

    /** As TypeScript writes it, each member optional. */
    String text() {
        if (members.isEmpty()) {
            return value.isEmpty() ? ANY : value;
        }
        return value.isEmpty()
                ? members.entrySet().stream()
                        .map(member -> name(member.getKey()) + "?: "
                                + member.getValue().text())
                        .collect(Collectors.joining(", ", "{ ", " }"))
                : ANY;
    }

    /** In a comment, which the name must not end. */
    private static String name(String member) {
        return Names.plain(member) ? member : Escapes.javascript(member).replace("*/", "*\\/");
    }
}
