package io.github.rolloutplanner.json.internal.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Whatever a text is, readers of YAML 1.1 take it for the same one, as a value, as a key and as an item. */
class YamlTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "on",
                "Off",
                "yes",
                "NO",
                "y",
                "N",
                "true",
                "null",
                "~",
                "",
                " ",
                "1e3",
                "0x1",
                "0o7",
                "010",
                "1_000",
                "1:30",
                "23:59:59.5",
                ".5",
                "-.inf",
                ".NaN",
                "+1",
                "2026-01-01",
                "2026-01-01T00:00:00Z",
                "=",
                "<<",
                "-",
                "- a",
                "? a",
                ": a",
                "a: b",
                "a:",
                "a #b",
                "#",
                "&a",
                "*a",
                "!a",
                "|",
                ">",
                "%a",
                "@a",
                "`a",
                "'",
                "\"",
                "\\",
                "{a}",
                "[a]",
                "{{ a }}",
                "---",
                "...",
                "a\n---\nb",
                " lead",
                "trail ",
                "\ttab",
                "a\tb",
                "a\nb",
                "a\n\n  b\n",
                "\n",
                "a\r\nb",
                "\r",
                "\u0000",
                "\u0007",
                "\u001b[31m",
                "\u007f",
                "a\u0085b",
                "a\u2028b",
                "\ufeffa",
                "\u202eabc",
                "\u05e9\u05dc\u05d5\u05dd",
                "\ud83d\ude00",
                "\ufffe",
                "<script>alert(1)</script>"
            })
    void hostileTextsAreReadAsTheyAre(String text) {
        check(text);
    }

    @Test
    void longTextsAreReadAsTheyAre() {
        check("x".repeat(10_000));
        check("a word ".repeat(2_000) + "end");
        check("\ud83d\ude00\n".repeat(5_000));
    }

    @Test
    void halfOfACharacterIsReadAsAQuestionMark() {
        assertThat(read(JsonObject.of("a\ud83d", "\ude00]"))).isEqualTo(Map.of("a?", "?]"));
    }

    @Test
    void whatAllReadersTakeForTextHasNoQuotes() {
        assertThat(YamlText.of(List.of(JsonObject.of("apiVersion", "apps/v1").with("success", "result[0] < 0.5"))))
                .isEqualTo("---\napiVersion: apps/v1\nsuccess: \"result[0] < 0.5\"\n".replace("\"", ""));
    }

    @Property(tries = 3_000)
    void textsAreReadAsTheyAre(@ForAll("texts") String text) {
        check(text);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> signs = Arbitraries.of(
                "ab01:#-?,[]{}&*!|>'\"%@`~=. \n\r\t\u0085\u2028\u0007\\\ud83d\ude00eExXonYN_+/\u00e9\ufeff"
                        .chars()
                        .mapToObj(sign -> (char) sign)
                        .toList());
        return Arbitraries.oneOf(
                signs.list().ofMaxSize(8).map(YamlTextTest::joined),
                Arbitraries.strings().all().ofMaxLength(20));
    }

    private static String joined(List<Character> signs) {
        StringBuilder text = new StringBuilder();
        signs.forEach(text::append);
        return text.toString();
    }

    private static void check(String text) {
        String held = new String(text.getBytes(UTF_8), UTF_8);
        assertThat(read(JsonObject.of("key", text))).isEqualTo(Map.of("key", held));
        assertThat(read(JsonObject.of(text, "value"))).isEqualTo(Map.of(held, "value"));
        assertThat(read(JsonObject.of("items", List.of(text, text)))).isEqualTo(Map.of("items", List.of(held, held)));
    }

    private static Object read(JsonObject document) {
        return new Yaml().load(YamlText.of(List.of(document)));
    }
}
