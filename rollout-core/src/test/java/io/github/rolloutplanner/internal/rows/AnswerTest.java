package io.github.rolloutplanner.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.internal.rows.Row.Window;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Observation.Temporality;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.GroupNames;
import io.github.rolloutplanner.operate.SourceException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private record Asked(
            SampleKind sample,
            Optional<String> treatment,
            Temporality temporality,
            double control,
            boolean needsControl) {
        static Asked of(SampleKind sample) {
            return new Asked(sample, Optional.empty(), Temporality.DELTA, 0.05, true);
        }

        Asked ofTreatment(String one) {
            return new Asked(sample, Optional.of(one), temporality, control, needsControl);
        }

        Asked cumulative() {
            return new Asked(sample, treatment, Temporality.CUMULATIVE, control, needsControl);
        }

        Asked withoutControl() {
            return new Asked(sample, treatment, temporality, 0, false);
        }

        Asked ofUnknownControl() {
            return new Asked(sample, treatment, temporality, 0, true);
        }

        FeedRequest request() {
            Feed feed = new Feed(
                    1,
                    "Errors",
                    treatment,
                    sample,
                    "requests",
                    Optional.empty(),
                    "Count.",
                    TimeWindow.ofHours(2, 6),
                    temporality,
                    Duration.ofHours(6),
                    0.1,
                    control,
                    needsControl);
            return new FeedRequest(feed, START);
        }
    }

    private static Row row(String group, Object... cells) {
        return row(Optional.empty(), group, cells);
    }

    private static Row rowOf(int fromHour, int untilHour, String group, Object... cells) {
        Window window = new Window(START.plus(Duration.ofHours(fromHour)), START.plus(Duration.ofHours(untilHour)));
        return row(Optional.of(window), group, cells);
    }

    private static Row row(Optional<Window> window, String group, Object... cells) {
        Map<String, Object> all = new HashMap<>(Map.of("variant", group));
        for (int at = 0; at < cells.length; at += 2) {
            all.put((String) cells[at], cells[at + 1]);
        }
        return new Row("row 1", window, all);
    }

    private static List<Observation> observed(Asked asked, GroupNames names, Row... rows) {
        Answer answer = new Answer(asked.request(), names);
        List.of(rows).forEach(answer::add);
        return answer.observations();
    }

    private static List<Observation> observed(Asked asked, Row... rows) {
        return observed(asked, GroupNames.standard(), rows);
    }

    private static Observation shown(Asked asked, Sample treated, Sample control) {
        return asked.request().measured(treated, Optional.of(control));
    }

    private static void assertRefused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOf(SourceException.class)
                .hasNoCause()
                .message()
                .contains(parts);
    }

    @Nested
    class Rows {
        @Test
        void ofBothGroupsAreOneObservation() {
            Asked asked = Asked.of(SampleKind.EVENTS);
            assertThat(observed(
                            asked,
                            row("treated", "trials", 1000L, "events", 2),
                            row("control", "trials", 900, "events", 1)))
                    .containsExactly(shown(asked, Sample.events(2, 1000), Sample.events(1, 900)));
        }

        @Test
        void haveNumbersOfAnyType() {
            Asked asked = Asked.of(SampleKind.EVENTS);
            for (Object events :
                    new Object[] {2, 2L, (short) 2, 2.0, 2f, new BigDecimal("2.00"), BigInteger.TWO, "2", "2.0", "2e0"
                    }) {
                assertThat(observed(
                                asked,
                                row("treated", "trials", 5, "events", events),
                                row("control", "trials", 5, "events", 0)))
                        .as(events.getClass().getName())
                        .containsExactly(shown(asked, Sample.events(2, 5), Sample.events(0, 5)));
            }
        }

        @Test
        void ofSeveralWindowsAreSeveralObservationsInTheOrderOfTime() {
            Asked asked = Asked.of(SampleKind.EVENTS).withoutControl();
            assertThat(observed(
                            asked,
                            rowOf(4, 5, "treated", "trials", 7, "events", 0),
                            rowOf(2, 3, "treated", "trials", 5, "events", 1)))
                    .containsExactly(
                            Observation.increment("Errors", TimeWindow.ofHours(2, 3), Sample.events(1, 5)),
                            Observation.increment("Errors", TimeWindow.ofHours(4, 5), Sample.events(0, 7)));
        }

        @Test
        void ofTreatmentsAreThoseOfTheOneThatIsAsked() {
            GroupNames names =
                    GroupNames.of("any", "A").withTreatment("one page", "B").withTreatment("two pages", "C");
            Asked asked = Asked.of(SampleKind.EVENTS).ofTreatment("one page");
            assertThat(observed(
                            asked,
                            names,
                            row("A", "trials", 5, "events", 1),
                            row("B", "trials", 6, "events", 2),
                            row("C", "trials", 7, "events", 3)))
                    .containsExactly(Observation.increment(
                                    "Errors", TimeWindow.ofHours(2, 6), Sample.events(2, 6), Sample.events(1, 5))
                            .ofTreatment("one page"));
        }

        @Test
        void ofEachSortAreItsSample() {
            assertThat(observed(
                            Asked.of(SampleKind.EVENTS_BY_USER).withoutControl(),
                            row(
                                    "treated",
                                    "users",
                                    3,
                                    "trials",
                                    9,
                                    "events",
                                    2,
                                    "trial_squares",
                                    29,
                                    "event_squares",
                                    2,
                                    "products",
                                    7)))
                    .containsExactly(Observation.increment(
                            "Errors", TimeWindow.ofHours(2, 6), Sample.eventsByUser(3, 2, 9, 2, 29, 7)));
            assertThat(observed(
                            Asked.of(SampleKind.NUMBERS_BY_USER).withoutControl(),
                            row(
                                    "treated",
                                    "users",
                                    2,
                                    "count",
                                    3,
                                    "sum",
                                    -1.5,
                                    "squares",
                                    9.25,
                                    "sum_squares",
                                    4.25,
                                    "count_squares",
                                    5,
                                    "products",
                                    -2.5)))
                    .containsExactly(Observation.increment(
                            "Errors", TimeWindow.ofHours(2, 6), Sample.numbersByUser(2, -1.5, 3, 9.25, 4.25, 5, -2.5)));
            assertThat(observed(Asked.of(SampleKind.READING).withoutControl(), row("treated", "reading", 72.5)))
                    .containsExactly(Observation.increment("Errors", TimeWindow.ofHours(2, 6), Sample.reading(72.5)));
            Asked assigned = Asked.of(SampleKind.ASSIGNMENTS);
            assertThat(observed(assigned, row("treated", "users", 4), row("control", "users", 5)))
                    .containsExactly(shown(assigned, Sample.events(0, 4), Sample.events(0, 5)));
        }

        @Test
        void ofEventsOverTimeComeWithTheHoursOfTheirGroup() {
            Asked asked = Asked.of(SampleKind.COUNTS);
            assertThat(observed(asked, row("treated", "events", 3), row("control", "events", 1)))
                    .containsExactly(shown(asked, Sample.counts(3, 0.4), Sample.counts(1, 0.2)));
        }
    }

    @Nested
    class Moments {
        private Sample.Moments moments(long count, Object sum, Object squares) {
            Observation.Measured found = (Observation.Measured) observed(
                            Asked.of(SampleKind.MOMENTS).withoutControl(),
                            row("treated", "count", count, "sum", sum, "sum_squares", squares))
                    .get(0);
            return (Sample.Moments) found.treated();
        }

        @Test
        void areExactWhereTheSumsAre() {
            // 10^12, 10^12 + 1 and 10^12 + 2: no double has the sum of their squares
            BigDecimal squares = new BigDecimal("3000000000006000000000005");
            assertThat(moments(3, new BigDecimal("3000000000003"), squares))
                    .isEqualTo(Sample.moments(3, 1_000_000_000_001.0, 1));
        }

        @Test
        void ofOneOrNoNumberScatterByNothing() {
            assertThat(moments(1, 5, 25)).isEqualTo(Sample.moments(1, 5, 0));
            assertThat(moments(0, 0, 0)).isEqualTo(Sample.moments(0, 0, 0));
        }

        @Test
        void scatterByNothingWhereRoundingSaysLess() {
            assertThat(moments(3, 0.3, 0.03 - 1e-17)).isEqualTo(Sample.moments(3, 0.3 / 3, 0));
        }

        @Test
        void areRefusedWhereNoNumbersHaveThem() {
            assertRefused(() -> moments(4, 8, 15), "'sum_squares' has 15", "less than the squares of 4 numbers");
            assertRefused(() -> moments(0, 1, 0), "'sum' has 1", "the sum of no number");
        }
    }

    @Nested
    class AGroupWithoutARow {
        @Test
        void hasNoDataWhereItIsExposed() {
            Asked asked = Asked.of(SampleKind.EVENTS);
            assertThat(observed(asked)).containsExactly(asked.request().noData());
            assertThat(observed(asked, row("control", "trials", 5, "events", 0)))
                    .containsExactly(asked.request().noData());
        }

        @ParameterizedTest
        @CsvSource({
            "EVENTS,trials",
            "COUNTS,events",
            "READING,reading",
            "ASSIGNMENTS,users",
        })
        void isEmptyWhereItIsTheControlGroup(SampleKind kind, String column) {
            Asked asked = Asked.of(kind);
            Observation.Measured found = (Observation.Measured)
                    observed(asked, row("treated", column, 5, "events", 5)).get(0);
            assertThat(GroupTotals.of(found.control().orElseThrow()).isEmpty()).isTrue();
        }

        @Test
        void isLeftOutWhereNoControlGroupIsNeeded() {
            assertThat(observed(
                            Asked.of(SampleKind.COUNTS).withoutControl(),
                            row("treated", "events", 5),
                            row("control", "events", 4)))
                    .containsExactly(Observation.increment("Errors", TimeWindow.ofHours(2, 6), Sample.counts(5, 0.4)));
        }
    }

    @Nested
    class IsRefused {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "-1 | 5 | 'events' has -1, which is below zero",
                    "NaN | 5 | 'events' has NaN, which is no number",
                    "1.5 | 5 | 'events' has 1.5, which is no whole number",
                    "6 | 5 | 'events' has 6, which is more than the 5 trials",
                    "1 | 9223372036854775808 | 'trials' has 9223372036854775808, which is more than 9223372036854775807",
                    "1 | 1e999999999 | 'trials' has more than 400 digits",
                    "many | 5 | 'events' has many, which is no number",
                })
        void aCountThatCannotBe(String events, String trials, String fault) {
            assertRefused(
                    () -> observed(Asked.of(SampleKind.EVENTS), row("treated", "events", events, "trials", trials)),
                    "'Errors', group 'treated', 2026-03-02T11:00:00Z..2026-03-02T15:00:00Z (row 1): the column "
                            + fault);
        }

        @Test
        void aNumberThatIsNone() {
            for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                assertRefused(
                        () -> observed(Asked.of(SampleKind.READING), row("treated", "reading", none)),
                        "'reading' has " + none + ", which is no number");
            }
            assertRefused(
                    () -> observed(Asked.of(SampleKind.READING), row("treated", "reading", new BigDecimal("1e350"))),
                    "beyond all measure");
            assertRefused(
                    () -> observed(Asked.of(SampleKind.READING), row("treated", "reading", -0.5)), "is below zero");
        }

        @Test
        void aCellWithoutAValue() {
            assertRefused(
                    () -> observed(Asked.of(SampleKind.EVENTS), row("treated", "events", 1)),
                    "the column 'trials' has no value");
            assertRefused(
                    () -> observed(
                            Asked.of(SampleKind.EVENTS), new Row("row 4", Optional.empty(), Map.of("trials", 5))),
                    "row 4: the column 'variant' has no value");
        }

        @Test
        void aGroupThatIsNotKnown() {
            assertRefused(
                    () -> observed(Asked.of(SampleKind.EVENTS), row("Treated", "trials", 5, "events", 1)),
                    "no group is called 'Treated'. Known: 'treated' and 'control'");
            assertRefused(
                    () -> observed(
                            Asked.of(SampleKind.EVENTS).ofTreatment("one page"),
                            row("treated", "trials", 5, "events", 1)),
                    "Known: 'one page' and 'control'");
            assertRefused(
                    () -> observed(
                            Asked.of(SampleKind.EVENTS).ofTreatment("one page"),
                            GroupNames.standard().withTreatment("two pages", "C"),
                            row("B", "trials", 5, "events", 1)),
                    "no group is called 'B'. Known: 'C' and 'control'");
        }

        @Test
        void aGroupThatComesTwice() {
            Row row = row("treated", "trials", 5, "events", 1);
            assertRefused(() -> observed(Asked.of(SampleKind.EVENTS), row, row), "the group has two rows");
        }

        @Test
        void aWindowThatIsNotInTheOneThatWasAsked() {
            Asked asked = Asked.of(SampleKind.EVENTS);
            assertRefused(
                    () -> observed(asked, rowOf(1, 3, "treated", "trials", 5, "events", 1)),
                    "the window 2026-03-02T10:00:00Z..2026-03-02T12:00:00Z is not inside"
                            + " 2026-03-02T11:00:00Z..2026-03-02T15:00:00Z");
            assertRefused(() -> observed(asked, rowOf(5, 7, "treated", "trials", 5, "events", 1)), "is not inside");
            assertRefused(
                    () -> observed(asked, rowOf(3, 3, "treated", "trials", 5, "events", 1)), "ends before it begins");
        }

        @Test
        void aWindowThatOverlapsAnother() {
            assertRefused(
                    () -> observed(
                            Asked.of(SampleKind.EVENTS),
                            rowOf(2, 4, "treated", "trials", 5, "events", 1),
                            rowOf(3, 5, "treated", "trials", 5, "events", 1)),
                    "2026-03-02T11:00:00Z..2026-03-02T13:00:00Z and 2026-03-02T12:00:00Z..2026-03-02T14:00:00Z overlap");
        }

        @Test
        void aCheckpointThatBeginsLaterThanAsked() {
            assertRefused(
                    () -> observed(
                            Asked.of(SampleKind.EVENTS).cumulative(), rowOf(3, 6, "treated", "trials", 5, "events", 1)),
                    "begins after 2026-03-02T11:00:00Z");
        }

        @Test
        void aControlGroupWhoseHoursAreNotKnown() {
            assertRefused(
                    () -> observed(
                            Asked.of(SampleKind.COUNTS).ofUnknownControl(),
                            row("treated", "events", 5),
                            row("control", "events", 4)),
                    "it is not known how large the control group is");
        }

        @Test
        void anAnswerOfMoreRowsThanGroupsHave() {
            Answer answer = new Answer(
                    Asked.of(SampleKind.EVENTS).request(), GroupNames.standard().withTreatment("x", "C"));
            assertRefused(
                    () -> {
                        for (int minute = 0; minute <= 10_000; minute++) {
                            Window window =
                                    new Window(START.plusSeconds(7_200 + minute), START.plusSeconds(7_201 + minute));
                            answer.add(row(Optional.of(window), "treated", "trials", 1, "events", 0));
                        }
                    },
                    "has more than 10,000 rows");
        }
    }

    @Nested
    class Columns {
        private void require(String... found) {
            AnswerColumns.require(Asked.of(SampleKind.EVENTS).request().feed(), "the answer", List.of(found));
        }

        @Test
        void areThoseOfTheSample() {
            require("events", "variant", "trials");
            require("events", "variant", "trials", "window_start", "window_end");
            assertThat(AnswerColumns.all())
                    .contains("trial_squares", "reading", "sum")
                    .doesNotContain("variant");
        }

        @Test
        void thatAreMissingTooManyOrTwiceAreRefused() {
            assertRefused(() -> require("variant", "trials"), "'Errors': the answer lacks 'events'");
            assertRefused(() -> require("variant", "trials", "events", "n"), "the answer has 'n', too");
            assertRefused(() -> require("variant", "trials", "events", "events"), "the answer has 'events' twice");
            assertRefused(
                    () -> require("variant", "trials", "events", "window_start"), "the answer lacks 'window_end'");
        }
    }
}
