package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.internal.text.LengthReader;
import io.github.rolloutplanner.json.Node.TextNode;
import io.github.rolloutplanner.plan.TimeSpan;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTextTest {

    private static TimeSpan read(Codec<TimeSpan> codec, String text) {
        Problems problems = new Problems();
        TimeSpan span = codec.read(new TextNode(Pointer.ROOT, text), problems);
        assertThat(problems.count()).isZero();
        return span;
    }

    private static String write(Codec<TimeSpan> codec, TimeSpan span) {
        String quoted = Document.of(codec, span).text();
        return quoted.substring(1, quoted.length() - 1);
    }

    @Test
    void aSumThatNoLengthHoldsIsKeptAsWords() {
        String words = "106751991167 days ".repeat(1_100).strip();

        assertThat(LengthReader.parse(words)).isEmpty();
        assertThat(read(SpanText.TOTAL, words)).isEqualTo(TimeSpan.stated(words));
    }

    @Nested
    class Step {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "2 days (canary)            | PT48H    | canary",
                    "1 day                      | PT24H    | ''",
                    "1 day 12 hours (a (b) c)   | PT36H    | a (b) c",
                    "1 hour 30 minutes          | PT1H30M  | ''",
                    "1 second (x)               | PT1S     | x",
                    "1.5 seconds (x)            | PT1.5S   | x",
                    "1 day 0.001 seconds        | PT24H0.001S | ''",
                    "1,000,000 days             | PT24000000H | ''",
                    "1,000,001 days             |          | '1,000,001 days'",
                    "1,000,000 days 1 second    |          | '1,000,000 days 1 second'",
                    "1,000,000,000 days (x)     |          | '1,000,000,000 days (x)'",
                    "Immediate                  | PT0S     | ''",
                    "Immediate (100% if all ok) | PT0S     | 100% if all ok",
                    "PT0.0000001S (quick)       |          | PT0.0000001S (quick)",
                    "1e3 days                   |          | 1e3 days",
                    "1e99999999 days            |          | 1e99999999 days",
                    "0.0001 seconds             |          | 0.0001 seconds",
                    "-1 days                    |          | -1 days",
                    "2 dayss                    |          | 2 dayss",
                    "Immediately                |          | Immediately",
                    "2-3 days                   |          | 2-3 days",
                    "999999999999999 days       |          | 999999999999999 days",
                })
        void isUnderstoodWhereItWouldBeWrittenAgain(String text, Duration length, String note) {
            TimeSpan span = read(SpanText.STEP, text);

            assertThat(span).isEqualTo(new TimeSpan(Optional.ofNullable(length), note));
            assertThat(write(SpanText.STEP, span)).isEqualTo(text);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "2 days(canary)    | PT48H   | canary",
                    "48 hours (canary) | PT48H   | canary",
                    "48h (canary)      | PT48H   | canary",
                    "two days (canary) | PT48H   | canary",
                    "2 days, canary    | PT48H   | ', canary'",
                    "2 days (canary    | PT48H   | (canary",
                    "1 days            | PT24H   | ''",
                    "2 weeks           | PT336H  | ''",
                    "1.5 days          | PT36H   | ''",
                    "1,5 hours         | PT1H30M | ''",
                    "1h30m             | PT1H30M | ''",
                    "0 days            | PT0S    | ''",
                    "Immediate ()      | PT0S    | ''",
                })
        void keepsItsWordingWhereItWouldNotBeWrittenAgain(String text, Duration length, String note) {
            TimeSpan span = read(SpanText.STEP, text);

            assertThat(span).isEqualTo(new TimeSpan(Optional.of(length), note, Optional.of(text)));
            assertThat(write(SpanText.STEP, span)).isEqualTo(text);
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT-1S", "PT0.000000001S"})
        void aLengthWithoutAWordIsWrittenInIso(Duration length) {
            assertThat(write(SpanText.STEP, TimeSpan.of(length, "x"))).isEqualTo(length + " (x)");
        }
    }

    @Test
    void theTotalHasItsNoteWithoutBrackets() {
        TimeSpan span = read(SpanText.TOTAL, "8 days from start to full rollout");

        assertThat(span).isEqualTo(TimeSpan.of(Duration.ofDays(8), "from start to full rollout"));
        assertThat(write(SpanText.TOTAL, span)).isEqualTo("8 days from start to full rollout");
    }

    @Test
    void nothingAtAllIsImmediate() {
        assertThat(write(SpanText.TOTAL, TimeSpan.of(Duration.ZERO, "from start to full rollout")))
                .isEqualTo("Immediate from start to full rollout");
    }

    @Test
    void aBoundIsLessThanALength() {
        assertThat(read(SpanText.BOUND, "< 5 minutes")).isEqualTo(TimeSpan.of(Duration.ofMinutes(5), ""));
        assertThat(read(SpanText.BOUND, "< 1 hour (at night)")).isEqualTo(TimeSpan.of(Duration.ofHours(1), "at night"));
    }

    @ParameterizedTest
    @CsvSource({
        "5 minutes, PT5M",
        "<5 minutes, PT5M",
        "within 5 minutes, PT5M",
        "< 60 minutes, PT1H",
        "< 2 min, PT2M",
        "≤ 90s, PT1M30S",
        "Less than 10 minutes, PT10M",
        "up to 1 hour, PT1H",
        "< 2 days, PT48H"
    })
    void aBoundIsUnderstoodHoweverPeopleWriteIt(String text, Duration length) {
        TimeSpan span = read(SpanText.BOUND, text);

        assertThat(span.length()).contains(length);
        assertThat(write(SpanText.BOUND, span)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "",
                "< soon",
                "about 5 minutes",
                "5",
                "5 minutes?",
                "5-10 minutes",
                "999999999999999 days",
                "٥ minutes"
            })
    void aBoundThatIsNoneStaysAText(String text) {
        assertThat(read(SpanText.BOUND, text)).isEqualTo(TimeSpan.stated(text));
        assertThat(write(SpanText.BOUND, TimeSpan.stated(text))).isEqualTo(text);
    }
}
