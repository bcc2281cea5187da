package io.github.rolloutplanner.json.internal.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A condition is added to what people select. */
class SeriesSelectorTest {
    private static final LabelMatcher ON = LabelMatcher.is("variant", "on");

    private static String with(String text) {
        return SeriesSelector.parse(text, "all").with(ON).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "a:b_1 | a:b_1{variant=\"on\"}",
                "a{} | a{variant=\"on\"}",
                "a { x=\"1\", } | a{x=\"1\",variant=\"on\"}",
                "{__name__=\"a\"} | {__name__=\"a\",variant=\"on\"}",
                "a{x=\"}\",y='}'} | a{x=\"}\",y='}',variant=\"on\"}",
                "a{x=\"\\\"}\"} | a{x=\"\\\"}\",variant=\"on\"}",
                "a{x=`\\`} | a{x=`\\`,variant=\"on\"}"
            })
    void theConditionStandsInsideTheBraces(String text, String expected) {
        assertThat(with(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "rate(a[5m])",
                "a[5m]",
                "a{x=\"1\"} offset 5m",
                "a{x=\"1\"}/b{y=\"2\"}",
                "a{x=\"1\"",
                "a{x=\"1}",
                "a{x=\"1\\",
                "a b",
                "9a",
                "sum(a)"
            })
    void whatSelectsNoSeriesIsRefused(String text) {
        assertThatThrownBy(() -> with(text))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageStartingWith("'" + text + "' selects no series.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{role=\"x\"}",
                "a{b=\"c\",role!=\"x\"}",
                "a{ b=\"c\" , role =~ `x,y` , }",
                "{role!~'x'}",
                "a{b=\"\\\",\",role=\"x\"}"
            })
    void theLabelsThatItMatchesOnAreSeen(String text) {
        assertThat(SeriesSelector.parse(text, "text").matchesOn("role")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "role",
                "role{}",
                "a{b=\"role\"}",
                "a{role_2=\"x\",my_role=\"y\"}",
                "a{b=\",role=\",c='\\',role='}",
                "a{b=`\\`,c=\",role=\"}"
            })
    void whatOnlyLooksLikeALabelIsNone(String text) {
        assertThat(SeriesSelector.parse(text, "text").matchesOn("role")).isFalse();
    }

    @Test
    void valuesAreQuoted() {
        assertThat(LabelMatcher.is("variant", "a\"b\\c\nd")).hasToString("variant=\"a\\\"b\\\\c\\nd\"");
        assertThat(new LabelMatcher("le", List.of("0.4", "+Inf"))).hasToString("le=~\"0\\\\.4|\\\\+Inf\"");
    }
}
