package io.github.rolloutplanner.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall.Matter;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WrongClockTest {
    private final World world = World.healthy();
    private final RolloutController controller = world.controller();

    @BeforeEach
    void start() {
        controller.tick(World.minute(0));
        controller.tick(World.minute(30));
    }

    @Test
    void secondsByWhichMachinesDifferAreNoMatter() {
        Tick tick = controller.tick(World.at(Duration.ofMinutes(30).minusSeconds(20)));

        assertThat(tick.obstacles()).hasOnlyElementsOfType(Obstacle.ClockBehind.class);
        assertThat(tick.actions()).isEmpty();
        assertThat(world.pages).isEmpty();
    }

    @Test
    void aClockThatWentBackDecidesNothingAndCallsOnce() {
        for (int minute = 10; minute < 20; minute++) {
            Tick tick = controller.tick(World.minute(minute));
            assertThat(tick.decision()).isEmpty();
            assertThat(tick.obstacles().toString())
                    .contains("after the start, but the rollout is known until 30m. Nothing is decided until then.");
        }

        assertThat(world.pages.values())
                .extracting(page -> page.call().subject().matter())
                .containsExactly(Matter.CLOCK);
        assertThat(controller.tick(World.minute(40)).obstacles()).isEmpty();
    }

    @Test
    void aClockFarAheadDecidesNothingUntilAPersonConfirmsIt() {
        long early = Duration.ofDays(30).toMinutes();
        Tick doubtful = controller.tick(World.minute(early));
        controller.tick(World.minute(early + 1));

        assertThat(doubtful.decision()).isEmpty();
        assertThat(doubtful.obstacles()).hasOnlyElementsOfType(Obstacle.ClockAhead.class);
        assertThat(world.pages.values())
                .extracting(page -> page.call().subject().matter())
                .containsExactly(Matter.CLOCK);
        assertThat(controller.tick(World.minute(40)).obstacles()).isEmpty();

        controller.confirmClock(World.minute(early + 5), "Ada");
        assertThat(controller.tick(World.minute(early + 10)).obstacles()).isEmpty();
    }

    @Test
    void aStepAtATimeThatCannotBeIsRefused() {
        Instant far = World.at(Duration.ofDays(30));

        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> controller.act(far, rollout -> rollout.pause(far, "Ada", "a report")))
                .withMessageContaining("confirm it: confirmClock(..)");
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> controller.observe(
                        World.minute(40), List.of(Observation.noData(World.ERRORS, TimeWindow.ofHours(6, 2_000)))))
                .withMessageContaining("is not over at 40m. Bring it when it is.");
    }

    @Test
    void aRollbackIsNotRefusedBecauseClocksDiffer() {
        controller.act(World.minute(35), rollout -> rollout.pause(World.minute(35), "Ada", "a report"));

        controller.act(World.minute(34), rollout -> rollout.rollBack(World.minute(34), "Ben", "it is bad"));

        assertThat(world.rollout().isRolledBack()).isTrue();
        assertThat(world.flags().orElseThrow().audience()).isEmpty();
    }

    @Test
    void aRolloutThatHasNotBegunCanBeCalledOff() {
        World planned = World.healthy();
        Instant before = World.minute(-60);

        planned.controller().act(before, rollout -> rollout.rollBack(before, "Ada", "we need it no more"));
        planned.controller().tick(World.minute(0));

        assertThat(planned.flags().orElseThrow().audience()).isEmpty();
    }
}
