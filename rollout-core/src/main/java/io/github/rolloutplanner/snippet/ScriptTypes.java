package io.github.rolloutplanner.snippet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types of parameters, in comments that editors read, and the TypeScript compiler where it checks JavaScript. */
final class ScriptTypes {
    private ScriptTypes() {}

    /**
     * The type of each of the {@linkplain SnippetRequest#subjectsWithSegments() objects} that the code is given. Conditions ask for
     * the type of a value before they use it, so that it may be unknown.
     */
    static Map<String, String> subjects(SnippetRequest request) {
        Map<String, AttributeType> types = new LinkedHashMap<>();
        request.subjectsWithSegments().forEach(subject -> types.put(subject, new AttributeType()));
        request.bucketBy().ifPresent(attribute -> add(attribute, "string | number", types));
        request.attributes().forEach(attribute -> add(attribute, "unknown", types));
        if (!request.segments().isEmpty()) {
            add(SnippetRequest.USER + ".segments", "string[]", types);
        }
        return types.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, type -> type.getValue().text(), (one, same) -> one, LinkedHashMap::new));
    }

    private static void add(String attribute, String type, Map<String, AttributeType> types) {
        List<String> parts = List.of(attribute.split("\\.", -1));
        types.computeIfAbsent(SnippetRequest.subject(attribute), name -> new AttributeType())
                .add(parts.subList(1, parts.size()), type);
    }

    /** Parameters that may be left out. */
    static Stream<String> optional(Map<String, String> types) {
        return types.entrySet().stream().map(type -> parameter(type.getValue(), "[" + type.getKey() + "]"));
    }

    static String parameter(String type, String name) {
        return "@param {" + type + "} " + name;
    }

    /** The comment above a function; nothing for one without parameters. */
    static String comment(Stream<String> parameters) {
        List<String> lines = parameters.toList();
        if (lines.size() < 2) {
            return lines.isEmpty() ? "" : "/** " + lines.get(0) + " */\n";
        }
        return lines.stream().collect(Collectors.joining("\n * ", "/**\n * ", "\n */\n"));
    }
}
