package io.github.rolloutplanner.json.node;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagEvaluator;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.snippet.FlagPattern;
import io.github.rolloutplanner.snippet.SnippetStyle;
import io.github.rolloutplanner.snippet.Snippets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules in snippets answer, user by user, beside the evaluator of the library. */
class SnippetRunTest {
    private static final List<Map<String, Object>> USERS = Users.some(500);

    /** All that the snippet imports: no user is in the percentage, and what is shown is written down. */
    private static final Map<String, String> PROGRAM = Map.of(
            "package.json", "{ \"type\": \"module\" }",
            "featureFlags.js", "export const featureFlags = { isEnabled: () => false };",
            "ruled.js", """
                    export const renderRuled = () => globalThis.shown.push('new');
                    export const renderRuledFallback = () => globalThis.shown.push('old');
                    """);

    static List<String> conditions() {
        return SnippetFlags.CONDITIONS.stream()
                .filter(condition -> !condition.contains("segment"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void anyUserIsAnsweredAsByTheEvaluator(String condition) throws IOException {
        List<String> expected = expected(condition);
        assertThat(expected).contains("new", "old");
        assertThat(shown(condition, code(condition))).isEqualTo(expected);
    }

    @Test
    void anotherConditionIsNoticed() throws IOException {
        String code = code("user.email ends with @company.com").replace("endsWith(", "includes(");
        assertThat(shown("with-fault", code)).isNotEqualTo(expected("user.email ends with @company.com"));
    }

    private static String code(String condition) {
        return Snippets.of(ruled(condition), FlagPattern.TARGETING, SnippetStyle.JAVASCRIPT, "New", "Old")
                .code();
    }

    private static FeatureFlag ruled(String condition) {
        return FeatureFlag.builder()
                .key("ruled")
                .type(FeatureFlag.Type.BOOLEAN)
                .defaultValue(FlagValue.of(false))
                .addRules(new TargetingRule(
                        "ruled", Optional.of(TargetingCondition.parse(condition)), FlagValue.of(true)))
                .implementation("")
                .build();
    }

    private static List<String> expected(String condition) {
        FlagEvaluator evaluator = FlagEvaluator.of(ruled(condition), percent(0));
        return USERS.stream()
                .map(user -> evaluator.evaluate(Users.context(user)).value())
                .map(value -> value.equals(FlagValue.of(true)) ? "new" : "old")
                .toList();
    }

    private static List<String> shown(String name, String code) throws IOException {
        Path folder = NodeProject.workspace("run/" + Integer.toHexString(name.hashCode()));
        for (Map.Entry<String, String> file : PROGRAM.entrySet()) {
            Folders.write(folder.resolve(file.getKey()), file.getValue());
        }
        Folders.write(folder.resolve("snippet.js"), code);
        String users = Json.write(USERS.stream().map(Users::objects).toList());
        String output = NodeProject.run(
                "decide.mjs", users, folder.resolve("snippet.js").toString(), "showRuled", subject(code));
        return Json.read(output, new TypeReference<List<List<String>>>() {}).stream()
                .map(List::toString)
                .map(shown -> shown.substring(1, shown.length() - 1))
                .toList();
    }

    private static String subject(String code) {
        return code.contains("showRuled(user)") ? "user" : "device";
    }
}
