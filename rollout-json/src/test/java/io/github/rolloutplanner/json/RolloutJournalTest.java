package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.JournalException.Fault;
import io.github.rolloutplanner.json.RolloutJournal.Checkpoint;
import io.github.rolloutplanner.json.RolloutJournal.Replay;
import io.github.rolloutplanner.json.RolloutJournal.TornLine;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutJournalTest {
    private static final RunningRollout ROLLOUT = Rollouts.start();
    private static final JournalLine START = RolloutJournal.start(ROLLOUT);
    private static final Observation FIRST = Observation.increment(
            Rollouts.ERRORS, TimeWindow.ofHours(0, 1), Sample.events(12, 5_000), Sample.events(9, 5_000));
    private static final Duration AT = Duration.ofHours(3);

    private static JournalException refusal(String journal) {
        return catchThrowableOfType(JournalException.class, () -> RolloutJournal.replay(journal));
    }

    private static Transition last(RunningRollout rollout) {
        return rollout.transitions().get(rollout.transitions().size() - 1);
    }

    /** A line as it was written that says what no method would let it say. */
    /** A line in its place that says anything. */
    static String line(JournalLine before, String entry) {
        Seal seal = before.seal().next();
        return Seal.close("{\"version\": 1, \"number\": " + seal.number() + ", \"journal\": \"" + seal.journal()
                        + "\", \"after\": \"" + seal.after() + "\", \"entry\": " + entry + Seal.tail(Seal.NONE))
                + "\n";
    }

    @Test
    void aLineSaysWhereItBelongsAndWhatHappened() {
        JournalLine line = START.then(FIRST);

        assertThat(line.text())
                .isEqualTo("{\"version\": 1, \"number\": 2, \"journal\": \""
                        + START.seal().journal() + "\", \"after\": \""
                        + START.checkpoint().checksum()
                        + "\", \"entry\": {\"kind\": \"observed\", \"observation\":"
                        + " {\"kind\": \"measured\", \"metric\": \"Errors\","
                        + " \"window\": {\"start\": \"PT0S\", \"end\": \"PT1H\"}, \"temporality\": \"delta\","
                        + " \"treated\": {\"kind\": \"events\", \"events\": 12, \"trials\": 5000},"
                        + " \"control\": {\"kind\": \"events\", \"events\": 9, \"trials\": 5000}}}, \"checksum\": \""
                        + line.checkpoint().checksum() + "\"}\n");
        assertThat(line.number()).isEqualTo(2);
    }

    @Test
    void aTransitionIsALine() {
        assertThat(START.then(last(ROLLOUT.pause(AT, "Ada", "Lunch\n"))).text())
                .contains(
                        "\"entry\": {\"kind\": \"done\", \"transition\":"
                                + " {\"kind\": \"paused\", \"at\": \"PT3H\", \"phase\": 1, \"by\": \"Ada\", \"why\": \"Lunch\\n\"}},");
    }

    @Test
    void theSameRolloutAlwaysGivesTheSameJournal() {
        assertThat(RolloutJournal.start(Rollouts.start()).then(FIRST))
                .isEqualTo(START.then(FIRST))
                .hasToString(START.then(FIRST).checkpoint().toString());
    }

    @Test
    void theLastPhaseMayBeCompletedByNobody() {
        RunningRollout last = ROLLOUT.advanceAnyway(AT, "Bob", "A drill");
        RunningRollout over = last.advanceAnyway(AT, "Bob", "A drill");
        JournalLine first = START.then(last(last));
        JournalLine second = first.then(last(over));

        assertThat(RolloutJournal.replay(START.text() + first.text() + second.text()))
                .isEqualTo(new Replay(over, second, Optional.empty()));
    }

    @Test
    void anApprovalFindsItsGate() {
        RunningRollout approved = ROLLOUT.approve(AT, ROLLOUT.pendingApprovals().get(0), "Bob");

        assertThat(RolloutJournal.replay(
                                START.text() + START.then(last(approved)).text())
                        .rollout())
                .isEqualTo(approved);
    }

    @Test
    void aCorrectionIsDoneAgain() {
        RunningRollout corrected = ROLLOUT.observe(FIRST)
                .revise(
                        Observation.increment(
                                Rollouts.ERRORS,
                                TimeWindow.ofHours(0, 1),
                                Sample.events(13, 5_000),
                                Sample.events(9, 5_000)),
                        "Ada",
                        "A typing error");
        JournalLine observed = START.then(FIRST);
        JournalLine line = observed.then(corrected.corrections().get(0));

        assertThat(line.text()).contains("{\"kind\": \"corrected\", \"correction\": {\"kind\": \"revised\", \"was\": ");
        assertThat(JsonSchemas.JOURNAL.validate(Trees.read(line.text()))).isEmpty();
        assertThat(RolloutJournal.replay(START.text() + observed.text() + line.text())
                        .rollout())
                .isEqualTo(corrected);
        assertThat(refusal(START.text()
                        + START.then(corrected.corrections().get(0)).text()))
                .hasMessageContaining(
                        "\n/entry/correction/window: nothing has come in it that could be revised. Use observe(..).");
    }

    @Test
    void whatWasShownBeforeTheRolloutIsALineAndSoIsItsCorrection() {
        RunningRollout observed = ROLLOUT.observe(before(70));
        RunningRollout corrected = observed.revise(before(75), "Kim", "Another ring");
        JournalLine first = START.then(before(70));
        JournalLine second = first.then(corrected.corrections().get(0));
        String lines = first.text() + second.text();

        assertThat(first.text())
                .contains("{\"kind\": \"observed\", \"observation\": {\"kind\": \"before\", \"metric\": \"Reports\","
                        + " \"phase\": 2, \"window\": {\"start\": \"PT-336H\", \"end\": \"PT0S\"},"
                        + " \"treated\": {\"kind\": \"counts\", \"events\": 70, \"exposure\": 16.8},"
                        + " \"others\": {\"kind\": \"counts\", \"events\": 81700, \"exposure\": 319.2}}}");
        assertThat(lines.lines())
                .allSatisfy(line -> assertThat(JsonSchemas.JOURNAL.validate(Trees.read(line)))
                        .isEmpty());
        assertThat(RolloutJournal.replay(START.text() + lines).rollout()).isEqualTo(corrected);
        assertThat(RunningRolloutJson.read(RunningRolloutJson.write(corrected))).isEqualTo(corrected);
        JournalLine other = START.then(before(75));
        assertThat(refusal(START.text() + other.text() + other.then(before(70)).text()))
                .hasMessageContaining("/entry/observation/phase: ");
    }

    private static Observation before(long events) {
        return Observation.before(
                Rollouts.REPORTS,
                2,
                TimeWindow.ofHours(-336, 0),
                Sample.counts(events, 16.8),
                Sample.counts(81_700, 319.2));
    }

    @Test
    void aCallIsNotedAgain() {
        RunningRollout called = ROLLOUT.called(Duration.ofHours(40), "on-call");
        StringBuilder journal = new StringBuilder(START.text());
        JournalLine line = START;
        for (PersonCall call : called.calls()) {
            line = line.then(call);
            journal.append(line.text());
        }

        assertThat(called.calls()).isNotEmpty();
        assertThat(RolloutJournal.replay(journal.toString()).rollout()).isEqualTo(called);
    }

    /** A line without its end was not written, unless nothing but the end is missing. */
    @ParameterizedTest
    @ValueSource(strings = {"{", "12", "null", "{}", "\"text\"", " ", "\0\0\0\0"})
    void whatHasNoEndIsTorn(String rest) {
        int length = START.text().getBytes(StandardCharsets.UTF_8).length;

        assertThat(RolloutJournal.replay(START.text() + rest))
                .isEqualTo(new Replay(ROLLOUT, START, Optional.of(new TornLine(2, length, rest))));
        assertThat(RolloutJournal.replay(START.text() + START.then(FIRST).text().strip())
                        .rollout())
                .isEqualTo(ROLLOUT.observe(FIRST));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "12 | /entry: Found the number 12. Expected an object.",
                "{} | /entry/kind: The key is missing. Add it.",
                "{\"kind\": \"seen\"} | /entry/kind: Found the text \"seen\". Expected one of \"started\", \"observed\", \"corrected\", \"called\", \"done\", \"live\", \"replanned\".",
            })
    void aLineThatSaysNothingIsRefused(String entry, String problem) {
        JournalException thrown = refusal(START.text() + line(START, entry));

        assertThat(thrown)
                .hasMessage("Line 2 of the journal cannot be replayed: 1 problem.\n" + problem
                        + "\nThe line was not damaged: read the journal with the release that wrote it."
                        + " What holds ends with number 1.");
        assertThat(thrown.fault()).isEqualTo(Fault.REFUSED);
        assertThat(thrown.line()).hasValue(2);
        assertThat(thrown.valid()).contains(new Replay(ROLLOUT, START, Optional.empty()));
        assertThat(thrown.getCause())
                .isInstanceOfSatisfying(
                        JsonContractException.class,
                        cause -> assertThat(cause.problems()).hasSize(1));
    }

    @Test
    void anObservationThatIsRefusedNamesItsLine() {
        Observation wrong = Observation.increment(
                Rollouts.ERRORS, TimeWindow.ofHours(0, 1), Sample.events(7, 5), Sample.moments(2, 1, 1));
        JournalLine first = START.then(FIRST);

        assertThat(refusal(START.text() + first.text() + first.then(wrong).text()))
                .hasMessageStartingWith("Line 3 of the journal cannot be replayed: 2 problems.\n"
                        + "/entry/observation/treated/events: 7 events of 5 trials are too many.")
                .hasMessageContaining("\n/entry/observation/control: it is ");
    }

    @Test
    void numbersThatNobodyCanJudgeNameTheirLine() {
        RunningRollout rollout =
                RunningRollout.start(CourseArbitraries.RINGS).advanceAnyway(Duration.ZERO, "Bob", "A drill");
        Observation endless = Observation.increment(
                "Reports",
                TimeWindow.ofHours(0, 1),
                Sample.counts(0, Double.MAX_VALUE),
                Sample.counts(0, Double.MAX_VALUE));
        JournalLine start = RolloutJournal.start(rollout);

        assertThat(refusal(start.text() + start.then(endless).text()))
                .hasMessageStartingWith(
                        "Line 2 of the journal cannot be replayed: 2 problems.\n/entry/observation/treated/exposure:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"kind\": \"resumed\", \"at\": \"PT3H\", \"phase\": 1 | 'Typo' is not paused, so it cannot be resumed.",
                "\"kind\": \"approved\", \"at\": \"PT3H\", \"phase\": 1, \"gate\": 77 | Gate 77 is not to be confirmed in",
                "\"kind\": \"forced\", \"at\": \"PT3H\", \"phase\": 3, \"by\": \"Bob\" | It was advanced at 3h by Bob to phase 3, but 'Typo' goes from phase 1 to phase 2 of 2.",
                "\"kind\": \"completed\", \"at\": \"PT3H\", \"phase\": 1 | 'Typo' cannot be complete in phase 1 of 2. Advance it first.",
            })
    void aTransitionThatIsRefusedNamesItsLine(String transition, String problem) {
        String line = line(START, "{\"kind\": \"done\", \"transition\": {" + transition + "}}");

        assertThat(refusal(START.text() + line))
                .hasMessageStartingWith("Line 2 of the journal cannot be replayed: 1 problem.\n/entry/transition:"
                        + " Found one that is refused. " + problem);
    }

    @Test
    void whatWasDecidedIsDoneAgainWhateverWouldBeDecidedNow() {
        String line = line(
                START,
                "{\"kind\": \"done\", \"transition\": {\"kind\": \"advanced\", \"at\": \"PT3H\", \"phase\": 2}}");

        assertThat(RolloutJournal.replay(START.text() + line).rollout().phase().number())
                .isEqualTo(2);
    }

    @Test
    void aJournalStartsOnce() {
        assertThat(refusal(START.text() + START.compacted(ROLLOUT).text()))
                .hasMessageContaining("Line 2")
                .hasMessageContaining("/entry/kind: Found a second start.");
    }

    @Test
    void aCompactedJournalGoesOnWithItsNumbers() {
        JournalLine observed = START.then(FIRST);
        RunningRollout rollout = ROLLOUT.observe(FIRST);
        JournalLine start = observed.compacted(rollout);
        RunningRollout paused = rollout.pause(AT, "Ada", "Lunch");
        JournalLine last = start.then(last(paused));

        assertThat(last.number()).isEqualTo(4);
        assertThat(RolloutJournal.replay(start.text() + last.text()))
                .isEqualTo(new Replay(paused, last, Optional.empty()));
    }

    @Test
    void aJournalWithoutALineSaysNothingOfWhatHappened() {
        JournalException thrown = refusal("");

        assertThat(thrown)
                .hasMessage("The journal has no line. Restore the journal from a copy. Start a new one only with the"
                        + " rollout as it is now. Nothing of it can be replayed.");
        assertThat(thrown.fault()).isEqualTo(Fault.NO_START);
        assertThat(thrown.line()).isEmpty();
        assertThat(thrown.valid()).isEmpty();
    }

    @Test
    void aTornFirstLineOfACompactedJournalSaysThatLinesCameBefore() {
        String start = START.then(FIRST).compacted(ROLLOUT.observe(FIRST)).text();

        for (int length = 1; length < start.length() - 1; length++) {
            JournalException thrown = refusal(start.substring(0, length));
            assertThat(thrown.fault()).isEqualTo(Fault.NO_START);
            assertThat(thrown.valid()).isEmpty();
        }
        assertThat(refusal(start.substring(0, start.length() - 2)))
                .hasMessageContaining("it does not tell what had happened")
                .hasMessageContaining("It has the number 3: what came before was compacted into it.");
    }

    /** As lines were before they had checksums. */
    @Test
    void aJournalWithoutAVersionIsRefused() {
        String old = "{\"kind\": \"started\", \"rollout\": {}}\n";
        JournalException thrown = refusal(old);

        assertThat(thrown.fault()).isEqualTo(Fault.OTHER_VERSION);
        assertThat(thrown)
                .hasMessageStartingWith(
                        "Line 1 of the journal: it does not say which version of the form it has, as lines"
                                + " did before they had checksums. Read it with the release that wrote it");
    }

    @Test
    void aJournalOfALaterVersionIsRefused() {
        String later = Seal.close(START.text().strip().replaceFirst("\"version\": 1", "\"version\": 2")) + "\n";
        String next =
                Seal.close(START.then(FIRST).text().strip().replaceFirst("\"version\": 1", "\"version\": 2")) + "\n";

        assertThat(refusal(later).fault()).isEqualTo(Fault.OTHER_VERSION);
        assertThat(refusal(later))
                .hasMessageContaining("it has version 2 of the form, and this release reads version 1.");
        assertThat(refusal(START.text() + next).fault()).isEqualTo(Fault.OTHER_VERSION);
    }

    @Test
    void anObservationOfAMillionMillionUsersIsALine() {
        Observation huge = Observation.increment(
                Rollouts.ERRORS,
                TimeWindow.ofHours(0, 1),
                Sample.events(0, 1_000_000_000_000L),
                Sample.events(1_000_000_000_000L, 1_000_000_000_000L));

        assertThat(RolloutJournal.replay(START.text() + START.then(huge).text()).rollout())
                .isEqualTo(ROLLOUT.observe(huge));
    }

    @Test
    void whatNobodyTakesHasNoLine() {
        Observation wrong =
                Observation.increment(Rollouts.BASKET, TimeWindow.ofHours(0, 1), Sample.moments(2, Double.NaN, 1));

        assertThatExceptionOfType(JsonContractException.class)
                .isThrownBy(() -> START.then(wrong))
                .withMessageStartingWith("The entry has no valid line: 1 problem.\n"
                        + "/entry/observation/treated/mean: Found the text \"NaN\".");
    }

    @Test
    void aCheckpointIsReadAsItIsWritten() {
        Checkpoint checkpoint = START.then(FIRST).checkpoint();

        assertThat(Checkpoint.parse(checkpoint.toString())).isEqualTo(checkpoint);
        assertThat(Checkpoint.parse("999999999999999999:" + Seal.NONE).number()).isEqualTo(999_999_999_999_999_999L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "14",
                "14:",
                ":00",
                "-1:00000000000000000000000000000000",
                "1:0000000000000000000000000000000G"
            })
    void whatIsNoCheckpointIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.parse(text))
                .withMessageStartingWith("The text \"" + text + "\" is no checkpoint.");
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint(-1, Seal.NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint(Long.MAX_VALUE, Seal.NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint(1, text));
    }
}
