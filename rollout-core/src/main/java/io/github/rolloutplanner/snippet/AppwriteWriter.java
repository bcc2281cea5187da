package io.github.rolloutplanner.snippet;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.rolloutplanner.flag.FeatureFlag;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Flags as documents of an Appwrite database, followed by Realtime, with teams as segments. */
final class AppwriteWriter implements SnippetWriter {
    /** As long as an id of a document may be. */
    private static final int LONGEST_ID = 36;

    private static final Map<FeatureFlag.Type, String> ONE_LINE = Map.of(
            FeatureFlag.Type.BOOLEAN, "if ((%document%).enabled) { render%Feature%(); }",
            FeatureFlag.Type.PERCENTAGE, "if (isInPercentage(%document%, %bucket%)) { render%Feature%(); }",
            FeatureFlag.Type.MULTIVARIATE, "render%Feature%(variantOf(%document%, %bucket%));");

    private static final String READ =
            "await databases.getDocument({ databaseId: 'feature_flags', collectionId: 'flags', documentId: %s })";

    @Override
    public String oneLine(FeatureFlag.Type type, String key, String bucketBy) {
        String id = documentId(key);
        String line = CodeTemplate.fill(
                requireNonNull(ONE_LINE.get(type)),
                Map.of(
                        "document", READ.replace("%s", id),
                        "bucket", Script.path(bucketBy),
                        "Feature", Names.pascal(key, "Feature")));
        return id.equals(Escapes.javascript(key)) ? line : line + " // " + Escapes.comment(key);
    }

    @Override
    public String whole(SnippetRequest request) {
        Map<String, String> values = Script.values(request);
        List<String> branches = branches(request);
        values.put("sdk", request.segments().isEmpty() ? "Databases" : "Databases, Query, Teams");
        values.put("imports", Script.lines(branches, name -> name + ","));
        values.put("document", document(request));
        values.put("flagType", flagType(request));
        values.put("documentId", documentId(request.key()));
        values.put("default", String.valueOf(request.onByDefault()));
        values.put("control", branches.get(0));
        values.put("controlName", Escapes.javascript(request.control()));
        values.put("subjects", parameters("client", request.subjects()));
        values.put(
                "watchTypes", types(Stream.of(ScriptTypes.parameter("import('appwrite').Client", "client")), request));
        values.put("segments", Script.literals(request.segments()));
        decide(request, values);
        boolean variant = request.choosesVariant();
        values.put("branches", variant ? Script.entries(request, branches) : "");
        values.put("table", variant ? CodeTemplate.fill(AppwriteTemplates.TABLE, values) : "");
        values.put("teams", request.segments().isEmpty() ? "" : CodeTemplate.fill(AppwriteTemplates.TEAMS, values));
        values.put(
                "show",
                CodeTemplate.fill(variant ? AppwriteTemplates.SHOW_VARIANT : AppwriteTemplates.SHOW_SWITCH, values));
        return CodeTemplate.fill(AppwriteTemplates.MODULE, values);
    }

    /** The decision, and the functions that make it. */
    private static void decide(SnippetRequest request, Map<String, String> values) {
        String arguments = parameters(request.segments().isEmpty() ? "flag" : "flag, segments", request.subjects());
        String ask = ask(request);
        String feature = Script.feature(request);
        values.put("arguments", arguments);
        values.put("decideTypes", types(decides(request), request));
        values.put("order", Script.order(request));
        values.put("off", request.choosesVariant() ? Escapes.javascript(request.control()) : "false");
        values.put("rules", Script.rules(request, segment -> "segments.includes(" + segment + ")"));
        values.put("ask", ask);
        values.put("decision", request.targets() ? "decide" + feature + "(" + arguments + ")" : ask);
        values.put("helpers", CodeTemplate.fill(helpers(request), values));
    }

    /** What the rules get besides the subjects. */
    private static Stream<String> decides(SnippetRequest request) {
        Stream<String> flag = Stream.of(ScriptTypes.parameter("Flag | null", "flag"));
        return request.segments().isEmpty()
                ? flag
                : Stream.concat(flag, Stream.of(ScriptTypes.parameter("string[]", "segments")));
    }

    private static String types(Stream<String> first, SnippetRequest request) {
        Map<String, String> subjects = ScriptTypes.subjects(request);
        subjects.keySet().retainAll(request.subjects());
        return ScriptTypes.comment(Stream.concat(first, ScriptTypes.optional(subjects)));
    }

    /** Flag: the members of the document that the code reads. */
    private static String flagType(SnippetRequest request) {
        String split = request.choosesVariant()
                ? ", variants: string[], weights: number[]"
                : request.bucketBy().isPresent() ? ", percentage: number" : "";
        return "/** @typedef {import('appwrite').Models.Document & { enabled: boolean" + split + " }} Flag */";
    }

    private static String ask(SnippetRequest request) {
        String id = request.bucketBy()
                .map(attribute -> Script.safePath(attribute, UnaryOperator.identity()))
                .orElse("undefined");
        if (request.choosesVariant()) {
            return "variantOf(flag, " + id + ")";
        }
        return request.bucketBy().isPresent()
                ? "isInPercentage(flag, " + id + ")"
                : "flag?.enabled ?? " + request.onByDefault();
    }

    private static String helpers(SnippetRequest request) {
        String bucket = request.bucketBy().isPresent() ? AppwriteTemplates.BUCKET_OF + asking(request) : "";
        return request.targets() ? bucket + AppwriteTemplates.DECIDE : bucket;
    }

    private static String asking(SnippetRequest request) {
        return request.choosesVariant() ? AppwriteTemplates.VARIANT_OF : AppwriteTemplates.IS_IN_PERCENTAGE;
    }

    /** What the document holds at the start. */
    private static String document(SnippetRequest request) {
        if (request.choosesVariant()) {
            return "Document: enabled, variants (texts) and weights (percentages, in the same order)"
                    + weights(request.flag());
        }
        String percentage = request.flag()
                .startPercentage()
                .map(start -> ", at the start " + start)
                .orElse("");
        return request.bucketBy().isPresent() ? "Document: enabled and percentage" + percentage : "Document: enabled";
    }

    private static String weights(FeatureFlag flag) {
        return flag.variants().isEmpty()
                ? ""
                : flag.variants().stream()
                        .map(variant -> Escapes.comment(variant.name()) + " " + variant.percentage())
                        .collect(joining(", ", ", at the start ", ""));
    }

    private static List<String> branches(SnippetRequest request) {
        String render = "render" + Script.feature(request);
        return request.choosesVariant() ? Script.branchNames(request, "render") : List.of(render, render + "Fallback");
    }

    private static String parameters(String first, Iterable<String> subjects) {
        return Stream.concat(Stream.of(first), Stream.of(String.join(", ", subjects)))
                .filter(text -> !text.isEmpty())
                .collect(joining(", "));
    }

    /** The key where Appwrite takes it as an id; otherwise the part of it that Appwrite takes. */
    private static String documentId(String key) {
        String id = key.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[._-]+", "");
        String known = id.isEmpty() ? "feature" : id;
        return Escapes.javascript(known.substring(0, Math.min(LONGEST_ID, known.length())));
    }
}
