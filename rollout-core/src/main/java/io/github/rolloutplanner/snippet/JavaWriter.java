package io.github.rolloutplanner.snippet;

import static java.util.Objects.requireNonNull;

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

/** Classes that call an OpenFeature client. */
final class JavaWriter implements SnippetWriter {
    private static final List<String> IMPORTS = List.of(
            "dev.openfeature.sdk.Client",
            "dev.openfeature.sdk.EvaluationContext",
            "dev.openfeature.sdk.ImmutableContext",
            "dev.openfeature.sdk.Value",
            "java.util.Arrays",
            "java.util.Map",
            "java.util.Set",
            "java.util.function.Supplier");

    private static final JavaConditions CONDITIONS = new JavaConditions();

    private static final Map<FeatureFlag.Type, String> ONE_LINE = Map.of(
            FeatureFlag.Type.BOOLEAN,
            "if (client.getBooleanValue(%key%, false)) { render%Feature%(); }",
            FeatureFlag.Type.PERCENTAGE,
            "if (client.getBooleanValue(%key%, false, new ImmutableContext(%bucket%))) { render%Feature%(); }",
            FeatureFlag.Type.MULTIVARIATE,
            "render%Feature%(client.getStringValue(%key%, \"control\", new ImmutableContext(%bucket%)));");

    @Override
    public String oneLine(FeatureFlag.Type type, String key, String bucketBy) {
        return CodeTemplate.fill(
                requireNonNull(ONE_LINE.get(type)),
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
        values.put("decide", request.targets() ? decide(values) : "");
        values.put("imports", "");
        values.put("imports", imports(CodeTemplate.fill(JavaTemplates.FILE, values)));
        return CodeTemplate.fill(JavaTemplates.FILE, values);
    }

    private static Map<String, String> values(SnippetRequest request) {
        String context = context(request);
        String ask = ask(request);
        List<String> branches = branches(request);
        Map<String, String> values = new HashMap<>();
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

    private static String chooser(SnippetRequest request, Map<String, String> values) {
        if (!request.choosesVariant()) {
            return JavaTemplates.SWITCH;
        }
        List<String> branches = branches(request);
        values.put("branches", entries(request, branches));
        values.put("control", branches.get(0));
        return JavaTemplates.VARIANTS;
    }

    private static String decide(Map<String, String> values) {
        return CodeTemplate.indented(CodeTemplate.fill(JavaTemplates.DECIDE, values), "    ");
    }

    private static String imports(String source) {
        return IMPORTS.stream()
                .filter(name -> Pattern.compile("\\b" + name.substring(name.lastIndexOf('.') + 1) + "\\b")
                        .matcher(source)
                        .find())
                .map(name -> "import " + name + ";")
                .collect(Collectors.joining("\n"));
    }

    private static String ask(SnippetRequest request) {
        String context = request.bucketBy().isPresent() ? ", context)" : ")";
        return request.choosesVariant()
                ? "client.getStringValue(KEY, " + Escapes.java(request.control()) + context
                : "client.getBooleanValue(KEY, " + request.onByDefault() + context;
    }

    private static String context(SnippetRequest request) {
        return request.bucketBy()
                .map(attribute -> CodeTemplate.fill(
                        JavaTemplates.CONTEXT,
                        Map.of("id", Names.variable(attribute), "attribute", Escapes.java(attribute))))
                .orElse("");
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
