package io.github.rolloutplanner.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rolloutplanner.flag.FeatureFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets before those who read them in the end: javac and node. */
class SnippetSyntaxTest {
    private static final List<String> FOREIGN = List.of(
            "",
            "new",
            "map",
            "client",
            "isEnabled.value",
            "it's \"quoted\"",
            "back\\slash\\",
            "\\u000a} \\user",
            "line\nend\r\u2028\u2029",
            "*/ -->",
            "`${process.exit(1)}`",
            "</script>",
            "<!-- <script>",
            "Arrays",
            "Client",
            "EvaluationContext",
            "ImmutableContext",
            "Map",
            "Map.id",
            "Objects",
            "Set.Objects",
            "String",
            "Supplier",
            "T",
            "Value",
            "renderMap",
            "renderMapFallback",
            "%new%$1$0",
            "größe.é",
            "2nd",
            "...");

    /** Reads all files of a folder as modules in one process; says which are none. */
    private static final String PARSE_ALL = """
            import { readdirSync, readFileSync } from 'node:fs';
            import { SourceTextModule } from 'node:vm';
            let read = 0;
            for (const name of readdirSync(process.argv[2])) {
              const code = readFileSync(`${process.argv[2]}/${name}`, 'utf8');
              try {
                new SourceTextModule(code);
                read++;
              } catch (error) {
                console.log(`${name}: ${error.message}\\n${code}`);
              }
            }
            console.log(`read ${read}`);
            """;

    /** As much of the OpenFeature SDK as the snippets call, with its signatures. */
    private static final Map<String, String> OPEN_FEATURE = Map.of(
            "Client",
            """
            public interface Client {
                Boolean getBooleanValue(String key, Boolean defaultValue);
                Boolean getBooleanValue(String key, Boolean defaultValue, EvaluationContext context);
                String getStringValue(String key, String defaultValue);
                String getStringValue(String key, String defaultValue, EvaluationContext context);
            }
            """,
            "EvaluationContext",
            "public interface EvaluationContext {}",
            "ImmutableContext",
            """
            public final class ImmutableContext implements EvaluationContext {
                public ImmutableContext(String targetingKey) {}
                public ImmutableContext(String targetingKey, java.util.Map<String, Value> attributes) {}
            }
            """,
            "Value",
            """
            public class Value {
                public Value(String value) {}
                public Value(Boolean value) {}
            }
            """);

    @Test
    void javaCompiles() {
        List<JavaSource> sources = openFeature();
        snippets(SnippetStyle.JAVA).forEach(snippet -> sources.add(inOwnPackage(sources.size(), snippet.code())));
        assertThat(JavaSource.errors(sources)).isEmpty();
    }

    @Test
    void linesOfJavaParse() {
        assertThat(lines(SnippetStyle.JAVA)).allSatisfy(line -> JavaSource.literals("class X { { " + line + " } }"));
    }

    @Test
    void scriptsAreModules(@TempDir Path folder) throws IOException, InterruptedException {
        Path modules = Files.createDirectory(folder.resolve("modules"));
        int count = writeScripts(modules);
        Path parser = Files.writeString(folder.resolve("parse.mjs"), PARSE_ALL);
        assertThat(node(folder, parser, modules)).isEqualTo("read " + count);
    }

    private static int writeScripts(Path modules) throws IOException {
        int count = 0;
        for (SnippetStyle style : SnippetStyle.values()) {
            if (!style.name().startsWith("JAVA_") && style != SnippetStyle.JAVA) {
                List<String> codes = new ArrayList<>(lines(style));
                snippets(style).forEach(snippet -> codes.add(snippet.code()));
                for (String code : codes) {
                    Files.writeString(modules.resolve(style + "-" + count++ + ".mjs"), code);
                }
            }
        }
        return count;
    }

    private static String node(Path folder, Path parser, Path modules) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        "node", "--no-warnings", "--experimental-vm-modules", parser.toString(), modules.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Process node = started(builder);
        boolean ended = node.waitFor(60, TimeUnit.SECONDS);
        node.destroyForcibly();
        assertThat(ended).as("node ended within a minute").isTrue();
        return Files.readString(output).strip();
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            assumeTrue(false, "Skipped because node is not installed: " + e.getMessage());
            throw new AssertionError(e);
        }
    }

    private static List<Snippet> snippets(SnippetStyle style) {
        Stream<FeatureFlag> foreign = FOREIGN.stream()
                .flatMap(text -> Stream.of(FeatureFlag.Type.values()).map(type -> Flags.everywhere(text, type)));
        return Stream.concat(Stream.of(Flags.onePageCheckout(), Flags.searchRanking()), foreign)
                .flatMap(flag -> Stream.of(FlagPattern.values())
                        .map(pattern -> Snippets.of(flag, pattern, style, flag.key(), flag.key())))
                .toList();
    }

    private static List<String> lines(SnippetStyle style) {
        return FOREIGN.stream()
                .flatMap(text ->
                        Stream.of(FeatureFlag.Type.values()).map(type -> Snippets.oneLine(type, text, text, style)))
                .toList();
    }

    private static List<JavaSource> openFeature() {
        List<JavaSource> sources = new ArrayList<>();
        OPEN_FEATURE.forEach((name, code) ->
                sources.add(new JavaSource("dev/openfeature/sdk/" + name, "package dev.openfeature.sdk;\n" + code)));
        return sources;
    }

    /** So that one run of the compiler takes classes of the same name. */
    private static JavaSource inOwnPackage(int number, String code) {
        return new JavaSource("p" + number + "/Snippet", "package p" + number + ";\n" + code);
    }
}
