package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of the style can be told apart by people who see little contrast: as WCAG 2.2 computes it, in both schemes. */
class StyleTest {
    private static final List<List<String>> TEXTS = List.of(
            List.of("text", "page"),
            List.of("text", "surface"),
            List.of("text", "accent-soft"),
            List.of("quiet", "page"),
            List.of("quiet", "surface"),
            List.of("accent", "page"),
            List.of("page", "accent"),
            List.of("good", "good-soft"),
            List.of("fair", "fair-soft"),
            List.of("poor", "poor-soft"));
    private static final List<List<String>> SHAPES = List.of(
            List.of("accent", "surface"),
            List.of("accent", "accent-soft"),
            List.of("good", "surface"),
            List.of("fair", "surface"),
            List.of("poor", "surface"),
            List.of("text", "surface"));

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void textCanBeReadOnItsGround(int scheme) {
        Map<String, Double> colours = luminances(scheme);

        assertThat(TEXTS).allSatisfy(pair -> assertThat(contrast(pair, colours)).isGreaterThan(4.5));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void shapesStandOut(int scheme) {
        Map<String, Double> colours = luminances(scheme);

        assertThat(SHAPES)
                .allSatisfy(pair -> assertThat(contrast(pair, colours)).isGreaterThan(3));
    }

    @Test
    void eachColourThatIsUsedIsThere() {
        Matcher used = Pattern.compile("var\\(--([a-z-]+)\\)").matcher(Style.sheet());

        assertThat(used.results().map(use -> use.group(1)))
                .isNotEmpty()
                .isSubsetOf(luminances(0).keySet())
                .containsAll(List.of("page", "text", "accent"));
        assertThat(luminances(0).keySet()).isEqualTo(luminances(1).keySet());
    }

    @Test
    void paperIsLight() {
        assertThat(Style.sheet())
                .contains("@media screen and (prefers-color-scheme:dark)")
                .contains("@page{size:A4");
        assertThat(Style.sheet().split("prefers-color-scheme", -1)).hasSize(2);
    }

    /** Reads the colours of a scheme, the light one first. */
    private static Map<String, Double> luminances(int scheme) {
        String rules = Pattern.compile(":root\\{([^}]*)}")
                .matcher(Style.sheet())
                .results()
                .skip(scheme)
                .findFirst()
                .orElseThrow()
                .group(1);
        Map<String, Double> colours = new HashMap<>();
        Pattern.compile("--([a-z-]+):#([0-9a-f]{6})")
                .matcher(rules)
                .results()
                .forEach(rule -> colours.put(rule.group(1), luminance(Integer.parseInt(rule.group(2), 16))));
        return colours;
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8 & 0xFF) + 0.0722 * linear(colour & 0xFF);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static double contrast(List<String> pair, Map<String, Double> colours) {
        double one = colours.get(pair.get(0));
        double other = colours.get(pair.get(1));
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }
}
