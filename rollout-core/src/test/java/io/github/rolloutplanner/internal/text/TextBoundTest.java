package io.github.rolloutplanner.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextBoundTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DERIVED")
    void theLongestIsTakenAndOneMoreIsNot(TextBound bound) {
        assertThat(bound.fault("x".repeat(bound.longest()))).isEmpty();
        assertThat(bound.fault("x".repeat(bound.longest() + 1))).isPresent();
    }

    @Test
    void charactersAreCountedNotHalvesOfThem() {
        assertThat(TextBound.NAME.fault("🚀".repeat(200))).isEmpty();
        assertThat(TextBound.NAME.fault("🚀".repeat(201)))
                .hasValueSatisfying(fault -> assertThat(fault)
                        .hasToString("'" + "🚀".repeat(40) + "...' has 201 characters. Give at most 200."));
    }

    @Test
    void aNameHasOneLineAndSentencesMayHaveMore() {
        assertThat(TextBound.NAME.fault("Checkout\nerrors")).isPresent();
        assertThat(TextBound.SERIES.fault("Checkout\nerrors")).isPresent();
        assertThat(TextBound.SENTENCES.fault("First.\r\n\tSecond.")).isEmpty();
        assertThat(TextBound.DERIVED.fault("First.\n\u001b[2JSecond.")).isPresent();
    }

    @Test
    void whatNobodySeesIsNamed() {
        assertThat(TextBound.NAME.fault("Errors\u001b[31m"))
                .hasValueSatisfying(fault -> assertThat(fault)
                        .hasToString("'Errors\\u001b[31m' has U+001B, which nobody sees."
                                + " Give text without controls and other hidden characters."));
    }

    @Test
    void theNameOfASeriesHasRoomForBothOfItsNames() {
        String longest = "x".repeat(TextBound.NAME.longest());
        assertThat(TextBound.SERIES.fault(Series.of(longest, longest))).isEmpty();
    }
}
