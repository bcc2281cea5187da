package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When it is worth looking again. */
class NextLookTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static RunningRollout after(long... treated) {
        RunningRollout rollout = Rollouts.started();
        for (int hour = 0; hour < treated.length; hour++) {
            rollout = rollout.observe(Observation.increment(
                    Rollouts.ERRORS,
                    TimeWindow.ofHours(hour, hour + 1),
                    Sample.events(treated[hour] / 100, treated[hour]),
                    Sample.events(treated[hour] / 100, treated[hour])));
        }
        return rollout;
    }

    private static GateStatus errors(Look look) {
        return look.gates().stream()
                .filter(gate -> gate.name().equals(Rollouts.ERRORS))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Duration> enough(RunningRollout rollout, Duration delay) {
        Look look = rollout.decide(Duration.ofHours(3)).look();
        return new NextLook(look, HOUR).enough(errors(look), delay);
    }

    /** A quarter of what is needed came in an hour, to the minute. */
    @Test
    void isWhenThereIsEnoughAtThePaceSoFar() {
        long needed = errors(after(1_000).decide(HOUR).look()).needed().orElseThrow();

        assertThat(enough(after((needed + 3) / 4), Duration.ZERO)).contains(Duration.ofHours(4));
        assertThat(enough(after((needed + 3) / 4), Duration.ofMinutes(7)))
                .contains(Duration.ofHours(4).plusMinutes(7));
    }

    @Test
    void isNeverWhereThereIsEnoughOrWillNotBeInTenYears() {
        long needed = errors(after(1_000).decide(HOUR).look()).needed().orElseThrow();
        RunningRollout slow = Rollouts.started()
                .observe(Observation.increment(
                        Rollouts.ERRORS, TimeWindow.ofHours(0, 3), Sample.events(0, 1), Sample.events(0, 1)));

        assertThat(enough(after(needed), Duration.ZERO)).isEmpty();
        assertThat(enough(after(1), Duration.ZERO)).contains(Duration.ofHours(needed));
        assertThat(enough(slow, Duration.ZERO)).isEmpty();
    }

    @Test
    void isWhenTheFirstOfAllGatesHasDataAndNoLaterThanItsWaits() {
        Look look = after(1_000).decide(HOUR).look();
        NextLook next = new NextLook(look, Duration.ofMinutes(10));

        // What has brought nothing is overdue, and looked for again.
        assertThat(next.after(List.of())).contains(HOUR.plusMinutes(10));
        assertThat(next.after(List.of(new Wait.ForSample(look, errors(look), Optional.of(HOUR.plusMinutes(3)), false))))
                .contains(HOUR.plusMinutes(3));
        assertThat(next.after(List.of(new Wait.ForSample(look, errors(look), Optional.of(HOUR), false))))
                .contains(HOUR.plusMinutes(10));
    }

    @Test
    void isSoonAfterAFirstCheckpoint() {
        Look look = Rollouts.started()
                .observe(Observation.cumulative(
                        Rollouts.ERRORS, TimeWindow.ofHours(0, 1), Sample.events(10, 1_000), Sample.events(10, 1_000)))
                .decide(HOUR)
                .look();

        assertThat(new NextLook(look, Duration.ofMinutes(10)).checkpoint(errors(look), Duration.ZERO))
                .contains(HOUR.plusMinutes(10));
        assertThat(new NextLook(look, Duration.ofHours(5)).checkpoint(errors(look), Duration.ZERO))
                .contains(HOUR.plusHours(1));
    }
}
