package io.github.rolloutplanner.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.decision.LiveState;
import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.TransitionException;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A controller whose rollout is planned again by a person. */
class ReplannedRolloutTest {
    private static final Instant NOW = World.minute(65);

    private static World running() {
        World world = World.healthy();
        for (int minute = 0; minute <= 60; minute += 10) {
            world.controller().tick(World.minute(minute));
        }
        return world;
    }

    private static Tick replanned(World world) {
        return world.controller().act(NOW, rollout -> rollout.replan(NOW, World.withLatency(), "Ada", "Latency, too"));
    }

    @Test
    void nothingLiveIsSetAndTheEventIsKept() {
        World world = running();
        List<LiveState> settings = List.copyOf(world.settings);
        LiveState live = world.rollout().live();

        Tick tick = replanned(world);

        assertThat(world.settings).isEqualTo(settings);
        assertThat(world.flags()).contains(live);
        assertThat(world.rollout().replannings()).singleElement().satisfies(done -> {
            assertThat(done.by()).isEqualTo("Ada");
            assertThat(done.at()).isEqualTo(Duration.ofMinutes(65));
        });
        assertThat(tick.actions()).hasExactlyElementsOfTypes(Action.Keep.class);
        assertThat(((Action.Keep) tick.actions().get(0)).events())
                .singleElement()
                .isInstanceOf(RolloutEvent.Replanned.class);
    }

    @Test
    void theNextTickAsksForTheNewMetricFromThenOn() {
        World world = running();
        replanned(world);

        Tick tick = world.controller().tick(World.minute(80));

        assertThat(tick.obstacles()).isEmpty();
        RunningRollout rollout = world.rollout();
        assertThat(rollout.feeds(rollout.knownUntil()).stream()
                        .filter(feed -> feed.metric().equals("Search p95"))
                        .map(feed -> feed.window().start()))
                .containsExactly(Duration.ofMinutes(80));
        assertThat(world.settings).hasSize(1);
    }

    @Test
    void itIsPromotedByTheNewPlan() {
        World world = running();
        replanned(world);

        for (int minute = 70; minute <= 60 * 24 * 7 && !world.rollout().isOver(); minute += 10) {
            world.controller().tick(World.minute(minute));
            world.signOff(World.minute(minute));
        }

        assertThat(world.rollout().transitions())
                .extracting(Transition::kind)
                .containsExactly(Transition.Kind.ADVANCED, Transition.Kind.APPROVED, Transition.Kind.COMPLETED);
        assertThat(world.rollout().transitions().get(0).at()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void oneStepMayPauseAndPlanAgain() {
        World world = running();

        world.controller()
                .act(
                        NOW,
                        rollout -> rollout.pause(NOW, "Ada", "Something is wrong")
                                .replan(NOW, World.withLatency(), "Ada", "Latency, too")
                                .resume(NOW, "Ada"));

        assertThat(world.rollout().transitions())
                .extracting(Transition::kind)
                .containsExactly(Transition.Kind.PAUSED, Transition.Kind.RESUMED);
        assertThat(world.rollout().replannings().get(0).transitions()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedChangesNothing() {
        World world = running();
        RunningRollout before = world.rollout();

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> world.controller()
                        .act(NOW, rollout -> rollout.replan(NOW, World.withLatency(), "", "Latency, too")));
        assertThat(world.rollout()).isEqualTo(before);
    }

    @Test
    void promotionsFollowTheCalendarOfTheNewPlan() {
        World world = running();
        RolloutCalendar hours = RolloutCalendar.workingHours(ZoneOffset.UTC);

        assertThat(world.rollout().plan().calendar()).isEmpty();
        world.controller().act(NOW, rollout -> {
            var next = rollout.replan(NOW, World.withLatency().withCalendar(hours), "Ada", "Office hours");
            assertThat(next.calendar()).isEqualTo(hours);
            return next;
        });

        assertThat(world.rollout().plan().calendar()).contains(hours);
    }
}
