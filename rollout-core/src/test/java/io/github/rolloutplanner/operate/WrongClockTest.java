package io.github.rolloutplanner.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.observation.PersonCall.Matter;
import java.time.Duration;
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

        controller.act(
                World.minute(early + 5),
                rollout -> rollout.pause(World.minute(early + 5), "Ada", "it was down for a month")
                        .resume(World.minute(early + 6), "Ada"));
        assertThat(controller.tick(World.minute(early + 10)).obstacles()).isEmpty();
    }
}
