package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.reason.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A text of a million characters, of whatever shape, is read or refused in little memory, and with a message that can be read. */
class ExhaustionTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int LENGTH = 1_000_000;
    private static final long MOST_BYTES = 200_000_000;
    /** What is linear allocates twice as much for twice the text, and a little more or less as tables grow. */
    private static final double MOST_GROWTH = 2.6;

    private static final int LONGEST_MESSAGE = 30_000;
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final RunningRollout ROLLOUT = Rollouts.start();

    static Stream<Named<Consumer<String>>> readers() {
        JournalLine start = RolloutJournal.start(ROLLOUT);
        return Stream.of(
                Named.of("a plan", RolloutJson::read),
                Named.of("a detailed plan", text -> RolloutJson.read(withVersion(text))),
                Named.of("a running rollout", RunningRolloutJson::read),
                Named.of("a change", ChangeJson::read),
                Named.of("a policy", PolicyJson::read),
                Named.of("the start of a journal", text -> RolloutJournal.replay(text + "\n")),
                Named.of("what is no line of a journal", text -> RolloutJournal.replay(start.text() + text + "\n")),
                Named.of(
                        "a line of a journal",
                        text -> RolloutJournal.replay(start.text() + RolloutJournalTest.line(start, text))));
    }

    /** What is an object becomes a detailed plan. */
    private static String withVersion(String text) {
        return text.startsWith("{\"") ? "{\"schema_version\":1," + text.substring(1) : text;
    }

    static Stream<Named<String>> shapes() {
        return Stream.of(
                Named.of("arrays in arrays", "[".repeat(LENGTH)),
                Named.of("objects in objects", filled("{\"a\":")),
                Named.of("empty arrays", "[" + filled("[],") + "1]"),
                Named.of("empty objects", "[" + filled("{},") + "1]"),
                Named.of("numbers", "[" + filled("1,") + "1]"),
                Named.of("empty texts", "[" + filled("\"\",") + "1]"),
                Named.of("one text", "\"" + "a".repeat(LENGTH) + "\""),
                Named.of("escapes", "\"" + filled("\\u0000") + "\""),
                Named.of("one number", "9".repeat(LENGTH)),
                Named.of("exponents", "[" + filled("1e999999999,") + "1]"),
                Named.of("many keys", "{" + items(at -> "\"k" + at + "\":1") + "}"),
                Named.of("one key again and again", "{" + items(at -> "\"k\":1") + "}"),
                Named.of("keys of one hash", "{" + items(at -> "\"" + ofOneHash(at) + "\":1") + "}"),
                Named.of("one key", "{\"" + "k".repeat(LENGTH) + "\":1}"),
                Named.of("a long key over many values", "{\"" + "k".repeat(100_000) + "\":[" + filled("1,") + "1]}"),
                Named.of("long keys over keys that stand twice", underLongKeys("{" + filled("\"k\":1,") + "\"k\":1}")),
                Named.of("long keys over what is too deep", underLongKeys("[[[1]]]")),
                Named.of("white space", " ".repeat(LENGTH)),
                Named.of("no end", "{\"user_facing_changes\": [\"" + "a".repeat(LENGTH)));
    }

    /** A value of each key of each form: all of them wrong, or all of them long. */
    static Stream<Arguments> lists() throws IOException {
        return Stream.of(
                        Golden.resource("specification-example.json"),
                        RolloutJson.writeDetailed(Plans.everything()),
                        RunningRolloutJson.write(Rollouts.everything()))
                .map(Trees::read)
                .flatMap(document -> {
                    Iterable<String> keys = document::fieldNames;
                    return Stream.of("1", "{}", "[]", "\"\"", "\"Error rate < 1%\"")
                            .map(item -> Arguments.of(item, document.has("state"), keys));
                });
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void noTextExhaustsMemory(String text) {
        readers().forEach(reader -> assertModest(() -> reader.getPayload().accept(text), reader.getName()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void noListExhaustsMemory(String item, boolean isRunning, Iterable<String> keys) {
        String list = "[" + filled(item + ",") + item + "]";
        for (String key : keys) {
            String document = "{\"" + key + "\":" + list + "}";
            assertModest(
                    () -> {
                        if (isRunning) {
                            RunningRolloutJson.read(document);
                        } else {
                            RolloutJson.read(withVersion(document));
                        }
                    },
                    key);
        }
    }

    /** What is listed, or has keys of its own, in a change or a policy. */
    static Stream<Arguments> writtenLists() {
        String steps = "[" + items(at -> "{\"name\": \"" + at + "\", \"percentage\": 1}") + "]";
        List<Named<String>> lists = List.of(
                Named.of("empty objects", "[" + items(at -> "{}") + "]"),
                Named.of("texts", "[" + items(at -> "\"k" + at + "\"") + "]"),
                Named.of("steps", steps),
                Named.of("objects by name", "{" + items(at -> "\"k" + at + "\": {}") + "}"),
                Named.of("texts by name", "{" + items(at -> "\"k" + at + "\": \"1 day\"") + "}"));
        return Stream.of(
                        "/metrics",
                        "/traits",
                        "/delivery",
                        "/ladder",
                        "/segments",
                        "/ladders/own_strategies",
                        "/ladders/by_strategy",
                        "/ladders/by_strategy/canary",
                        "/ladders/forced",
                        "/evidence/longest_soaks",
                        "/evidence/defects")
                .flatMap(at -> lists.stream().map(list -> Arguments.of(at, list)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("writtenLists")
    void noListOfAChangeOrAPolicyExhaustsMemory(String at, String list) {
        List<String> keys = List.of(at.substring(1).split("/"));
        String document = list;
        for (int level = keys.size() - 1; level >= 0; level--) {
            document = "{\"" + keys.get(level) + "\": " + document + "}";
        }
        String whole = document;
        Consumer<String> reader = keys.size() == 1 ? ChangeJson::read : PolicyJson::read;
        assertModest(() -> reader.accept(whole), at);
    }

    @Test
    void aLengthOfAMillionNumbersIsRefused() {
        String length = "9,999,999 weeks ".repeat(LENGTH / 16).strip();

        assertModest(() -> ChangeJson.read("{\"name\": \"a\", \"rollback_within\": \"" + length + "\"}"), "length");
    }

    @Test
    void twiceTheTransitionsTakeTwiceTheMemory() {
        paused(1_000);

        double once = paused(1_000).bytes();
        double twice = paused(2_000).bytes();

        assertThat(twice / once).isLessThan(MOST_GROWTH);
    }

    /** What it takes to read a rollout that was paused and resumed so often. */
    private static Measured paused(int times) {
        RunningRollout rollout = ROLLOUT;
        for (int at = 1; at <= times; at++) {
            rollout = rollout.pause(Duration.ofMinutes(at), "on-call", "An alert")
                    .resume(Duration.ofMinutes(at), "on-call");
        }
        String document = RunningRolloutJson.write(rollout);
        Measured measured = Measured.of(() -> RunningRolloutJson.read(document));
        assertThat(measured.thrown()).isNull();
        return measured;
    }

    @Test
    void aMessageNamesALongKeyByItsStartAndItsLength() {
        Problem problem = Caught.reading("{\"" + "k/".repeat(50_000) + "\": 1}")
                .problems()
                .get(0);

        assertThat(Caught.reading("{\"" + "k".repeat(100_000) + "\": 1}").problems())
                .extracting(Problem::path)
                .contains("/" + "k".repeat(60) + "... (100,000 characters)");
        assertThat(problem.path()).hasSizeLessThan(200);
    }

    @Test
    void aMessageNamesALongTextByItsStartAndItsLength() {
        assertThat(Caught.reading("{\"impact_level\": \"" + "a".repeat(1_000) + "\"}"))
                .message()
                .contains("Found the text \"" + "a".repeat(60) + "...\" of 1,000 characters.");
    }

    @Test
    void aCutLeavesCharactersWhole() {
        assertThat(Caught.reading("{\"" + "a".repeat(59) + "\uD83D\uDE80".repeat(10) + "\": 1}")
                        .problems())
                .extracting(Problem::path)
                .contains("/" + "a".repeat(59) + "... (79 characters)");
    }

    @Test
    void whatIsNotListedIsCounted() {
        JsonContractException thrown = Caught.reading("{\"dependencies\": [" + "1,".repeat(999) + "1]}");

        assertThat(thrown.problems()).hasSize(100);
        assertThat(thrown.more()).isEqualTo(913);
        assertThat(thrown).hasMessageEndingWith("\nAnd 913 more.");
        assertThat(Caught.reading("{}").more()).isZero();
    }

    private static void assertModest(Runnable reading, String what) {
        Measured measured = assertTimeoutPreemptively(SOON, () -> Measured.of(reading));

        assertThat(measured.bytes()).as(what).isLessThan(MOST_BYTES);
        if (measured.thrown() != null) {
            assertThat(measured.thrown()).as(what).isInstanceOfAny(JsonContractException.class, JournalException.class);
            assertThat(measured.thrown().getMessage()).as(what).hasSizeLessThan(LONGEST_MESSAGE);
        }
        if (measured.thrown() instanceof JsonContractException refused) {
            assertThat(refused.problems()).as(what).hasSizeLessThanOrEqualTo(100);
        }
    }

    private static String filled(String unit) {
        return unit.repeat(LENGTH / unit.length());
    }

    private static String items(IntFunction<String> item) {
        StringBuilder text = new StringBuilder(item.apply(0));
        for (int at = 1; text.length() < LENGTH; at++) {
            text.append(',').append(item.apply(at));
        }
        return text.toString();
    }

    /** One of the texts that only differ in "Aa" and "BB", which have one hash. */
    private static String ofOneHash(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 17; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    private static String underLongKeys(String value) {
        int levels = 63;
        return ("{\"" + "k".repeat(14_000) + "\":").repeat(levels) + value + "}".repeat(levels);
    }

    /**
     * What it took to read a text.
     *
     * @param bytes what was allocated
     * @param thrown what was thrown; null for nothing
     */
    private record Measured(long bytes, Throwable thrown) {

        static Measured of(Runnable reading) {
            long thread = Thread.currentThread().getId();
            long before = THREADS.getThreadAllocatedBytes(thread);
            Throwable thrown = catchThrowable(reading::run);
            return new Measured(THREADS.getThreadAllocatedBytes(thread) - before, thrown);
        }
    }
}
