package io.github.rolloutplanner.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ten thousand ticks in a world in which one step of twenty fails end where a quiet world ends. */
class SoakTest {
    private static final int EVERY = 5;
    private static final int LAST = 60 * 96;
    private static final int TICKS = 10_000;

    @Test
    void tenThousandTicksWithFaultsDecideAsAQuietRun() {
        int ticks = 0;
        for (int seed = 1; ticks < TICKS; seed++) {
            World quiet = seed % 3 == 0 ? World.brokenFrom(60 * (2 + seed % 9)) : World.healthy();
            run(quiet, quiet.controller());
            assertThat(quiet.rollout().isOver()).as("seed %s", seed).isTrue();

            World stormy = quiet.again();
            Storm storm = new Storm(stormy, new SplittableRandom(seed));
            ticks += run(stormy, RolloutController.of(storm, storm, storm, storm), storm);

            assertThat(done(stormy)).as("seed %s", seed).isEqualTo(done(quiet));
            assertThat(stormy.flags()).as("seed %s", seed).isEqualTo(quiet.flags());
            assertThat(stormy.rollout().live()).isEqualTo(quiet.rollout().live());
            assertThat(stormy.pages.keySet()).as("seed %s", seed).containsAll(quiet.pages.keySet());
        }
        assertThat(ticks).isGreaterThanOrEqualTo(TICKS);
    }

    private static List<String> done(World world) {
        List<String> done = new ArrayList<>();
        for (Transition transition : world.rollout().transitions()) {
            done.add(transition.kind() + " in " + transition.phase());
        }
        return done;
    }

    private static void run(World world, RolloutController controller) {
        for (int minute = 0; minute <= LAST && !world.rollout().isOver(); minute += EVERY) {
            controller.tick(World.minute(minute));
            world.signOff(World.minute(minute));
        }
    }

    private static int run(World world, RolloutController controller, Storm storm) {
        int ticks = 0;
        for (int minute = 0; minute <= LAST; minute += EVERY) {
            long skew = storm.strikes() ? storm.random.nextInt(-7, 3) : 0;
            try {
                controller.tick(World.minute(Math.max(0, minute + skew)));
            } catch (StoreException | Stopped e) {
                assertThat(e).isNotNull(); // the next tick goes on
            }
            ticks++;
            if (world.rollout().isOver() && world.rollout().isApplied()) {
                break;
            }
            world.signOff(World.minute(minute + 2));
        }
        return ticks;
    }

    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Fails before or after one step of twenty. */
    private static final class Storm implements ObservationSource, Actuator, Notifier, RolloutStore {
        private final World world;
        private final SplittableRandom random;

        Storm(World world, SplittableRandom random) {
            this.world = world;
            this.random = random;
        }

        boolean strikes() {
            return random.nextInt(20) == 0;
        }

        private void stop() {
            if (strikes() && random.nextInt(4) == 0) {
                throw new Stopped();
            }
        }

        private void fail() throws Exception {
            stop();
            if (strikes()) {
                throw random.nextBoolean() ? Faults.withPassword() : new SourceException("It does not answer.");
            }
        }

        @Override
        public List<Observation> observe(FeedRequest request) throws Exception {
            fail();
            List<Observation> brought = world.observe(request);
            if (!strikes() || !(brought.get(0) instanceof Observation.Measured measured)) {
                return brought;
            }
            return switch (random.nextInt(6)) {
                case 0 -> List.of();
                case 1 -> List.of(request.noData());
                case 2 -> List.of(request.measured(Sample.events(-1, 10), measured.control()));
                case 3 -> List.of(measured, measured);
                case 4 ->
                    List.of(Observation.noData("Something else", request.feed().window()));
                default -> List.of(request.measured(Sample.events(11, 10), measured.control()));
            };
        }

        @Override
        public void apply(RunningRollout rollout) throws Exception {
            fail();
            world.apply(rollout);
            fail();
        }

        @Override
        public Shown readBack(RunningRollout rollout) throws Exception {
            fail();
            return world.readBack(rollout);
        }

        @Override
        public void call(Notice notice) throws Exception {
            fail();
            world.call(notice);
            fail();
        }

        @Override
        public StoredRollout load() {
            unreachable();
            return world.load();
        }

        @Override
        public StoredRollout append(StoredRollout before, List<RolloutEvent> events) {
            stop();
            unreachable();
            if (strikes()) {
                throw new StoreException(StoreException.Fault.STALE, "Another program wrote.");
            }
            StoredRollout after = world.append(before, events);
            unreachable();
            stop();
            return after;
        }

        private void unreachable() {
            if (strikes()) {
                throw new StoreException(StoreException.Fault.UNREACHABLE, "The database does not answer.");
            }
        }
    }
}
