package io.github.rolloutplanner.json.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.snippet.FlagPattern;
import io.github.rolloutplanner.snippet.Snippet;
import io.github.rolloutplanner.snippet.SnippetStyle;
import io.github.rolloutplanner.snippet.Snippets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The snippets before strict compilers, with the packages they are for. */
class SnippetTypesTest {
    private static final List<String> FOREIGN = List.of(
            "x'); drop(",
            "line\nend",
            "`${process.exit(1)}`",
            "</script>",
            "*/ } @param",
            "\\u000a",
            "Foo",
            "Date",
            "Query.x",
            "größe.é",
            "user",
            "user.segments",
            "");

    /** What a mistake in a writer could look like. */
    private static final List<Fault> FAULTS = List.of(
            new Fault(
                    SnippetStyle.JAVASCRIPT, FlagPattern.BOOLEAN, "featureFlags.isEnabled(", "featureFlags.isEnable("),
            new Fault(SnippetStyle.JAVASCRIPT, FlagPattern.PERCENTAGE, "user?.id)", "user?.name)"),
            new Fault(SnippetStyle.JAVASCRIPT, FlagPattern.TARGETING, "typeof user?.email === 'string' && ", ""),
            new Fault(SnippetStyle.JAVASCRIPT, FlagPattern.TARGETING, "'number' && ", "'string' && "),
            new Fault(SnippetStyle.VUE, FlagPattern.PERCENTAGE, "toValue(user)?.id", "toVaule(user)?.id"),
            new Fault(SnippetStyle.VUE, FlagPattern.PERCENTAGE, "isEnabled.value", "isEnabled.vaule"),
            new Fault(
                    SnippetStyle.VUE,
                    FlagPattern.MULTIVARIATE,
                    "Map<string, import('vue').Component>",
                    "Map<string, string>"),
            new Fault(SnippetStyle.APPWRITE, FlagPattern.BOOLEAN, "getDocument(", "getDocumnet("),
            new Fault(SnippetStyle.APPWRITE, FlagPattern.BOOLEAN, "collectionId: 'flags'", "tableId: 'flags'"),
            new Fault(SnippetStyle.APPWRITE, FlagPattern.PERCENTAGE, "flag.percentage", "flag.percent"),
            new Fault(SnippetStyle.APPWRITE, FlagPattern.MULTIVARIATE, "client.subscribe(", "client.subscribed("),
            new Fault(SnippetStyle.APPWRITE, FlagPattern.TARGETING, "Query.equal(", "Query.equals("),
            new Fault(SnippetStyle.ASTRO, FlagPattern.BOOLEAN, "context.locals.one", "context.locals.two"),
            new Fault(SnippetStyle.ASTRO, FlagPattern.BOOLEAN, "defineMiddleware }", "defineMidleware }"),
            new Fault(SnippetStyle.ASTRO, FlagPattern.PERCENTAGE, "Decision: boolean", "Decision: string"),
            new Fault(SnippetStyle.ASTRO, FlagPattern.MULTIVARIATE, "(Astro.locals.one", "(Astro.locals.two"),
            new Fault(SnippetStyle.ASTRO, FlagPattern.TARGETING, "? OnePageCheckout", "? TwoPageCheckout"));

    private static final Map<SnippetStyle, String> PLACES = Map.of(
            SnippetStyle.JAVASCRIPT, "snippet.js",
            SnippetStyle.VUE, "src/composables/snippet.js",
            SnippetStyle.APPWRITE, "snippet.js");

    @Test
    void scriptsComposablesAndDatabasesCompile() throws IOException {
        Path workspace = workspace("scripts");
        for (SnippetStyle style : PLACES.keySet()) {
            int number = 0;
            for (Snippet snippet : snippets(style).toList()) {
                new SnippetFolder(workspace.resolve(style + "-" + number++)).script(PLACES.get(style), snippet.code());
            }
        }
        assertThat(NodeProject.program("vue-tsc", workspace, "--project", ".")).isEqualTo(new ProcessResult(0, ""));
    }

    @Test
    void middlewareAndPagesOfAstroCompile() throws IOException {
        Path workspace = workspace("astro");
        int number = 0;
        for (Snippet snippet : snippets(SnippetStyle.ASTRO).toList()) {
            new SnippetFolder(workspace.resolve("astro-" + number++)).astro(snippet);
        }
        assertThat(NodeProject.run("astro.cjs", "", workspace.toString())).isEmpty();
    }

    @Test
    void faultsInScriptsComposablesAndDatabasesAreFound() throws IOException {
        Path workspace = workspace("scripts-with-faults");
        List<Fault> faults = FAULTS.stream()
                .filter(fault -> fault.style() != SnippetStyle.ASTRO)
                .toList();
        for (Fault fault : faults) {
            new SnippetFolder(workspace.resolve(fault.folder()))
                    .script(PLACES.get(fault.style()), fault.snippet().code());
        }
        ProcessResult result = NodeProject.program("vue-tsc", workspace, "--project", ".");
        assertThat(result.status()).isNotZero();
        assertThat(faults).allSatisfy(fault -> assertThat(result.output()).contains(fault.folder() + "/"));
    }

    @Test
    void faultsInMiddlewareAndPagesAreFound() throws IOException {
        Path workspace = workspace("astro-with-faults");
        List<Fault> faults = FAULTS.stream()
                .filter(fault -> fault.style() == SnippetStyle.ASTRO)
                .toList();
        for (Fault fault : faults) {
            new SnippetFolder(workspace.resolve(fault.folder())).astro(fault.snippet());
        }
        String output = NodeProject.run("astro.cjs", "", workspace.toString());
        assertThat(faults).allSatisfy(fault -> assertThat(output).contains(fault.folder() + "/"));
    }

    private static Stream<Snippet> snippets(SnippetStyle style) {
        Stream<FeatureFlag> own = Stream.of(SnippetFlags.checkout(), SnippetFlags.ranking(), SnippetFlags.quiet());
        Stream<Snippet> foreign = FOREIGN.stream()
                .flatMap(text -> Stream.of(FeatureFlag.Type.PERCENTAGE, FeatureFlag.Type.MULTIVARIATE)
                        .map(type -> SnippetFlags.foreign(text, type)))
                .map(flag -> Snippets.of(flag, FlagPattern.TARGETING, style, flag.key(), flag.key()));
        return Stream.concat(own.flatMap(flag -> SnippetFlags.snippets(flag, style)), foreign);
    }

    private static Path workspace(String name) throws IOException {
        Path workspace = NodeProject.workspace(name);
        Files.copy(
                Path.of("src/test/node/tsconfig.json"),
                workspace.resolve("tsconfig.json"),
                StandardCopyOption.REPLACE_EXISTING);
        return workspace;
    }

    /** A snippet in which something is written otherwise. */
    private record Fault(SnippetStyle style, FlagPattern pattern, String right, String wrong) {
        Snippet snippet() {
            Snippet snippet = Snippets.of(SnippetFlags.checkout(), pattern, style, "New", "Old");
            assertThat(snippet.code()).contains(right);
            return new Snippet(pattern, style, snippet.code().replace(right, wrong));
        }

        String folder() {
            return style + "-" + pattern + "-" + FAULTS.indexOf(this);
        }
    }
}
