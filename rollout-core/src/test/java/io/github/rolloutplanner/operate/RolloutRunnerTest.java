package io.github.rolloutplanner.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RolloutRunnerTest {
    private static final Duration OFTEN = Duration.ofMillis(1);

    /** Ten minutes further at each look. */
    private final AtomicLong minutes = new AtomicLong(-10);

    private final InstantSource clock = () -> World.minute(minutes.addAndGet(10));

    @Test
    void itTicksUntilTheRolloutIsOverAndNothingIsLeftToDo() throws InterruptedException {
        World world = World.brokenFrom(90);

        try (RolloutRunner runner = RolloutRunner.start(world.controller(), OFTEN, clock)) {
            while (runner.isRunning()) {
                Thread.sleep(5);
            }

            assertThat(world.rollout().isRolledBack()).isTrue();
            assertThat(world.flags().orElseThrow().audience()).isEmpty();
            assertThat(world.pages).hasSize(1);
            assertThat(runner.lastTick().orElseThrow().actions()).isEmpty();
        }
    }

    @Test
    void aStoreThatFailsDoesNotStopIt() throws InterruptedException {
        World world = World.brokenFrom(90);
        Faults faults = new Faults(world);
        faults.ofStore = new StoreException(StoreException.Fault.UNREACHABLE, "The database does not answer.");

        try (RolloutRunner runner = RolloutRunner.start(faults.controller(), OFTEN, clock)) {
            while (minutes.get() < 30) {
                Thread.sleep(5);
            }
            assertThat(runner.lastTick()).isEmpty();
            faults.ofStore = null;
            while (runner.isRunning()) {
                Thread.sleep(5);
            }
            assertThat(world.rollout().isRolledBack()).isTrue();
        }
    }

    @Test
    void anErrorOfASourceDoesNotStopIt() throws InterruptedException {
        World world = World.brokenFrom(90);
        ObservationSource failing = request -> {
            if (minutes.get() < 40) {
                throw new StackOverflowError();
            }
            return world.observe(request);
        };

        try (RolloutRunner runner =
                RolloutRunner.start(RolloutController.of(world, failing, world, world), OFTEN, clock)) {
            while (runner.isRunning()) {
                Thread.sleep(5);
            }
            assertThat(world.rollout().isRolledBack()).isTrue();
        }
    }

    @Test
    void afterItIsClosedNothingIsDone() throws InterruptedException {
        World world = World.healthy();
        RolloutRunner runner = RolloutRunner.start(world.controller(), OFTEN, clock);
        while (runner.lastTick().isEmpty()) {
            Thread.sleep(5);
        }
        runner.close();
        long last = minutes.get();
        Thread.sleep(30);

        assertThat(minutes.get()).isEqualTo(last);
        assertThat(runner.isRunning()).isFalse();
    }

    @Test
    void aRhythmThatIsNoneIsRefused() {
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> RolloutRunner.start(World.healthy().controller(), Duration.ZERO, clock))
                .withMessageContaining("Give a time above zero");
    }
}
