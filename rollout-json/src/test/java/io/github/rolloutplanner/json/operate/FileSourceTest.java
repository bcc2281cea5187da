package io.github.rolloutplanner.json.operate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Observation.Temporality;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.GroupNames;
import io.github.rolloutplanner.operate.SourceException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSourceTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final String HEADER = "metric,variant,window_start,window_end,trials,events\n";

    @TempDir
    private Path directory;

    private static FeedRequest request(SampleKind kind, Temporality temporality, int fromHour, int untilHour) {
        return request(kind, temporality, fromHour, untilHour, false);
    }

    private static FeedRequest request(
            SampleKind kind, Temporality temporality, int fromHour, int untilHour, boolean needsControl) {
        Feed feed = new Feed(
                1,
                "Errors",
                Optional.empty(),
                kind,
                "requests",
                Optional.empty(),
                "Count.",
                TimeWindow.ofHours(fromHour, untilHour),
                temporality,
                Duration.ofHours(untilHour),
                0.1,
                0.1,
                needsControl);
        return new FeedRequest(feed, START);
    }

    private static FeedRequest compared(int fromHour, int untilHour) {
        return request(SampleKind.EVENTS, Temporality.DELTA, fromHour, untilHour, true);
    }

    private static FeedRequest increments(int fromHour, int untilHour) {
        return request(SampleKind.EVENTS, Temporality.DELTA, fromHour, untilHour);
    }

    private static FeedRequest checkpoint(int fromHour, int untilHour) {
        return request(SampleKind.EVENTS, Temporality.CUMULATIVE, fromHour, untilHour);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("errors.txt"), text);
    }

    private FileSource csv(String text) throws IOException {
        return FileSource.csv(file(text));
    }

    private FileSource ndjson(String text) throws IOException {
        return FileSource.ndjson(file(text));
    }

    private static String row(int fromHour, int untilHour, String group, long trials, long events) {
        return "Errors," + group + "," + START.plus(Duration.ofHours(fromHour)) + ","
                + START.plus(Duration.ofHours(untilHour)) + "," + trials + "," + events + "\n";
    }

    private static Observation increment(int fromHour, int untilHour, Sample treated, Sample control) {
        return Observation.increment("Errors", TimeWindow.ofHours(fromHour, untilHour), treated, control);
    }

    private static void assertRefused(FileSource source, FeedRequest request, String part) {
        assertThatThrownBy(() -> source.observe(request))
                .isInstanceOf(SourceException.class)
                .hasNoCause()
                .hasMessageContaining(part);
    }

    @Nested
    class Increments {
        @Test
        void ofEachHourAreAnObservationEach() throws IOException {
            FileSource source = csv(HEADER
                    + row(0, 1, "treated", 900, 9)
                    + row(2, 3, "control", 700, 6)
                    + row(1, 2, "treated", 1000, 2)
                    + row(1, 2, "control", 1010, 3)
                    + row(2, 3, "treated", 800, 5)
                    + row(3, 4, "treated", 900, 9)
                    + "Latency,treated,2026-03-02T09:30:00Z,2026-03-02T13:30:00Z,3,4\n");
            assertThat(source.observe(increments(1, 3)))
                    .containsExactly(
                            increment(1, 2, Sample.events(2, 1000), Sample.events(3, 1010)),
                            increment(2, 3, Sample.events(5, 800), Sample.events(6, 700)));
        }

        @Test
        void outsideOfTheWindowAreNoData() throws IOException {
            FileSource source = csv(HEADER + row(0, 1, "treated", 900, 9));
            assertThat(source.observe(increments(1, 3)))
                    .containsExactly(increments(1, 3).noData());
            assertThat(csv("").observe(increments(1, 3)))
                    .containsExactly(increments(1, 3).noData());
        }

        @Test
        void thatReachBeyondAnEndAreLeftOut() throws IOException {
            FileSource source = csv(HEADER
                    + row(0, 2, "treated", 900, 9)
                    + row(2, 3, "treated", 800, 5)
                    + row(3, 5, "treated", 700, 4));
            assertThat(source.observe(increments(1, 4)))
                    .containsExactly(Observation.increment("Errors", TimeWindow.ofHours(2, 3), Sample.events(5, 800)));
            assertThat(source.observe(increments(3, 5)))
                    .containsExactly(Observation.increment("Errors", TimeWindow.ofHours(3, 5), Sample.events(4, 700)));
            assertThat(source.observe(increments(4, 5)))
                    .containsExactly(increments(4, 5).noData());
        }

        /** The row of the other group may be the next that is written. */
        @Test
        void ofTheLastHourWaitForBothGroups() throws IOException {
            String first = HEADER + row(0, 1, "treated", 10, 1) + row(0, 1, "control", 10, 2);

            assertThat(csv(first + row(1, 2, "treated", 10, 1)).observe(compared(0, 2)))
                    .containsExactly(increment(0, 1, Sample.events(1, 10), Sample.events(2, 10)));
            assertThat(csv(first
                                    + row(1, 2, "treated", 10, 1)
                                    + row(2, 3, "treated", 10, 1)
                                    + row(2, 3, "control", 10, 2))
                            .observe(compared(0, 3)))
                    .hasSize(3);
            assertThat(csv(HEADER + row(0, 1, "treated", 10, 1)).observe(compared(0, 1)))
                    .hasOnlyElementsOfType(Observation.NoData.class);
        }

        @Test
        void thatOverlapOrComeTwiceAreRefused() throws IOException {
            assertRefused(
                    csv(HEADER + row(0, 2, "treated", 9, 0) + row(1, 3, "treated", 9, 0)), increments(0, 3), "overlap");
            assertRefused(
                    csv(HEADER + row(0, 2, "treated", 9, 0) + row(0, 2, "treated", 9, 0)),
                    increments(0, 3),
                    "(line 3): the group has two rows");
        }
    }

    @Nested
    class Checkpoints {
        @Test
        void areTheLongestThatEnded() throws IOException {
            FileSource source = csv(HEADER
                    + row(0, 3, "treated", 50, 5) // of the phase before
                    + row(3, 4, "treated", 10, 1)
                    + row(3, 6, "control", 33, 2)
                    + row(3, 6, "treated", 30, 3)
                    + row(3, 5, "treated", 20, 2)
                    + row(3, 9, "treated", 60, 6));
            assertThat(source.observe(checkpoint(3, 7)))
                    .containsExactly(Observation.cumulative(
                            "Errors", TimeWindow.ofHours(3, 6), Sample.events(3, 30), Sample.events(2, 33)));
        }

        @Test
        void thatAreIncrementsAreRefused() throws IOException {
            assertRefused(
                    csv(HEADER + row(3, 4, "treated", 10, 1) + row(4, 5, "treated", 10, 1)),
                    checkpoint(3, 7),
                    "line 3: the window 2026-03-02T13:00:00Z..2026-03-02T14:00:00Z begins after 2026-03-02T12:00:00Z");
        }
    }

    @Nested
    class Csv {
        @Test
        void isReadAsRfc4180Says() throws IOException {
            FileSource source = csv("\uFEFFMetric, VARIANT ,window_start,\"window_end\",trials,events\r\n"
                    + "\"Errors\",\"the \"\"new\"\", one\r\nhere\",2026-03-02T10:00:00+01:00,2026-03-02T10:00:00Z,\"12\",3\r\n"
                    + "\r\n"
                    + "Errors,old,2026-03-02T09:00:00Z,2026-03-02T10:00:00.000Z,11,2\r\n");
            assertThat(source.withGroups(GroupNames.of("the \"new\", one\r\nhere".replace("\r\n", "\n"), "old"))
                            .observe(increments(0, 1)))
                    .containsExactly(increment(0, 1, Sample.events(3, 12), Sample.events(2, 11)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Errors,treated,2026-03-02T10:0",
                    "Errors,treated,2026-03-02T10:00:00Z,2026-03-02T11:00:00Z,100,1",
                    "\"Errors",
                    "Errors,\"tre",
                })
        void aLastLineThatIsBeingWrittenDoesNotCount(String half) throws IOException {
            FileSource source = csv(HEADER + row(0, 1, "treated", 9, 1) + half);
            assertThat(source.observe(increments(0, 2)))
                    .containsExactly(Observation.increment("Errors", TimeWindow.ofHours(0, 1), Sample.events(1, 9)));
        }

        @Test
        void hasFaultsWithTheirLine() throws IOException {
            String row = row(0, 1, "treated", 9, 1);
            assertRefused(
                    csv("metric,variant\n"),
                    increments(0, 1),
                    "line 1: there is no column window_start and window_end");
            assertRefused(csv(HEADER.replace("\n", ",n\n")), increments(0, 1), "line 1: no sample has a column 'n'");
            assertRefused(
                    csv(HEADER.replace("\n", ",EVENTS\n")), increments(0, 1), "line 1: there are two columns 'events'");
            assertRefused(csv(HEADER + row + "a,b\n"), increments(0, 1), "line 3: there are 2 fields of 6 columns");
            assertRefused(
                    csv(HEADER + row + "a\"b,c\n"), increments(0, 1), "line 3: there is a quote inside of a field");
            assertRefused(csv(HEADER + "\"a\"b,c\n"), increments(0, 1), "line 2: there is text behind a quoted field");
            assertRefused(csv(HEADER + "\"a\n" + row + row), increments(0, 1), "line 2: a quote is not closed");
            assertRefused(
                    csv(HEADER + "\"" + "a".repeat(100_001) + "\n"),
                    increments(0, 1),
                    "line 2: it has more than 100000");
            assertRefused(
                    csv(HEADER + row + "Errors,treated,2026-03-02,2026-03-02T10:00:00Z,1,1\n"),
                    increments(0, 1),
                    "line 3: '2026-03-02' in 'window_start' is no time");
            assertRefused(
                    csv(HEADER + "Errors,treated,,2026-03-02T10:00:00Z,1,1\n"),
                    increments(0, 1),
                    "line 2: 'window_start' has no value");
            assertRefused(csv(HEADER + row(1, 0, "treated", 9, 1)), increments(0, 1), "line 2: the window");
            assertRefused(csv(HEADER + row.replace(",9,", ",,")), increments(0, 1), "line 2 lacks 'trials'");
            assertRefused(
                    csv(HEADER.replace("\n", ",users\n") + row.replace("\n", ",4\n")),
                    increments(0, 1),
                    "line 2 has 'users', too");
            assertRefused(
                    csv(HEADER + row(0, 1, "treated", 9, -1)),
                    increments(0, 1),
                    "(line 2): the column 'events' has -1");
        }

        @Test
        void hasTheColumnsOfSeveralSortsOfSamples() throws IOException {
            FileSource source = csv("metric,variant,window_start,window_end,trials,events,reading\n"
                    + "Errors,treated,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z,9,1,\n"
                    + "CPU,treated,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z,,,72.5\n");
            assertThat(source.observe(increments(0, 1)))
                    .containsExactly(Observation.increment("Errors", TimeWindow.ofHours(0, 1), Sample.events(1, 9)));
        }
    }

    @Nested
    class Ndjson {
        private static final String ROW = "{\"metric\": \"Errors\", \"Variant\": \"treated\", \"window_start\":"
                + " \"2026-03-02T09:00:00Z\", \"window_end\": \"2026-03-02T10:00:00Z\", \"trials\": 9, \"events\": \"1\"}";

        @Test
        void isReadLineByLine() throws IOException {
            FileSource source = ndjson("\uFEFF" + ROW + "\r\n\n"
                    + ROW.replace("treated", "control").replace("9,", "9.0, \"users\": null,") + "\n");
            assertThat(source.observe(increments(0, 1)))
                    .containsExactly(increment(0, 1, Sample.events(1, 9), Sample.events(1, 9)));
        }

        @Test
        void aLastLineThatIsBeingWrittenDoesNotCount() throws IOException {
            for (String half : List.of(ROW, ROW.substring(0, 40), "{")) {
                assertThat(ndjson(ROW + "\n" + half).observe(increments(0, 1)))
                        .containsExactly(
                                Observation.increment("Errors", TimeWindow.ofHours(0, 1), Sample.events(1, 9)));
            }
        }

        @Test
        void hasFaultsWithTheirLine() throws IOException {
            assertRefused(ndjson(ROW + "\n[1]\n"), increments(0, 1), "line 2: it is no object");
            assertRefused(ndjson(ROW + "\n{\"metric\n"), increments(0, 1), "line 2: it is no JSON");
            assertRefused(ndjson(ROW + "\n{\n"), increments(0, 1), "line 2: it is no JSON");
            assertRefused(ndjson(ROW + ROW + "\n"), increments(0, 1), "line 1: something stands behind the object");
            assertRefused(
                    ndjson("{\"metric\": {}}\n"),
                    increments(0, 1),
                    "line 1: the value of 'metric' is neither text nor number");
            assertRefused(ndjson("{\"a\": 1, \"a\": 2}\n"), increments(0, 1), "line 1: it is no JSON: Duplicate field");
            assertRefused(ndjson("{\"a\": 1, \"A\": 2}\n"), increments(0, 1), "line 1: 'a' stands twice");
            assertRefused(ndjson(ROW.replace("9,", "9, \"n\": 3,") + "\n"), increments(0, 1), "line 1 has 'n', too");
            assertRefused(
                    ndjson("{" + " ".repeat(100_001) + "}\n"), increments(0, 1), "line 1: it has more than 100000");
            assertRefused(ndjson("[".repeat(5_000) + "\n"), increments(0, 1), "line 1: it is no object");
        }
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithoutItsFolder() throws IOException {
        assertRefused(
                FileSource.csv(directory.resolve("none.csv")),
                increments(0, 1),
                "The file 'none.csv' cannot be read (NoSuchFileException).");
        Path latin = Files.writeString(directory.resolve("latin.csv"), HEADER.replace("\n", "\u00e9\n"), ISO_8859_1);
        assertRefused(FileSource.csv(latin), increments(0, 1), "The file 'latin.csv' is not in UTF-8.");
    }

    @Test
    void aMillionLinesAreRead() throws IOException {
        Path file = directory.resolve("long.csv");
        try (BufferedWriter text = Files.newBufferedWriter(file, UTF_8)) {
            text.write(HEADER);
            for (int hour = 0; hour < 500_000; hour++) {
                text.write(row(hour, hour + 1, "treated", 10, 1));
                text.write(row(hour, hour + 1, "control", 10, 2));
            }
        }
        assertThat(FileSource.csv(file).observe(increments(499_990, 499_992)))
                .containsExactly(
                        increment(499_990, 499_991, Sample.events(1, 10), Sample.events(2, 10)),
                        increment(499_991, 499_992, Sample.events(1, 10), Sample.events(2, 10)));
        assertRefused(FileSource.csv(file), increments(0, 400_000), "this is one row too many, after 10000");
    }

    @Test
    void rowsAreHandedOnBeforeTheNextIsRead() {
        assertHandsOn(CsvRows::read, new Endless(HEADER, row(0, 1, "treated", 10, 1)));
        assertHandsOn(NdjsonRows::read, new Endless(Ndjson.ROW + "\n", Ndjson.ROW + "\n"));
    }

    private static void assertHandsOn(RowFormat format, Reader endless) {
        AtomicInteger rows = new AtomicInteger();
        assertThatThrownBy(() -> format.read(endless, row -> {
                    if (rows.incrementAndGet() == 1_000) {
                        throw new IllegalStateException("enough");
                    }
                }))
                .hasMessage("enough");
    }

    /** A text that never ends: who would keep it all never came to an end, either. */
    private static final class Endless extends Reader {
        private final String line;
        private String text;
        private int at;

        Endless(String first, String line) {
            this.line = line;
            this.text = first;
        }

        @Override
        public int read(char[] into, int offset, int length) {
            if (at == text.length()) {
                text = line;
                at = 0;
            }
            into[offset] = text.charAt(at++);
            return 1;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
