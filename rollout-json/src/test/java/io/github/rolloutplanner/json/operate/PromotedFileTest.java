package io.github.rolloutplanner.json.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.operate.FeedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rollout whose phases begin inside of the rows of a file. */
class PromotedFileTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final String ERRORS = "Checkout errors";

    @TempDir
    private Path directory;

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    /** Rows of each hour, as they are written when it ends. */
    private FileSource hourly(int hours) throws IOException {
        StringBuilder rows = new StringBuilder("metric,variant,window_start,window_end,trials,events\n");
        for (int hour = 0; hour < hours; hour++) {
            for (String group : List.of("treated", "control")) {
                rows.append(ERRORS + "," + group + "," + NINE.plus(Duration.ofHours(hour)) + ","
                        + NINE.plus(Duration.ofHours(hour + 1)) + ",5000,9\n");
            }
        }
        return FileSource.csv(Files.writeString(directory.resolve("errors.csv"), rows));
    }

    private static List<Observation> observed(FileSource source, RunningRollout rollout, Duration at) {
        List<Observation> all = new ArrayList<>();
        for (Feed feed : rollout.feeds(at)) {
            if (feed.metric().equals(ERRORS)) {
                all.addAll(source.observe(new FeedRequest(feed, NINE)));
            }
        }
        return all;
    }

    private static List<TimeWindow> measured(List<Observation> observations) {
        return observations.stream()
                .filter(Observation.Measured.class::isInstance)
                .map(Observation::window)
                .toList();
    }

    @Test
    void hourlyRowsGoOnWithTheHourAfterAPromotion() throws IOException {
        RunningRollout rollout = RunningRollout.start(
                Checkout.START.plan(), DecisionPolicy.standard().withDataEvery(Duration.ofHours(1)));
        rollout = rollout.observeAll(observed(hourly(1), rollout, minutes(62)));
        rollout = rollout.advanceAnyway(minutes(65), "Ada", "Watched by hand.");

        List<TimeWindow> windows = new ArrayList<>();
        for (int minute = 66; minute <= 246; minute += 15) {
            List<Observation> observations = observed(hourly(minute / 60), rollout, minutes(minute));
            windows.addAll(measured(observations));
            rollout = rollout.observeAll(observations);
        }
        assertThat(windows).containsExactly(TimeWindow.ofHours(2, 3), TimeWindow.ofHours(3, 4));
    }
}
