package io.github.rolloutplanner.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.TargetingCondition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionCodeTest {

    private static String code(String condition, SnippetStyle style) {
        return Snippets.of(Flags.ruledBy(condition), FlagPattern.TARGETING, style, "New", "Old")
                .code();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '"',
            value = {
                "user.phone starts with +49 | typeof user?.phone === 'string' && user.phone.startsWith('+49')",
                "device.model contains Pixel | typeof device?.model === 'string' && device.model.includes('Pixel')",
                "user.staff == true | user?.staff === true",
                "user.age == 18 | user?.age === 18",
                "user.age >= 18 | typeof user?.age === 'number' && user?.age >= 18",
                "user.joined before 2026-01-05 | typeof user?.joined === 'string' && Date.parse(user.joined) < Date.parse('2026-01-05')",
                "user.joined after 2026-01-05 | typeof user?.joined === 'string' && Date.parse(user.joined) > Date.parse('2026-01-05')",
                "user.email is present | user?.email != null",
                "member of segment 'press' | user?.segments?.includes('press')",
                "not (user.tier == 'beta') | !(user?.tier === 'beta')",
                "(user.a == 'b' or user.c == 'd') and user.e == 'f' | (user?.a === 'b' || user?.c === 'd') && user?.e === 'f'",
            })
    void ofJavaScript(String condition, String code) {
        assertThat(code(condition, SnippetStyle.JAVASCRIPT)).contains("if (" + code + ") {");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '\0',
            value = {
                "user.phone starts with +49 | attributes.get(\"user.phone\") instanceof String"
                        + " && ((String) attributes.get(\"user.phone\")).startsWith(\"+49\")",
                "device.model contains Pixel | attributes.get(\"device.model\") instanceof String"
                        + " && ((String) attributes.get(\"device.model\")).contains(\"Pixel\")",
                "user.staff == true | Boolean.valueOf(true).equals(attributes.get(\"user.staff\"))",
                "user.age < 18 | attributes.get(\"user.age\") instanceof Number"
                        + " && ((Number) attributes.get(\"user.age\")).doubleValue() < 18.0",
                "user.email is present | attributes.get(\"user.email\") != null",
                "member of segment 'press' | segments.contains(\"press\")",
                "not (user.tier == 'beta') | !(\"beta\".equals(attributes.get(\"user.tier\")))",
            })
    void ofJava(String condition, String code) {
        assertThat(code(condition, SnippetStyle.JAVA)).contains("if (" + code + ") {");
    }

    @Test
    void asksForWhatConditionsNeed() {
        assertThat(code("member of segment 'press'", SnippetStyle.JAVA)).contains("decide(Set<String> segments)");
        assertThat(code("device.os == 'a' and not member of segment 'press'", SnippetStyle.JAVASCRIPT))
                .contains("function decideRuled(device, user) {");
    }

    @ParameterizedTest
    @EnumSource
    void versionsAreLeftToTheFlagSystem(SnippetStyle style) {
        FeatureFlag flag = Flags.ruledBy("user.tier == 'beta' and app.version >= 9.1.0");
        TargetingCondition unsupported = TargetingCondition.parse("app.version >= 9.1.0");
        assertThat(Snippets.unsupported(flag, style)).containsExactly(unsupported);
        assertThat(Snippets.neededBy(flag, style, "New", "Old"))
                .extracting(Snippet::pattern)
                .containsExactly(FlagPattern.BOOLEAN);
        assertThatThrownBy(() -> Snippets.of(flag, FlagPattern.TARGETING, style, "New", "Old"))
                .isInstanceOfSatisfying(UnsupportedConditionException.class, refused -> {
                    assertThat(refused.condition()).isEqualTo(unsupported);
                    assertThat(refused.style()).isEqualTo(style);
                })
                .hasMessage("The condition app.version >= 9.1.0 has no form in " + style
                        + ". Let the flag system evaluate it,"
                        + " ask a segment by its name instead, or show another pattern than TARGETING.");
    }

    @Test
    void timesHaveAFormInJavaScriptOnly() {
        FeatureFlag flag = Flags.ruledBy("user.joined before 2026-01-05 or user.joined after 2026-02-01");
        assertThat(Snippets.unsupported(flag, SnippetStyle.JAVA)).hasSize(2);
        assertThat(List.of(SnippetStyle.VUE, SnippetStyle.ASTRO, SnippetStyle.APPWRITE, SnippetStyle.JAVASCRIPT))
                .allSatisfy(
                        style -> assertThat(Snippets.unsupported(flag, style)).isEmpty());
    }
}
