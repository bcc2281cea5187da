package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Data of the third hour have come, those of the fourth are due half an hour after it. */
class DataFreshnessTest {
    private static final Duration HALF = Duration.ofMinutes(30);
    private static final Duration DUE = Duration.ofHours(4).plus(HALF);

    private static DataFreshness after(Observation... looks) {
        return new DataFreshness(
                Optional.of(Duration.ofHours(3)),
                DUE,
                HALF,
                looks.length == 0 ? Optional.empty() : Optional.of(looks[0]));
    }

    @Test
    void isSilentOnceWhatIsDueHasNotCome() {
        assertThat(after().isSilent(DUE)).isFalse();
        assertThat(after().isSilent(DUE.plusNanos(1))).isTrue();
    }

    @Test
    void isSilentOnceALookFoundNothingThatShouldBeThere() {
        DataFreshness missed = after(Observation.noData("Errors", TimeWindow.ofHours(3, 4)));

        assertThat(missed.isSilent(DUE.minusNanos(1))).isFalse();
        assertThat(missed.isSilent(DUE)).isTrue();
    }

    @Test
    void isSilentAtOnceWhereTheSourceFails() {
        DataFreshness failed = after(Observation.sourceFailed("Errors", TimeWindow.ofHours(3, 4), "timed out"));

        assertThat(failed.isSilent(Duration.ofHours(3))).isTrue();
        assertThat(failed.failure()).contains("timed out");
    }

    @Test
    void endsBeforeWhatCameLater() {
        assertThat(after().endsBefore(Duration.ofHours(3))).isFalse();
        assertThat(after().endsBefore(Duration.ofHours(3).plusNanos(1))).isTrue();
    }

    @Test
    void isTooEarlyUntilTheFirstCanBeThere() {
        DataFreshness nothing = new DataFreshness(Optional.empty(), DUE, HALF, Optional.empty());
        Duration since = Duration.ofHours(3);

        assertThat(nothing.isTooEarly(since.plus(HALF).minusNanos(1), since)).isTrue();
        assertThat(nothing.isTooEarly(since.plus(HALF), since)).isFalse();
        assertThat(after().isTooEarly(since, since)).isFalse();
    }
}
