package io.github.rolloutplanner.snippet;

import static java.util.stream.Collectors.joining;

import io.github.rolloutplanner.flag.FeatureFlag;
import java.util.List;
import java.util.Map;

/** Middleware of Astro that decides on the server, and the page that reads the decision. */
final class AstroWriter implements SnippetWriter {
    private static final String MIDDLEWARE = """
            // src/middleware.js
            import { defineMiddleware } from 'astro:middleware';
            import { featureFlags } from './featureFlags.js';

            %targeting%
            export const onRequest = defineMiddleware((context, next) => {
              %read%
              context.locals.%feature%Decision = %decision%;
              return next();
            });

            // src/env.d.ts says what is in locals:
            //
            %locals%

            // A page such as src/pages/index.astro shows what was decided; the browser never asks the flag:
            //
            %page%
            """;

    private static final String LOCALS = """
            declare namespace App {
              interface Locals {
                %members%
                %feature%Decision: %answer%;
              }
            }
            """;

    private static final String SWITCH = """
            ---
            %imports%

            export const prerender = false;

            const Shown%Feature% = Astro.locals.%feature%Decision
              // New: %new%
              ? %Feature%
              // Old: %old%
              : %Feature%Fallback;
            ---
            <Shown%Feature% />
            """;

    private static final String VARIANTS = """
            ---
            %imports%

            export const prerender = false;

            // The control comes first: it is also for users whose variant is not known here.
            const branches = new Map<string, any>([
              %branches%
            ]);
            const Shown%Feature% = branches.get(Astro.locals.%feature%Decision) ?? %control%;
            ---
            <Shown%Feature% />
            """;

    @Override
    public String oneLine(FeatureFlag.Type type, String key, String bucketBy) {
        String bucket = type == FeatureFlag.Type.BOOLEAN
                ? ""
                : Script.safePath(bucketBy, subject -> "context.locals." + subject);
        return "context.locals." + Names.camel(key, "Feature") + "Decision = "
                + Script.call(type == FeatureFlag.Type.MULTIVARIATE, key, bucket) + ";";
    }

    @Override
    public String whole(SnippetRequest request) {
        Map<String, String> values = Script.values(request);
        String subjects = values.getOrDefault("subjects", "");
        values.put("read", subjects.isEmpty() ? "" : "const { " + subjects + " } = context.locals;");
        values.put("locals", commented(locals(request, values)));
        values.put("page", commented(page(request, values)));
        return CodeTemplate.fill(MIDDLEWARE, values);
    }

    private static String locals(SnippetRequest request, Map<String, String> values) {
        values.put("answer", request.choosesVariant() ? "string" : "boolean");
        values.put(
                "members",
                ScriptTypes.subjects(request).entrySet().stream()
                        .map(type -> type.getKey() + "?: " + type.getValue() + ";\n")
                        .collect(joining()));
        return CodeTemplate.fill(LOCALS, values);
    }

    private static String commented(String source) {
        return source.lines().map(line -> ("// " + line).strip()).collect(joining("\n"));
    }

    private static String page(SnippetRequest request, Map<String, String> values) {
        List<String> views = views(request);
        values.put(
                "imports", Script.lines(views, view -> "import " + view + " from '../components/" + view + ".astro';"));
        if (!request.choosesVariant()) {
            return CodeTemplate.fill(SWITCH, values);
        }
        values.put("branches", Script.entries(request, views));
        values.put("control", views.get(0));
        return CodeTemplate.fill(VARIANTS, values);
    }

    private static List<String> views(SnippetRequest request) {
        String feature = Script.feature(request);
        return request.choosesVariant() ? Script.branchNames(request, "") : List.of(feature, feature + "Fallback");
    }
}
