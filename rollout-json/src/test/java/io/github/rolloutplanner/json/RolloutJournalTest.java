package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.RolloutJournal.Replay;
import io.github.rolloutplanner.json.RolloutJournal.TornLine;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutJournalTest {
    private static final RunningRollout ROLLOUT = Rollouts.start();
    private static final String START = RolloutJournal.start(ROLLOUT);
    private static final Observation FIRST = Observation.increment(
            Rollouts.ERRORS, TimeWindow.ofHours(0, 1), Sample.events(12, 5_000), Sample.events(9, 5_000));
    private static final Duration AT = Duration.ofHours(3);

    private static JsonContractException refusal(String journal) {
        return catchThrowableOfType(JsonContractException.class, () -> RolloutJournal.replay(journal));
    }

    private static Transition last(RunningRollout rollout) {
        return rollout.transitions().get(rollout.transitions().size() - 1);
    }

    @Test
    void anObservationIsALine() {
        assertThat(RolloutJournal.line(FIRST))
                .isEqualTo("{\"kind\": \"observed\", \"observation\": {\"kind\": \"measured\", \"metric\": \"Errors\","
                        + " \"window\": {\"start\": \"PT0S\", \"end\": \"PT1H\"}, \"temporality\": \"delta\","
                        + " \"treated\": {\"kind\": \"events\", \"events\": 12, \"trials\": 5000},"
                        + " \"control\": {\"kind\": \"events\", \"events\": 9, \"trials\": 5000}}}\n");
    }

    @Test
    void aTransitionIsALine() {
        assertThat(RolloutJournal.line(last(ROLLOUT.pause(AT, "Ada", "Lunch\n"))))
                .isEqualTo(
                        "{\"kind\": \"done\", \"transition\":"
                                + " {\"kind\": \"paused\", \"at\": \"PT3H\", \"phase\": 1, \"by\": \"Ada\", \"why\": \"Lunch\\n\"}}\n");
    }

    @Test
    void theLastPhaseMayBeCompletedByNobody() {
        RunningRollout last = ROLLOUT.advanceAnyway(AT, "Bob", "A drill");
        RunningRollout over = last.advanceAnyway(AT, "Bob", "A drill");

        Replay replay =
                RolloutJournal.replay(START + RolloutJournal.line(last(last)) + RolloutJournal.line(last(over)));

        assertThat(replay).isEqualTo(new Replay(over, Optional.empty()));
    }

    @Test
    void anApprovalFindsItsGate() {
        RunningRollout approved = ROLLOUT.approve(AT, ROLLOUT.pendingApprovals().get(0), "Bob");

        assertThat(RolloutJournal.replay(START + RolloutJournal.line(last(approved)))
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
        String line = RolloutJournal.line(corrected.corrections().get(0));

        assertThat(line).startsWith("{\"kind\": \"corrected\", \"correction\": {\"kind\": \"revised\", \"was\": ");
        assertThat(JsonSchemas.JOURNAL.validate(Trees.read(line))).isEmpty();
        assertThat(RolloutJournal.replay(START + RolloutJournal.line(FIRST) + line)
                        .rollout())
                .isEqualTo(corrected);
        assertThat(refusal(START + line))
                .hasMessageContaining("/correction: Found a correction that is refused.")
                .hasMessageContaining("nothing has come in it that could be revised");
    }

    @Test
    void whatWasShownBeforeTheRolloutIsALineAndSoIsItsCorrection() {
        Observation before = before(70);
        RunningRollout observed = ROLLOUT.observe(before);
        RunningRollout corrected = observed.revise(before(75), "Kim", "Another ring");
        String lines = RolloutJournal.line(before)
                + RolloutJournal.line(corrected.corrections().get(0));

        assertThat(RolloutJournal.line(before))
                .isEqualTo("{\"kind\": \"observed\", \"observation\": {\"kind\": \"before\", \"metric\": \"Reports\","
                        + " \"phase\": 2, \"window\": {\"start\": \"PT-336H\", \"end\": \"PT0S\"},"
                        + " \"treated\": {\"kind\": \"counts\", \"events\": 70, \"exposure\": 16.8},"
                        + " \"others\": {\"kind\": \"counts\", \"events\": 81700, \"exposure\": 319.2}}}\n");
        assertThat(lines.lines())
                .allSatisfy(line -> assertThat(JsonSchemas.JOURNAL.validate(Trees.read(line)))
                        .isEmpty());
        assertThat(RolloutJournal.replay(START + lines).rollout()).isEqualTo(corrected);
        assertThat(RunningRolloutJson.read(RunningRolloutJson.write(corrected))).isEqualTo(corrected);
        assertThat(refusal(START + RolloutJournal.line(before(75)) + RolloutJournal.line(before)))
                .hasMessageContaining("/observation/phase: ");
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
        StringBuilder journal = new StringBuilder(START);
        called.calls().forEach(call -> journal.append(RolloutJournal.line(call)));

        assertThat(called.calls()).isNotEmpty();
        assertThat(RolloutJournal.replay(journal.toString()).rollout()).isEqualTo(called);
    }

    /** A line without its end was not written, even if nothing but the end is missing. */
    @ParameterizedTest
    @ValueSource(strings = {"{", "12", "null", "{}", "\"text\"", " "})
    void whatHasNoEndIsTorn(String rest) {
        assertThat(RolloutJournal.replay(START + rest).torn())
                .contains(new TornLine(2, START.getBytes(StandardCharsets.UTF_8).length, rest));
        assertThat(RolloutJournal.replay(START + RolloutJournal.line(FIRST).strip())
                        .rollout())
                .isEqualTo(ROLLOUT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | Whole document: Found an empty text. Expected a line of a journal as JSON.",
                "{ | Whole document: Found invalid JSON in column 2, at the end of the text. Correct the syntax there.",
                "12 | Whole document: Found the number 12. Expected an object.",
                "{} | /kind: The key is missing. Add it.",
                "{\"kind\": \"seen\"} | /kind: Found the text \"seen\". Expected one of \"started\", \"observed\", \"corrected\", \"called\", \"done\".",
            })
    void aWholeLineThatIsNoneIsRefused(String line, String problem) {
        assertThat(refusal(START + line + "\n" + RolloutJournal.line(FIRST)))
                .hasMessage("Line 2 of the journal cannot be replayed: 1 problem.\n" + problem);
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] journal = (START + "\u00FF\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(JsonContractException.class)
                .isThrownBy(() -> RolloutJournal.replay(new ByteArrayInputStream(journal)))
                .withMessage("Line 2 of the journal cannot be replayed: 1 problem.\n"
                        + "Whole document: Found bytes that are no text. Write the journal as UTF-8.");
    }

    @Test
    void anEndlessLineIsRefused() {
        assertThat(refusal(START + " ".repeat(3 * NodeReader.LONGEST_TEXT + 1)))
                .hasMessageEndingWith("Found more than 12,582,912 bytes on it. Expected at most as many.");
    }

    @Test
    void anObservationThatIsRefusedNamesItsLine() {
        Observation wrong = Observation.increment(
                Rollouts.ERRORS, TimeWindow.ofHours(0, 1), Sample.events(7, 5), Sample.moments(2, 1, 1));

        assertThat(refusal(START + RolloutJournal.line(FIRST) + RolloutJournal.line(wrong)))
                .hasMessageStartingWith("Line 3 of the journal cannot be replayed: 2 problems.\n"
                        + "/observation/treated/events: 7 events of 5 trials are too many.")
                .hasMessageContaining("\n/observation/control: it is ");
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

        assertThat(refusal(RolloutJournal.start(rollout) + RolloutJournal.line(endless)))
                .hasMessageStartingWith(
                        "Line 2 of the journal cannot be replayed: 2 problems.\n/observation/treated/exposure:");
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
        String line = "{\"kind\": \"done\", \"transition\": {" + transition + "}}\n";

        assertThat(refusal(START + line))
                .hasMessageStartingWith(
                        "Line 2 of the journal cannot be replayed: 1 problem.\n/transition: Found a transition"
                                + " that is refused. " + problem);
    }

    @Test
    void whatWasDecidedIsDoneAgainWhateverWouldBeDecidedNow() {
        String line =
                "{\"kind\": \"done\", \"transition\": {\"kind\": \"advanced\", \"at\": \"PT3H\", \"phase\": 2}}\n";

        assertThat(RolloutJournal.replay(START + line).rollout().phase().number())
                .isEqualTo(2);
    }

    @Test
    void aJournalStartsOnce() {
        assertThat(refusal(START + START)).hasMessageContaining("Line 2").hasMessageContaining("/kind: Found a second");
        assertThat(refusal(RolloutJournal.line(FIRST)))
                .hasMessage("Line 1 of the journal cannot be replayed: 1 problem.\n"
                        + "/kind: Found something that happened. Expected the start.");
    }

    @Test
    void aDocumentIsNoJournal() {
        assertThatThrownBy(() -> RolloutJournal.replay(RunningRolloutJson.write(ROLLOUT)))
                .isInstanceOf(JsonContractException.class)
                .hasMessageContaining("Found a document of several lines, expected a journal");
        assertThatThrownBy(() ->
                        RolloutJournal.replay(RunningRolloutJson.write(ROLLOUT).replace("\n", " ") + "\n"))
                .isInstanceOf(JsonContractException.class)
                .hasMessageContaining("Found a running rollout, expected a line of a journal.")
                .hasMessageContaining("RunningRolloutJson.read(..)");
    }

    @ParameterizedTest
    @CsvSource({"'', Found no line.", "'{\"kind', Found one line without its end."})
    void aJournalWithoutAStartIsStartedAnew(String journal, String found) {
        assertThat(refusal(journal))
                .hasMessage("The journal does not start: 1 problem.\n" + "Whole document: " + found
                        + " Start it anew: nothing had happened yet.");
    }

    @Test
    void whatNobodyTakesHasNoLine() {
        Observation wrong =
                Observation.increment(Rollouts.BASKET, TimeWindow.ofHours(0, 1), Sample.moments(2, Double.NaN, 1));

        assertThatExceptionOfType(JsonContractException.class)
                .isThrownBy(() -> RolloutJournal.line(wrong))
                .withMessageStartingWith("The entry has no valid line: 1 problem.\n"
                        + "/observation/treated/mean: Found the text \"NaN\".");
    }
}
