package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextLinesTest {

    @Test
    void linesBreakBetweenWords() {
        assertThat(TextLines.wrapped("one two  three\nfour", 9)).containsExactly("one two", "three", "four");
    }

    @Test
    void aWordThatIsTooLongBreaksInside() {
        assertThat(TextLines.wrapped("a abcdefghij", 4)).containsExactly("a", "abcd", "efgh", "ij");
    }

    @Test
    void aWideCharacterDoesNotGoOverTheEdge() {
        assertThat(TextLines.wrapped("日本日", 5)).containsExactly("日本", "日");
    }

    @Test
    void aLetterWithManyMarksBreaksToo() {
        assertThat(TextLines.wrapped("e" + "\u0301".repeat(20), 8))
                .hasSize(3)
                .allSatisfy(line -> assertThat(TextWidth.columns(line)).isLessThanOrEqualTo(8));
    }

    @Test
    void thereIsAlwaysALine() {
        assertThat(TextLines.wrapped("", 8)).containsExactly("");
    }

    @Test
    void whatFollowsASignIsIndented() {
        assertThat(TextLines.hanging("[ ] ", "one two three", 11)).containsExactly("[ ] one two", "    three");
        assertThat(TextLines.hanging("", "one two three", 9)).containsExactly("one two", "  three");
    }
}
