package io.github.rolloutplanner.snippet;

import io.github.rolloutplanner.flag.AttributeCondition;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.TargetingCondition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Classes that call the client of a flag system. */
final class JavaWriter implements SnippetWriter {
    private static final List<String> TYPES = List.of(
            "java.util.Arrays", "java.util.List", "java.util.Map", "java.util.Set", "java.util.function.Supplier");

    private static final JavaConditions CONDITIONS = new JavaConditions();

    private final JavaClient client;

    JavaWriter(JavaClient client) {
        this.client = client;
    }

    @Override
    public String oneLine(FeatureFlag.Type type, String key, String bucketBy) {
        return CodeTemplate.fill(
                client.line(type),
                Map.of(
                        "key", Escapes.java(key),
                        "Feature", Names.pascal(key, "Feature"),
                        "bucket", accessors(bucketBy)));
    }

    /** The JDK has no semantic versions, and its parsers of times throw. */
    @Override
    public boolean canSay(TargetingCondition condition) {
        return SnippetWriter.super.canSay(condition)
                && !(condition instanceof AttributeCondition.IsBefore)
                && !(condition instanceof AttributeCondition.IsAfter);
    }

    @Override
    public String whole(SnippetRequest request) {
        Map<String, String> values = values(request);
        values.put("choose", CodeTemplate.fill(chooser(request, values), values));
        values.put("decide", request.targets() ? member(JavaTemplates.DECIDE, values) : "");
        values.put("members", member(client.members(request), values));
        values.put("imports", "");
        values.put("imports", imports(CodeTemplate.fill(JavaTemplates.FILE, values)));
        return CodeTemplate.fill(JavaTemplates.FILE, values);
    }

    private Map<String, String> values(SnippetRequest request) {
        List<String> branches = branches(request);
        Map<String, String> values = questionValues(request);
        String context = request.bucketBy().isPresent() ? CodeTemplate.fill(client.context(), values) : "";
        String ask = CodeTemplate.fill(client.question(request), values);
        values.put("type", client.type());
        values.put("Feature", Script.feature(request));
        values.put("key", Escapes.java(request.key()));
        values.put("new", Escapes.comment(request.newBehavior()));
        values.put("old", Escapes.comment(request.oldBehavior()));
        values.put("order", Script.order(request));
        values.put("answer", request.choosesVariant() ? "String" : "boolean");
        values.put("subjects", typed(request).collect(Collectors.joining(", ")));
        values.put("parameters", parameters(request, branches));
        values.put("rules", rules(request));
        values.put("ask", ask);
        values.put("decision", request.targets() ? "decide(" + arguments(request) + ")" : ask);
        values.put("context", request.targets() ? "" : context);
        values.put("ownContext", context);
        return values;
    }

    /** What the question names: whom, and what the answer is if there is none. */
    private static Map<String, String> questionValues(SnippetRequest request) {
        String id = request.bucketBy().orElse("");
        List<String> treatments =
                request.variants().subList(1, request.variants().size());
        Map<String, String> values = new HashMap<>();
        values.put("id", Names.variable(id));
        values.put("attribute", Escapes.java(id));
        values.put("treatments", treatments.stream().map(Escapes::java).collect(Collectors.joining(", ")));
        values.put(
                "default",
                request.choosesVariant() ? Escapes.java(request.control()) : String.valueOf(request.onByDefault()));
        return values;
    }

    private static String chooser(SnippetRequest request, Map<String, String> values) {
        if (!request.choosesVariant()) {
            return JavaTemplates.SWITCH;
        }
        List<String> branches = branches(request);
        values.put("branches", entries(request, branches));
        values.put("control", branches.get(0));
        return JavaTemplates.VARIANTS;
    }

    private static String member(String template, Map<String, String> values) {
        return CodeTemplate.indented(CodeTemplate.fill(template, values), "    ");
    }

    private String imports(String source) {
        return Stream.concat(client.types().stream(), TYPES.stream())
                .filter(name -> Pattern.compile("\\b" + name.substring(name.lastIndexOf('.') + 1) + "\\b")
                        .matcher(source)
                        .find())
                .map(name -> "import " + name + ";")
                .collect(Collectors.joining("\n"));
    }

    /** Parameters of the rules and the percentage, with their types. */
    private static Stream<String> typed(SnippetRequest request) {
        List<String> parameters = new ArrayList<>();
        request.bucketBy().ifPresent(attribute -> parameters.add("String " + Names.variable(attribute)));
        if (!request.attributes().isEmpty()) {
            parameters.add("Map<String, ?> attributes");
        }
        if (!request.segments().isEmpty()) {
            parameters.add("Set<String> segments");
        }
        return parameters.stream();
    }

    private static String arguments(SnippetRequest request) {
        return typed(request)
                .map(parameter -> parameter.substring(parameter.lastIndexOf(' ') + 1))
                .collect(Collectors.joining(", "));
    }

    /** One to a line: the branches of many variants are wide. */
    private static String parameters(SnippetRequest request, List<String> branches) {
        return Stream.concat(typed(request), branches.stream().map(branch -> "Supplier<T> " + branch))
                .collect(Collectors.joining(",\n", "", ") {"));
    }

    private static List<String> branches(SnippetRequest request) {
        String render = "render" + Script.feature(request);
        return request.choosesVariant() ? Script.branchNames(request, "render") : List.of(render, render + "Fallback");
    }

    private static String entries(SnippetRequest request, List<String> branches) {
        List<String> variants = request.variants();
        return IntStream.range(0, variants.size())
                .mapToObj(i -> "// " + Script.branchComment(request, variants.get(i)) + "\n" + "Map.entry("
                        + Escapes.java(variants.get(i)) + ", " + branches.get(i) + ")")
                .collect(Collectors.joining(",\n", "", ");\n"));
    }

    private static String rules(SnippetRequest request) {
        return request.rules().stream()
                .map(rule -> CodeTemplate.fill(
                        JavaTemplates.RULE,
                        Map.of(
                                "who", Escapes.comment(rule.segment()),
                                "condition",
                                        rule.condition()
                                                .map(CONDITIONS::of)
                                                .orElseGet(() -> CONDITIONS.member(rule.segment())),
                                "value",
                                        request.choosesVariant()
                                                ? Escapes.java(request.variantOf(rule))
                                                : String.valueOf(request.switchesOn(rule)))))
                .collect(Collectors.joining());
    }

    /** {@code user.id} becomes {@code user.id()}. */
    private static String accessors(String attribute) {
        String[] parts = attribute.split("\\.", -1);
        return Stream.of(parts)
                .skip(1)
                .map(part -> "." + Names.member(part) + "()")
                .collect(Collectors.joining("", Names.variable(parts[0]), ""));
    }
}
