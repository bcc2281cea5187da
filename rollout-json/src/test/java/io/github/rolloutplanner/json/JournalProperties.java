package io.github.rolloutplanner.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.JournalException.Fault;
import io.github.rolloutplanner.json.RolloutJournal.Replay;
import io.github.rolloutplanner.json.RolloutJournal.TornLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a journal promises, whatever happened to a rollout and wherever its writing stopped. */
class JournalProperties {
    private static final Duration LATE = Duration.ofDays(1_000);
    private static final int CUTS = 5;

    @Property(tries = 30)
    void aReplayGivesTheRolloutThatWroteIt(@ForAll Course course) {
        Replay replay = RolloutJournal.replay(course.journal());

        assertThat(replay.torn()).isEmpty();
        assertThat(replay.rollout()).isEqualTo(course.end());
        assertThat(replay.last().number()).isEqualTo(course.steps().size() + 1L);
        assertThat(replay.rollout().decide(LATE)).isEqualTo(course.end().decide(LATE));
    }

    @Property(tries = 15)
    void aReplayGivesWhatASnapshotGives(@ForAll Course course) {
        RunningRollout snapshot = RunningRolloutJson.read(RunningRolloutJson.write(course.end()));

        assertThat(RolloutJournal.replay(course.journal()).rollout().state()).isEqualTo(snapshot.state());
    }

    @Property(tries = 15)
    void aJournalGoesOnInTheMiddle(@ForAll Course course, @ForAll long seed) {
        int middle = new Random(seed).nextInt(course.steps().size() + 1);
        Course rest = new Course(course.after(middle));
        rest.steps().addAll(course.steps().subList(middle, course.steps().size()));

        assertThat(RolloutJournal.replay(rest.journal()).rollout()).isEqualTo(course.end());
    }

    @Property(tries = 15)
    void aCutLosesWhatFollowsTheLastWholeLine(@ForAll Course course, @ForAll long seed) throws IOException {
        List<JournalLine> lines = course.lines();
        byte[] journal = course.journal().getBytes(UTF_8);
        Random random = new Random(seed);
        for (int cut = 0; cut < CUTS; cut++) {
            assertCut(course, lines, Arrays.copyOf(journal, random.nextInt(journal.length + 1)));
        }
    }

    /** Inside characters of several bytes, too. */
    @Example
    void aCutAnywhere() throws IOException {
        Course course = new Course(Rollouts.start());
        course.observed(course.start().observe(Rollouts.ODD), Rollouts.ODD);
        course.done(course.end().pause(Duration.ofHours(3), "Zoë \uD83D\uDC1F", "\u6F22\n"));
        course.done(course.end().resume(Duration.ofHours(3), "Zoë"));
        List<JournalLine> lines = course.lines();
        byte[] journal = course.journal().getBytes(UTF_8);

        for (int length = 0; length <= journal.length; length++) {
            assertCut(course, lines, Arrays.copyOf(journal, length));
        }
    }

    private static void assertCut(Course course, List<JournalLine> written, byte[] journal) throws IOException {
        int lines = 0;
        int whole = 0;
        for (int at = 0; at < journal.length; at++) {
            if (journal[at] == '\n') {
                lines++;
                whole = at + 1;
            }
        }
        if (whole < journal.length && lines < written.size()) {
            byte[] next = written.get(lines).text().strip().getBytes(UTF_8);
            if (Arrays.equals(next, Arrays.copyOfRange(journal, whole, journal.length))) {
                lines++;
                whole = journal.length;
            }
        }
        if (lines == 0) {
            assertThatExceptionOfType(JournalException.class)
                    .isThrownBy(() -> RolloutJournal.replay(new ByteArrayInputStream(journal)))
                    .satisfies(thrown -> assertThat(thrown.fault()).isEqualTo(Fault.NO_START));
            return;
        }
        String rest = new String(journal, whole, journal.length - whole, UTF_8);
        Replay replay = RolloutJournal.replay(new ByteArrayInputStream(journal));
        assertThat(replay.rollout()).isEqualTo(course.after(lines - 1));
        assertThat(replay.last()).isEqualTo(written.get(lines - 1));
        assertFoundByACheckpoint(journal, written.get(written.size() - 1), replay);
        if (whole == journal.length) {
            assertThat(replay.torn()).isEmpty();
        } else {
            assertThat(replay.torn()).contains(new TornLine(lines + 1, whole, rest));
        }
    }

    private static void assertFoundByACheckpoint(byte[] journal, JournalLine end, Replay replay) throws IOException {
        if (replay.last().equals(end)) {
            assertThat(RolloutJournal.replay(new ByteArrayInputStream(journal), end.checkpoint()))
                    .isEqualTo(replay);
            return;
        }
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> RolloutJournal.replay(new ByteArrayInputStream(journal), end.checkpoint()))
                .satisfies(thrown -> assertThat(thrown.fault()).isEqualTo(Fault.CUT_OFF))
                .satisfies(thrown -> assertThat(thrown.valid()).contains(replay));
    }

    /** Whatever becomes of one byte, it is found, or the last line is reported torn. */
    @Property(tries = 15)
    void aByteThatChangedIsFound(@ForAll Course course, @ForAll long seed) throws IOException {
        byte[] journal = course.journal().getBytes(UTF_8);
        Random random = new Random(seed);
        int at = random.nextInt(journal.length);
        journal[at] ^= (byte) (1 + random.nextInt(255));
        try {
            Replay replay = RolloutJournal.replay(new ByteArrayInputStream(journal));
            assertThat(replay.torn()).isPresent();
            assertThat(at).isEqualTo(journal.length - 1);
        } catch (JournalException e) {
            assertThat(e.fault()).isIn(Fault.ALTERED, Fault.NO_START, Fault.OTHER_VERSION);
        }
    }

    @Property(tries = 15)
    void aJournalThatIsCompactedAnywhereGoesOn(@ForAll Course course, @ForAll long seed) {
        int middle = new Random(seed).nextInt(course.steps().size() + 1);
        JournalLine line = course.lines().get(middle).compacted(course.after(middle));
        StringBuilder journal = new StringBuilder(line.text());
        for (Course.Step step : course.steps().subList(middle, course.steps().size())) {
            line = step.observation().isPresent()
                    ? line.then(step.observation().get())
                    : line.then(step.transition().orElseThrow());
            journal.append(line.text());
        }

        assertThat(RolloutJournal.replay(journal.toString()))
                .isEqualTo(new Replay(course.end(), line, Optional.empty()));
        assertThat(line.number()).isEqualTo(course.steps().size() + 2L);
    }

    @Property(tries = 15)
    void eachLineFitsTheSchemaAndIsOne(@ForAll Course course) {
        String journal = course.journal();

        assertThat(journal.split("\n", -1)).hasSize(course.steps().size() + 2);
        assertThat(journal.lines().limit(40))
                .allSatisfy(line -> assertThat(JsonSchemas.JOURNAL.validate(Trees.read(line)))
                        .isEmpty());
    }
}
