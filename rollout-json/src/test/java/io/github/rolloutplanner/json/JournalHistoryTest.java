package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.decision.Look;
import io.github.rolloutplanner.decision.RolloutHistory;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JournalHistoryTest {
    private static final Duration NOW = Duration.ofHours(100);

    private RunningRollout rollout = Rollouts.start();
    private JournalLine line = RolloutJournal.start(rollout);
    private final StringBuilder journal = new StringBuilder(line.text());

    private void hours(int from, int to) {
        for (int hour = from; hour < to; hour++) {
            Observation seen = Observation.increment(
                    Rollouts.ERRORS,
                    TimeWindow.ofHours(hour, hour + 1),
                    Sample.events(12, 5_000),
                    Sample.events(9, 5_000));
            rollout = rollout.observe(seen);
            line = line.then(seen);
            journal.append(line.text());
        }
    }

    private InputStream lines() {
        return new ByteArrayInputStream(journal.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aJournalTellsMoreThanItsRolloutRemembers() throws IOException {
        hours(0, 90);

        RolloutHistory told = RolloutJournal.history(lines(), NOW);

        assertThat(told.looks()).hasSize(91).endsWith(rollout.decide(NOW).look());
        assertThat(RolloutHistory.remembered(rollout, NOW).looks())
                .isEqualTo(told.looks().subList(26, 91));
    }

    @Test
    void aCompactedJournalTellsWhatItsFirstLineRemembers() throws IOException {
        hours(0, 10);
        line = line.compacted(rollout);
        journal.setLength(0);
        journal.append(line.text());
        hours(10, 12);

        assertThat(RolloutJournal.history(lines(), NOW).looks())
                .extracting(Look::at)
                .startsWith(Duration.ofHours(1))
                .hasSize(13);
    }

    @Test
    void whatIsNoJournalIsRefused() {
        journal.setLength(20);

        assertThatExceptionOfType(JournalException.class).isThrownBy(() -> RolloutJournal.history(lines(), NOW));
    }
}
