package io.github.rolloutplanner.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.JournalException.Fault;
import io.github.rolloutplanner.json.RolloutJournal.Checkpoint;
import io.github.rolloutplanner.json.RolloutJournal.Replay;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can happen to a journal, at each of its places. */
class JournalFaultsTest {
    private static final Course COURSE = course(Rollouts.start(), 0);
    private static final List<JournalLine> LINES = COURSE.lines();
    private static final int LAST = LINES.size() - 1;

    /** A rollout of every sort of line but corrections and calls, of which each path is the same. */
    private static Course course(RunningRollout start, int more) {
        Course course = new Course(start);
        for (int hour = 0; hour < 8; hour++) {
            observe(course, hour, 9 + more);
        }
        course.done(course.end().pause(Duration.ofHours(8), "Zoë", "Lunch\n"));
        course.done(course.end().resume(Duration.ofHours(9), "Zoë"));
        for (int hour = 9; hour < 12; hour++) {
            observe(course, hour, 9 + more);
        }
        return course;
    }

    private static void observe(Course course, int hour, int events) {
        Observation seen = Observation.increment(
                Rollouts.ERRORS,
                TimeWindow.ofHours(hour, hour + 1),
                Sample.events(events, 5_000),
                Sample.events(9, 5_000));
        course.observed(course.end().observe(seen), seen);
    }

    private static String text(List<JournalLine> lines) {
        return lines.stream().map(JournalLine::text).collect(joining());
    }

    private static JournalException fault(String journal) {
        JournalException thrown = catchThrowableOfType(JournalException.class, () -> RolloutJournal.replay(journal));
        assertThat(thrown).as("a fault in what was made of the journal").isNotNull();
        return thrown;
    }

    /** The fault is at the line with an index, and what is before it holds. */
    private static void assertFault(List<JournalLine> lines, int index, Fault fault) {
        JournalException thrown = fault(text(lines));
        assertThat(thrown.fault()).as(thrown.getMessage()).isEqualTo(fault);
        assertThat(thrown.line()).hasValue(index + 1);
        if (index == 0) {
            assertThat(thrown.valid()).isEmpty();
        } else {
            assertThat(thrown.valid())
                    .contains(new Replay(COURSE.after(index - 1), LINES.get(index - 1), Optional.empty()));
        }
    }

    private static List<JournalLine> without(int from, int to) {
        List<JournalLine> lines = new ArrayList<>(LINES);
        lines.subList(from, to).clear();
        return lines;
    }

    private static List<JournalLine> with(int index, JournalLine... more) {
        List<JournalLine> lines = new ArrayList<>(LINES);
        lines.addAll(index, Arrays.asList(more));
        return lines;
    }

    @Test
    void eachLostLineIsFound() {
        for (int lost = 0; lost < LAST; lost++) {
            assertFault(without(lost, lost + 1), lost, Fault.LOST);
        }
        assertThat(fault(text(without(4, 5))))
                .hasMessage("Line 5 of the journal: found number 6 where number 5 belongs, which is lost."
                        + " Restore what is missing from a copy. What holds ends with number 4.");
        assertThat(fault(text(without(0, 1))))
                .hasMessageStartingWith(
                        "Line 1 of the journal: found number 2, which is no start: what comes before it is" + " lost.");
    }

    @Test
    void eachLostStretchIsFound() {
        for (int from = 0; from < LAST; from++) {
            for (int to = from + 1; to <= LAST; to++) {
                assertFault(without(from, to), from, Fault.LOST);
            }
        }
        assertThat(fault(text(without(4, 8)))).hasMessageContaining("which is lost, as are all up to 8.");
    }

    @Test
    void aLostEndIsFoundByACheckpoint() {
        Checkpoint end = LINES.get(LAST).checkpoint();
        for (int lines = 1; lines <= LAST; lines++) {
            String journal = text(LINES.subList(0, lines));
            JournalException thrown =
                    catchThrowableOfType(JournalException.class, () -> RolloutJournal.replay(journal, end));

            assertThat(thrown.fault()).isEqualTo(Fault.CUT_OFF);
            assertThat(thrown.line()).isEmpty();
            assertThat(thrown)
                    .hasMessageStartingWith(
                            "The journal ends with number " + lines + ", before checkpoint " + end + ". Restore");
            assertThat(thrown.valid().orElseThrow().last()).isEqualTo(LINES.get(lines - 1));
        }
    }

    @Test
    void eachCheckpointOfItsOwnHolds() {
        for (JournalLine line : LINES) {
            assertThat(RolloutJournal.replay(text(LINES), line.checkpoint()).rollout())
                    .isEqualTo(COURSE.end());
        }
    }

    /** Two went on from one copy. */
    @Test
    void aJournalThatWentAnotherWayIsFoundByACheckpoint() {
        List<JournalLine> others = course(Rollouts.start(), 1).lines();
        for (int index = 1; index <= LAST; index++) {
            Checkpoint checkpoint = others.get(index).checkpoint();
            JournalException thrown =
                    catchThrowableOfType(JournalException.class, () -> RolloutJournal.replay(text(LINES), checkpoint));

            assertThat(thrown.fault()).isEqualTo(Fault.REWRITTEN);
            assertThat(thrown.line()).hasValue(index + 1);
            assertThat(thrown.valid().orElseThrow().last()).isEqualTo(LINES.get(index - 1));
        }
    }

    @Test
    void aCheckpointHoldsAfterTheJournalWasCompacted() {
        JournalLine compacted = LINES.get(LAST).compacted(COURSE.end());
        Checkpoint other = course(Rollouts.start(), 1).lines().get(LAST).checkpoint();

        LINES.forEach(line -> assertThat(RolloutJournal.replay(compacted.text(), line.checkpoint())
                        .rollout())
                .isEqualTo(COURSE.end()));
        assertThat(catchThrowableOfType(JournalException.class, () -> RolloutJournal.replay(compacted.text(), other))
                        .fault())
                .isEqualTo(Fault.REWRITTEN);
    }

    @Test
    void eachRepeatedLineIsFoundWhereverTheCopyStands() {
        for (int index = 0; index <= LAST; index++) {
            for (int at = index + 1; at <= LAST + 1; at++) {
                assertFault(with(at, LINES.get(index)), at, Fault.REPEATED);
            }
        }
        assertThat(fault(text(with(5, LINES.get(2)))))
                .hasMessageStartingWith("Line 6 of the journal: it repeats number 3. Remove the copy.");
    }

    @Test
    void aRepeatedStretchIsFound() {
        assertFault(with(9, LINES.subList(4, 9).toArray(JournalLine[]::new)), 9, Fault.REPEATED);
    }

    /** More lines than are remembered lie between the two. */
    @Test
    void aLineThatIsRepeatedMuchLaterIsFound() {
        List<JournalLine> lines = new ArrayList<>(LINES.subList(0, 2));
        while (lines.size() < 1_100) {
            lines.add(lines.get(lines.size() - 1).then(Rollouts.ODD));
        }
        lines.add(lines.get(1));

        assertThat(fault(text(lines)).fault()).isEqualTo(Fault.REPEATED);
    }

    @Test
    void eachTwoSwappedLinesAreFound() {
        for (int first = 0; first <= LAST; first++) {
            for (int second = first + 1; second <= LAST; second++) {
                List<JournalLine> lines = new ArrayList<>(LINES);
                Collections.swap(lines, first, second);
                assertFault(lines, first, Fault.SWAPPED);
            }
        }
    }

    @Test
    void eachLineThatMovedIsFound() {
        for (int from = 0; from <= LAST; from++) {
            for (int to = 0; to <= LAST; to++) {
                if (from != to) {
                    List<JournalLine> lines = new ArrayList<>(LINES);
                    lines.add(to, lines.remove(from));
                    assertFault(lines, Math.min(from, to), Fault.SWAPPED);
                }
            }
        }
    }

    @Test
    void eachLineOfAnotherRolloutIsFound() {
        RunningRollout other = RunningRollout.start(Rollouts.plan(), DecisionPolicy.standard());
        List<JournalLine> foreign = course(other, 0).lines();
        for (int index = 1; index <= LAST + 1; index++) {
            for (JournalLine line : foreign) {
                assertFault(with(index, line), index, Fault.FOREIGN);
            }
        }
        for (JournalLine line : foreign.subList(1, LAST)) {
            assertFault(with(0, line), 0, Fault.FOREIGN);
        }
    }

    /** Both started alike, so that only what they follow tells them apart. */
    @Test
    void eachLineOfAnotherJournalOfThePlanIsFound() {
        List<JournalLine> foreign = course(Rollouts.start(), 1).lines();
        for (int index = 1; index <= LAST; index++) {
            for (int other = 1; other <= LAST; other++) {
                JournalException thrown = fault(text(with(index, foreign.get(other))));
                assertThat(thrown.fault()).isEqualTo(Fault.SECOND_WRITER);
                // The first line after the start could be of either, so that the second is the one that does not
                // belong.
                assertThat(thrown.line()).hasValue(index == 1 && other == 1 ? 3 : index + 1);
            }
        }
    }

    @Test
    void eachCopyThatStandsBeforeItsLineIsFound() {
        for (int at = 0; at < LAST; at++) {
            for (int index = at + 1; index <= LAST; index++) {
                assertFault(with(at, LINES.get(index)), at, at == 0 ? Fault.SWAPPED : Fault.REPEATED);
            }
        }
    }

    @Test
    void textOfAnotherProgramIsFoundAndCut() {
        for (int index = 1; index <= LAST; index++) {
            String journal = text(LINES.subList(0, index)) + "[INFO] " + "x".repeat(5_000) + "\n"
                    + text(LINES.subList(index, LAST + 1));
            JournalException thrown = fault(journal);
            assertThat(thrown.fault()).isEqualTo(Fault.FOREIGN);
            assertThat(thrown.line()).hasValue(index + 1);
            assertThat(thrown.getMessage()).hasSizeLessThan(400).contains("found \"[INFO] xxx");
        }
    }

    @Test
    void whatNeverWasALineIsRemovedOrRestored() {
        JournalException thrown = fault(LINES.get(0).text() + "<<<<<<< HEAD\n");

        assertThat(thrown.fault()).isEqualTo(Fault.ALTERED);
        assertThat(thrown)
                .hasMessage(
                        "Line 2 of the journal: found \"<<<<<<< HEAD\", which is no line of a journal. Remove what does not"
                                + " belong here, or restore the line from a copy. What holds ends with number 1.");
        assertThat(fault(LINES.get(0).text() + LINES.get(1).text().replace("PT", "QT")))
                .hasMessageEndingWith(
                        "which is not what was written. Restore the line from a copy. What holds ends with"
                                + " number 1.");
    }

    @Test
    void anEmptyLineIsCalledOne() {
        for (String empty : List.of("", " ", "\r")) {
            assertThat(fault(text(LINES.subList(0, 3)) + empty + "\n" + text(LINES.subList(3, LAST))))
                    .hasMessageStartingWith(
                            "Line 4 of the journal: found an empty line, and number 4 only after it. Remove");
        }
    }

    /** As a file system leaves them where a machine stopped before what was written was on the disk. */
    @Test
    void zeroBytesAreCounted() {
        String torn = LINES.get(0).text() + "\0".repeat(4_096);
        String begun = LINES.get(0).text() + "{\"version" + "\0".repeat(5) + "\0\0 and more";

        assertThat(RolloutJournal.replay(torn).torn().orElseThrow().toString()).endsWith(": 4,096 NUL characters");
        assertThat(RolloutJournal.replay(begun).torn().orElseThrow().toString())
                .endsWith(": \"{\"version\", 7 NUL characters and \" and more\"");
        assertThat(fault(torn + text(LINES.subList(1, LAST))))
                .hasMessageStartingWith("Line 2 of the journal: found 4,096 NUL characters and \"{\"version\": 1,");
        assertThat(RolloutJournal.replay(LINES.get(0).text() + "a\0b")
                        .torn()
                        .orElseThrow()
                        .toString())
                .endsWith(": \"a\\u0000b\"");
    }

    @Test
    void aCheckpointMayBeOfAnotherJournal() {
        Checkpoint other = LINES.get(LAST).checkpoint();

        assertThat(catchThrowableOfType(
                        JournalException.class,
                        () -> RolloutJournal.replay(LINES.get(0).text(), other)))
                .hasMessage(
                        "The journal ends with number 1, before checkpoint " + other + ". Restore the rest from a copy,"
                                + " or find out what was done since. The checkpoint may also be of another journal: then open"
                                + " this one with its own. What holds ends with number 1.");
    }

    @Test
    void aLineThatNeverEndsIsNoLine() {
        String endless = "x".repeat(RawLines.LONGEST + 10);
        JournalException thrown =
                fault(text(LINES.subList(0, 3)) + endless + "\n" + LINES.get(4).text());

        assertThat(thrown.fault()).isEqualTo(Fault.ALTERED);
        assertThat(RolloutJournal.replay(LINES.get(0).text() + endless)
                        .torn()
                        .orElseThrow()
                        .text())
                .hasSize(RawLines.LONGEST);
    }

    /**
     * A bit that was flipped is found, or is in the end of the last line, without which that line is torn. Each fifth bit, and every
     * one with {@code -Dcorruptions.all=true}.
     */
    @Test
    void eachFlippedBitIsFound() throws IOException {
        Course course = new Course(Rollouts.start());
        course.observed(course.end().observe(Rollouts.ODD), Rollouts.ODD);
        byte[] journal = course.journal().getBytes(UTF_8);
        Map<Fault, Integer> found = new EnumMap<>(Fault.class);
        int step = Boolean.getBoolean("corruptions.all") ? 1 : 5;
        for (int bit = 0; bit < journal.length * 8; bit += step) {
            byte mask = (byte) (1 << bit % 8);
            journal[bit / 8] ^= mask;
            Optional<Fault> fault = replayed(journal);
            journal[bit / 8] ^= mask;
            fault.ifPresent(each -> found.merge(each, 1, Integer::sum));
            assertThat(fault.isPresent() || bit / 8 == journal.length - 1)
                    .as("bit %s", bit)
                    .isTrue();
        }

        assertThat(journal.length * 8).isGreaterThan(20_000);
        assertThat(found).containsOnlyKeys(Fault.ALTERED);
    }

    private static Optional<Fault> replayed(byte[] journal) throws IOException {
        try {
            assertThat(RolloutJournal.replay(new ByteArrayInputStream(journal)).torn())
                    .isPresent();
            return Optional.empty();
        } catch (JournalException e) {
            return Optional.of(e.fault());
        }
    }

    @Test
    void twoWritersWhoTakeTurnsAreFound() {
        for (int known = 1; known < LAST; known++) {
            JournalLine first = LINES.get(known).then(Rollouts.ODD);
            List<JournalLine> lines = new ArrayList<>(LINES.subList(0, known + 1));
            lines.add(first);
            lines.add(LINES.get(known + 1)); // of whoever did not know of the first
            lines.add(first.then(Rollouts.ODD));
            JournalException thrown = fault(text(lines));

            assertThat(thrown.fault()).isEqualTo(Fault.SECOND_WRITER);
            assertThat(thrown.line()).hasValue(known + 3);
            assertThat(thrown.valid().orElseThrow().last()).isEqualTo(first);
            assertThat(thrown).hasMessageContaining("Stop one of the two writers");
        }
    }

    /** The one who did not know of the compacting wrote to the new file. */
    @Test
    void aWriterWhoDidNotKnowThatTheJournalWasCompactedIsFound() {
        JournalLine compacted = LINES.get(5).compacted(COURSE.after(5));

        for (JournalLine late : LINES.subList(1, 7)) {
            assertThat(fault(compacted.text() + late.text()).fault()).isEqualTo(Fault.SECOND_WRITER);
        }
    }
}
