package io.github.rolloutplanner.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Transition;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RolloutControllerTest {

    @Test
    void aHealthyChangeReachesAllUsersAndEnds() {
        World world = World.healthy();
        RolloutController controller = world.controller();

        for (int minute = 0; minute <= 60 * 24 * 7 && !world.rollout().isOver(); minute += 10) {
            controller.tick(World.minute(minute));
            world.signOff(World.minute(minute));
        }

        assertThat(world.rollout().transitions())
                .extracting(Transition::kind)
                .containsExactly(
                        Transition.Kind.ADVANCED,
                        Transition.Kind.ADVANCED,
                        Transition.Kind.APPROVED,
                        Transition.Kind.COMPLETED);
        assertThat(world.flags()).contains(world.rollout().live());
        assertThat(world.rollout().isApplied()).isTrue();
        assertThat(world.pages.values())
                .extracting(page -> page.call().subject().matter())
                .containsExactly(PersonCall.Matter.APPROVAL);
    }

    @Test
    void aBrokenChangeIsRolledBackAndAPersonIsCalled() {
        World world = World.brokenFrom(90);
        RolloutController controller = world.controller();

        for (int minute = 0; minute <= 300; minute += 10) {
            controller.tick(World.minute(minute));
        }

        assertThat(world.rollout().isRolledBack()).isTrue();
        assertThat(world.flags().orElseThrow().audience()).isEmpty();
        assertThat(world.pages.values()).singleElement().satisfies(page -> {
            assertThat(page.title()).isEqualTo("Search by meaning: rolled back from Pilot (5%)");
            assertThat(page.sentences().get(0))
                    .contains("by rollout controller", "Errors is detected to be beyond its limit");
        });
        assertThat(world.rollout().transitions().get(0).at()).isLessThan(Duration.ofMinutes(150));
    }

    @Test
    void aTickTellsWhatItDidOnOneLine() {
        World world = World.healthy();
        RolloutController controller = world.controller();

        Tick first = controller.tick(World.minute(0));
        Tick second = controller.tick(World.minute(10));

        assertThat(first.actions()).hasExactlyElementsOfTypes(Action.SetLive.class, Action.Keep.class);
        assertThat(second.actions()).hasExactlyElementsOfTypes(Action.Keep.class);
        assertThat(second.decision()).containsInstanceOf(Decision.Hold.class);
        assertThat(second.toString())
                .startsWith("2026-03-02T09:10:00Z 'Search by meaning': HOLD 'Pilot' at 5%: Errors has 1,000 of");
        assertThat(first.isNews()).isTrue();
        assertThat(second.isNews()).isFalse();
        assertThat(second.lookAgainAt()).contains(World.minute(20));
    }

    @Test
    void aDryRunTellsWhatATickDoesAndDoesNothing() {
        World world = World.brokenFrom(0);
        RolloutController controller = world.controller();
        controller.tick(World.minute(0));
        long revision = world.load().revision();

        Tick dry = controller.dryRun(World.minute(60));

        assertThat(dry.decision()).containsInstanceOf(Decision.RollBack.class);
        assertThat(dry.actions())
                .hasExactlyElementsOfTypes(Action.Keep.class, Action.SetLive.class, Action.CallPerson.class);
        assertThat(world.load().revision()).isEqualTo(revision);
        assertThat(world.rollout().isOver()).isFalse();
        assertThat(world.pages).isEmpty();

        Tick wet = controller.tick(World.minute(60));
        assertThat(wet.actions()).containsSubsequence(dry.actions());
        assertThat(wet.decision()).isEqualTo(dry.decision());
    }

    @Test
    void nothingIsDoneBeforeTheStart() {
        World world = World.healthy();

        Tick tick = world.controller().tick(World.minute(-1));

        assertThat(tick.obstacles()).containsExactly(new Obstacle.NotStarted(World.START));
        assertThat(tick.actions()).isEmpty();
        assertThat(world.flags()).isEmpty();
    }
}
