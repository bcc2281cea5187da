package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextWidthTest {

    @Test
    void aWideCharacterIsAnEm() {
        assertThat(TextWidth.ems("日本")).isEqualTo(2);
        assertThat(TextWidth.ems("🚀")).isEqualTo(1);
        assertThat(TextWidth.ems("WW")).isEqualTo(2);
        assertThat(TextWidth.ems("ab")).isEqualTo(1.28);
    }

    @Test
    void marksOnALetterTakeNoWidth() {
        assertThat(TextWidth.ems("e\u0301")).isEqualTo(TextWidth.ems("e"));
    }

    @Test
    void whatFitsStaysAsItIs() {
        assertThat(TextWidth.fitting("Checkout", 5.4)).isEqualTo("Checkout");
    }

    @Test
    void whatDoesNotFitIsShortened() {
        assertThat(TextWidth.fitting("Checkout error rate", 6.4)).isEqualTo("Checkout…");
        assertThat(TextWidth.fitting("日本日本日本", 4)).isEqualTo("日本日…");
    }

    @Test
    void aCharacterOfSeveralPartsIsKeptOrLeftOutWhole() {
        assertThat(TextWidth.fitting("🇩🇪🇫🇷🇮🇹", 3)).isEqualTo("🇩🇪…");
    }

    @Test
    void nothingIsShownWhereNoCharacterFits() {
        assertThat(TextWidth.fitting("Checkout", 0.5)).isEmpty();
    }

    @Test
    void aTextIsOneLineOfWhatCanBeSeen() {
        assertThat(TextWidth.line(" a\n\tb\u202E ")).isEqualTo("a b\\u202e");
    }

    @Test
    void aWideCharacterTakesTwoColumns() {
        assertThat(TextWidth.columns("ab日本🚀한")).isEqualTo(10);
    }
}
