package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.snippet.FlagPattern;
import io.github.rolloutplanner.snippet.SnippetStyle;
import io.github.rolloutplanner.snippet.Snippets;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The code in Java compiles beside the flag systems that it calls, as they are published. */
class JavaSnippetsTest {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private static final List<String> KEYS = List.of(
            "one-page-checkout",
            "x'); drop(",
            "\"); System.exit(1); (\"",
            "line\nend\r\n",
            "\\u000a } /*",
            "*/ /**",
            "client",
            "LDContext",
            "Unleash.Variant",
            "ThreadLocalUserProvider",
            "2nd");

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = "JAVA(_.*)?")
    void compile(SnippetStyle style) {
        List<Source> sources = new ArrayList<>();
        KEYS.forEach(key -> flags(key)
                .forEach(flag -> Stream.of(FlagPattern.values())
                        .forEach(pattern ->
                                sources.add(Source.inOwnPackage(sources.size(), code(flag, pattern, style))))));
        assertThat(sources).hasSize(KEYS.size() * FeatureFlag.Type.values().length * FlagPattern.values().length);
        assertThat(errors(sources)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "JAVA, BOOLEAN, getBooleanValue, getBoolValue",
        "JAVA, PERCENTAGE, ImmutableContext, Context",
        "JAVA_LAUNCHDARKLY, PERCENTAGE, boolVariation, boolVariations",
        "JAVA_LAUNCHDARKLY, MULTIVARIATE, stringVariation, boolVariation",
        "JAVA_TOGGLZ, PERCENTAGE, SimpleFeatureUser, FeatureUser",
        "JAVA_TOGGLZ, MULTIVARIATE, client.isActive, client.isOn",
        "JAVA_UNLEASH, PERCENTAGE, addProperty, addProperties",
        "JAVA_UNLEASH, MULTIVARIATE, getName, getTitle"
    })
    void aCallThatTheSystemDoesNotHaveIsFound(SnippetStyle style, FlagPattern pattern, String call, String wrong) {
        String code = code(flags("one-page-checkout").get(1), pattern, style);
        assertThat(code).contains(call);
        assertThat(errors(List.of(Source.inOwnPackage(0, code)))).isEmpty();
        assertThat(errors(List.of(Source.inOwnPackage(0, code.replace(call, wrong)))))
                .isNotEmpty();
    }

    @Test
    void linesCompile() {
        Map<SnippetStyle, String> clients = Map.of(
                SnippetStyle.JAVA, "dev.openfeature.sdk.Client",
                SnippetStyle.JAVA_LAUNCHDARKLY, "com.launchdarkly.sdk.server.interfaces.LDClientInterface",
                SnippetStyle.JAVA_TOGGLZ, "org.togglz.core.manager.FeatureManager",
                SnippetStyle.JAVA_UNLEASH, "io.getunleash.Unleash");
        List<Source> sources = new ArrayList<>();
        clients.forEach((style, client) -> Stream.of(FeatureFlag.Type.values()).forEach(type -> {
            String line = Snippets.oneLine(type, "x", "userId", style);
            sources.add(Source.inOwnPackage(sources.size(), """
                    import com.launchdarkly.sdk.LDContext;
                    import dev.openfeature.sdk.ImmutableContext;
                    import io.getunleash.UnleashContext;
                    import org.togglz.core.util.NamedFeature;
                    abstract class Line {
                        abstract void renderX();
                        abstract void renderX(String variant);
                        void ask(%s client, String userId) {
                            %s
                        }
                    }
                    """.formatted(client, line)));
        }));
        assertThat(errors(sources)).isEmpty();
    }

    private static String code(FeatureFlag flag, FlagPattern pattern, SnippetStyle style) {
        return Snippets.of(flag, pattern, style, flag.key(), flag.key()).code();
    }

    /** One of each type, with rules. */
    private static List<FeatureFlag> flags(String key) {
        return Stream.of(FeatureFlag.Type.values())
                .map(type -> FeatureFlag.builder()
                        .key(key)
                        .type(type)
                        .defaultValue(type == FeatureFlag.Type.MULTIVARIATE ? FlagValue.of(key) : FlagValue.of(false))
                        .addVariants(
                                new VariantPercentage(key, percent(50)),
                                new VariantPercentage("semantic", percent(25)),
                                new VariantPercentage("hybrid", percent(25)))
                        .addRules(
                                new TargetingRule(
                                        key,
                                        Optional.of(TargetingCondition.parse("user.age >= 18 and user.tier == 'beta'")),
                                        FlagValue.of(true)),
                                new TargetingRule(key, Optional.empty(), FlagValue.of(true)))
                        .bucketBy(key)
                        .implementation("")
                        .build())
                .toList();
    }

    private static List<String> errors(List<Source> sources) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
        JavacTask task = (JavacTask) COMPILER.getTask(null, null, said, options, null, sources);
        try {
            task.analyze();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return said.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        private Source(String name, String code) {
            super(URI.create("memory:///" + name + ".java"), Kind.SOURCE);
            this.code = code;
        }

        /** So that one run of the compiler takes classes of the same name. */
        static Source inOwnPackage(int number, String code) {
            return new Source("p" + number + "/Snippet", "package p" + number + ";\n" + code);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
