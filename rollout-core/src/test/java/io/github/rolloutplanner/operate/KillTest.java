package io.github.rolloutplanner.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.Observation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A program may be stopped before and after each thing that it does: the next one ends where one that was never stopped does. */
class KillTest {
    private static final int EVERY = 120;
    private static final int LAST = 60 * 72;

    static Stream<Arguments> worlds() {
        return Stream.of(World.healthy(), World.brokenFrom(90), World.brokenFrom(60 * 8))
                .flatMap(world -> Stream.of(Arguments.of(world, 0), Arguments.of(world, 1)));
    }

    /** Of what is kept when it is stopped, none is there yet, or the first events. */
    @ParameterizedTest
    @MethodSource("worlds")
    void aProgramThatIsStoppedAtAnyStepGoesOn(World world, int torn) {
        World quiet = world.again();
        run(quiet, quiet.controller());
        assertThat(quiet.calls).doesNotHaveDuplicates();

        int stops = 0;
        for (World killed = world.again(); ; killed = world.again()) {
            Killer killer = new Killer(killed, ++stops, torn);
            run(killed, RolloutController.of(killer, killer, killer, killer), killer);

            assertThat(killed.rollout()).isEqualTo(quiet.rollout());
            assertThat(killed.flags()).isEqualTo(quiet.flags());
            assertThat(killed.pages.keySet()).isEqualTo(quiet.pages.keySet());
            assertThat(killed.calls).hasSizeBetween(quiet.calls.size(), quiet.calls.size() + 1);
            if (!killer.hasKilled()) {
                break;
            }
        }
        assertThat(stops).as("each step of each tick was one to be stopped at").isGreaterThan(20);
    }

    private static void run(World world, RolloutController controller) {
        for (int minute = 0; minute <= LAST && !isSettled(world); minute += EVERY) {
            controller.tick(World.minute(minute));
            world.signOff(World.minute(minute));
        }
    }

    private static void run(World world, RolloutController controller, Killer killer) {
        for (int minute = 0; minute <= LAST && !isSettled(world); minute += EVERY) {
            try {
                controller.tick(World.minute(minute));
            } catch (Killed stopped) {
                controller.tick(World.minute(minute)); // as another process does that starts at once
            }
            world.signOff(World.minute(minute));
        }
    }

    private static boolean isSettled(World world) {
        return world.rollout().isOver() && world.rollout().isApplied();
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Stops the program once, at one of its steps: before it for odd numbers, after it for even ones. */
    private static final class Killer implements ObservationSource, Actuator, Notifier, RolloutStore {
        private final World world;
        private final int torn;
        private int steps;

        Killer(World world, int steps, int torn) {
            this.world = world;
            this.torn = torn;
            this.steps = steps;
        }

        boolean hasKilled() {
            return steps < 0;
        }

        void pass(Runnable step) {
            before();
            step.run();
            before();
        }

        private void before() {
            steps--;
            if (steps == 0) {
                steps = -1;
                throw new Killed();
            }
        }

        @Override
        public List<Observation> observe(FeedRequest request) {
            before();
            List<Observation> brought = world.observe(request);
            before();
            return brought;
        }

        @Override
        public void apply(RunningRollout rollout) {
            pass(() -> world.apply(rollout));
        }

        @Override
        public Shown readBack(RunningRollout rollout) {
            before();
            return world.readBack(rollout);
        }

        @Override
        public void call(Notice notice) {
            pass(() -> world.call(notice));
        }

        @Override
        public StoredRollout load() {
            before();
            return world.load();
        }

        @Override
        public StoredRollout append(StoredRollout before, List<RolloutEvent> events) {
            if (steps == 1) {
                world.append(before, events.subList(0, Math.min(torn, events.size())));
            }
            before();
            StoredRollout after = world.append(before, events);
            before();
            return after;
        }
    }
}
