package io.github.rolloutplanner.snippet;

import io.github.rolloutplanner.flag.TargetingRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Parts of JavaScript that the four styles written in it share. */
final class Script {
    private static final String RULE = """
            // %who%
            if (%condition%) {
              return %value%;
            }
            """;

    private static final String TARGETING = """
            // %order%
            %types%
            function decide%Feature%(%subjects%) {
              %rules%
              return %ask%;
            }

            """;

    private Script() {}

    /** Reads an attribute of a subject that may be missing: {@code user?.id}. */
    static String safePath(String attribute, UnaryOperator<String> subject) {
        return path(attribute, subject, "?.", "?.[");
    }

    /** Reads an attribute of a subject that is there: {@code user.id}. */
    static String path(String attribute) {
        return path(attribute, UnaryOperator.identity(), ".", "[");
    }

    private static String path(String attribute, UnaryOperator<String> subject, String dot, String bracket) {
        String[] parts = attribute.split("\\.", -1);
        StringBuilder path = new StringBuilder(subject.apply(Names.variable(parts[0])));
        for (String part : List.of(parts).subList(1, parts.length)) {
            path.append(Names.plain(part) ? dot + part : bracket + Escapes.javascript(part) + "]");
        }
        return path.toString();
    }

    /** Asks the {@code featureFlags} client. */
    static String ask(SnippetRequest request, UnaryOperator<String> subject) {
        return call(
                request.choosesVariant(),
                request.key(),
                request.bucketBy()
                        .map(attribute -> safePath(attribute, subject))
                        .orElse(""));
    }

    /** A call of the {@code featureFlags} client. */
    static String call(boolean variant, String key, String bucket) {
        String arguments = Escapes.javascript(key) + (bucket.isEmpty() ? "" : ", " + bucket);
        return "featureFlags." + (variant ? "getVariant" : "isEnabled") + "(" + arguments + ")";
    }

    /** Asks the client, or the function with the rules. */
    static String decision(SnippetRequest request, UnaryOperator<String> subject) {
        String subjects = request.subjectsWithSegments().stream().map(subject).collect(Collectors.joining(", "));
        return request.targets() ? "decide" + feature(request) + "(" + subjects + ")" : ask(request, subject);
    }

    static String feature(SnippetRequest request) {
        return Names.pascal(request.key(), "Feature");
    }

    /** What templates of all styles may name. */
    static Map<String, String> values(SnippetRequest request) {
        Map<String, String> values = new HashMap<>();
        values.put("Feature", feature(request));
        values.put("feature", Names.camel(request.key(), "Feature"));
        values.put("subjects", String.join(", ", request.subjectsWithSegments()));
        values.put("types", types(request));
        values.put("new", comment(request.newBehavior()));
        values.put("old", comment(request.oldBehavior()));
        values.put("decision", decision(request, UnaryOperator.identity()));
        values.put("targeting", targeting(request));
        return values;
    }

    /** The function with the rules; nothing for patterns without. */
    private static String targeting(SnippetRequest request) {
        return request.targets()
                ? CodeTemplate.fill(
                        TARGETING,
                        Map.of(
                                "order", order(request),
                                "Feature", feature(request),
                                "types", types(request),
                                "subjects", String.join(", ", request.subjectsWithSegments()),
                                "rules", rules(request, segment -> "user?.segments?.includes(" + segment + ")"),
                                "ask", ask(request, UnaryOperator.identity())))
                : "";
    }

    private static String types(SnippetRequest request) {
        return ScriptTypes.comment(ScriptTypes.optional(ScriptTypes.subjects(request)));
    }

    /** Says what is asked after the rules. */
    static String order(SnippetRequest request) {
        return "Rules first, in this order; then the "
                + request.bucketBy()
                        .map(attribute -> "percentage by " + Escapes.comment(attribute))
                        .orElse("flag itself")
                + ".";
    }

    static String rules(SnippetRequest request, UnaryOperator<String> isMember) {
        ScriptConditions conditions = new ScriptConditions(isMember);
        return request.rules().stream()
                .map(rule -> rule(request, rule, conditions))
                .collect(Collectors.joining());
    }

    private static String rule(SnippetRequest request, TargetingRule rule, ScriptConditions conditions) {
        return CodeTemplate.fill(
                RULE,
                Map.of(
                        "who", comment(rule.segment()),
                        "condition",
                                rule.condition().map(conditions::of).orElseGet(() -> conditions.member(rule.segment())),
                        "value",
                                request.choosesVariant()
                                        ? Escapes.javascript(request.variantOf(rule))
                                        : String.valueOf(request.switchesOn(rule))));
    }

    static String literals(List<String> texts) {
        return texts.stream().map(Escapes::javascript).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A name for the branch of each variant, the control's first. */
    static List<String> branchNames(SnippetRequest request, String prefix) {
        return Names.distinct(request.variants().stream()
                .map(variant -> prefix + feature(request) + Names.pascal(variant, "Variant"))
                .toList());
    }

    /** Entries of a map from variant to branch, each with a comment. */
    static String entries(SnippetRequest request, List<String> branches) {
        List<String> variants = request.variants();
        return IntStream.range(0, variants.size())
                .mapToObj(i -> entry(request, variants.get(i), branches.get(i)))
                .collect(Collectors.joining());
    }

    private static String entry(SnippetRequest request, String variant, String branch) {
        return "// " + branchComment(request, variant) + "\n[" + Escapes.javascript(variant) + ", " + branch + "],\n";
    }

    /** Which variant, and what its users get. */
    static String branchComment(SnippetRequest request, String variant) {
        return comment(variant) + ": " + comment(request.behaviorOf(variant));
    }

    static String lines(List<String> names, Function<String, String> line) {
        return names.stream().map(line).collect(Collectors.joining("\n"));
    }

    private static String comment(String text) {
        return Escapes.comment(text);
    }
}
