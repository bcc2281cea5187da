package io.github.rolloutplanner.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.decision.LiveState;
import io.github.rolloutplanner.decision.RunningRollout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two programs with one store, each of which has the flags in its own memory. */
class OwnFlagsTest {

    /** The flags of one program. */
    private static final class Memory implements Actuator {
        private Optional<LiveState> live = Optional.empty();

        @Override
        public void apply(RunningRollout rollout) {
            live = Optional.of(rollout.live());
        }

        @Override
        public Shown readBack(RunningRollout rollout) {
            return live.filter(rollout.live()::equals).isPresent() ? Shown.LIVE : Shown.OTHER;
        }

        @Override
        public boolean isOfThisProgram() {
            return true;
        }
    }

    @Test
    void bothFollowWhicheverDecides() {
        World world = World.healthy();
        Memory first = new Memory();
        Memory second = new Memory();
        List<RolloutController> programs = List.of(
                RolloutController.of(world, world, first, world), RolloutController.of(world, world, second, world));

        for (int minute = 0; minute <= 60 * 96 && !world.rollout().isOver(); minute += 10) {
            programs.get(minute / 10 % 2).tick(World.minute(minute));
            programs.get(1 - minute / 10 % 2).tick(World.minute(minute));
            assertThat(first.live)
                    .as("minute %s", minute)
                    .contains(world.rollout().live());
            assertThat(second.live)
                    .as("minute %s", minute)
                    .contains(world.rollout().live());
            world.signOff(World.minute(minute));
        }
        programs.forEach(program -> program.tick(World.minute(60 * 97)));

        assertThat(world.rollout().isOver()).isTrue();
        assertThat(first.live).isEqualTo(second.live).contains(world.rollout().live());
        assertThat(world.calls).hasSize(1); // the sign-off
    }

    @Test
    void aRollbackByOneTurnsTheFlagOffInTheOther() {
        World world = World.brokenFrom(30);
        Memory first = new Memory();
        Memory second = new Memory();
        RolloutController decides = RolloutController.of(world, world, first, world);
        RolloutController follows = RolloutController.of(world, world, second, world);

        for (int minute = 0; minute <= 120; minute += 10) {
            decides.tick(World.minute(minute));
            follows.tick(World.minute(minute));
        }

        assertThat(second.live.orElseThrow().audience()).isEmpty();
        assertThat(world.calls).hasSize(1);
    }

    @Test
    void aProgramThatStartsLaterGetsThemAndCallsNoPerson() {
        World world = World.healthy();
        RolloutController.of(world, world, new Memory(), world).tick(World.minute(0));
        Memory late = new Memory();

        RolloutController.of(world, world, late, world).tick(World.minute(10));

        assertThat(late.live).contains(world.rollout().live());
        assertThat(world.calls).isEmpty();
    }

    @Test
    void aCallbackIsCalledAtEachTickAndToldOfOnce() {
        World world = World.brokenFrom(30);
        List<LiveState> called = new ArrayList<>();
        RolloutController program =
                RolloutController.of(world, world, Actuator.calling(rollout -> called.add(rollout.live())), world);

        List<Tick> ticks = new ArrayList<>();
        for (int minute = 0; minute <= 120; minute += 10) {
            ticks.add(program.tick(World.minute(minute)));
        }

        assertThat(world.rollout().isRolledBack()).isTrue();
        assertThat(called).hasSizeGreaterThanOrEqualTo(ticks.size());
        assertThat(called.get(called.size() - 1).audience()).isEmpty();
        assertThat(ticks.stream().flatMap(tick -> tick.actions().stream()))
                .filteredOn(Action.SetLive.class::isInstance)
                .hasSize(2);
    }
}
