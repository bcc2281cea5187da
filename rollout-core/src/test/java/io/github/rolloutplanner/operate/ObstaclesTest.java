package io.github.rolloutplanner.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.TransitionException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall.Matter;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ObstaclesTest {
    private final World world = World.healthy();
    private final Faults faults = new Faults(world);
    private final RolloutController controller = faults.controller();

    @Test
    void aSourceThatFailsIsToldInItsOwnWordsAndHolds() {
        controller.tick(World.minute(0));
        faults.ofSource = new SourceException("The metrics store answered 503. Look at its status page.");

        Tick tick = controller.tick(World.minute(10));

        assertThat(tick.obstacles())
                .contains(new Obstacle.SourceFailed(
                        World.ERRORS, "The metrics store answered 503. Look at its status page."));
        assertThat(tick.decision().orElseThrow().toString())
                .contains("The metrics store answered 503. Look at its status page.");
    }

    @Test
    void ofOtherFailuresOnlyTheTypeIsShownSinceTheirTextsMayHoldCredentials() {
        faults.ofSource = Faults.withPassword();
        faults.ofActuator = Faults.withPassword();
        faults.ofNotifier = Faults.withPassword();

        Tick tick = controller.tick(World.minute(10));

        assertThat(tick.obstacles())
                .contains(new Obstacle.SourceFailed(
                        World.ERRORS, "java.io.IOException, whose text is not shown because it may hold credentials."));
        assertThat(tick.obstacles())
                .hasAtLeastOneElementOfType(Obstacle.NotLive.class)
                .hasAtLeastOneElementOfType(Obstacle.NotCalled.class);
        assertThat(tick.toString()
                        + tick.obstacles()
                        + tick.actions()
                        + world.rollout().state())
                .doesNotContain("hunter2", "admin", "metrics.example");
    }

    @Test
    void dataThatCannotBeAreAFailedLook() {
        controller.tick(World.minute(0));
        faults.brought = one -> one instanceof Observation.Measured
                ? Observation.increment(one.metric(), one.window(), Sample.events(-5, 100), Sample.events(1, 100))
                : one;

        Tick tick = controller.tick(World.minute(10));

        assertThat(tick.obstacles()).hasAtLeastOneElementOfType(Obstacle.Refused.class);
        assertThat(tick.obstacles().toString()).contains("What came of Errors was refused", "-5");
        assertThat(tick.decision()).containsInstanceOf(Decision.Hold.class);
        faults.brought = one -> one;
        assertThat(controller.tick(World.minute(20)).obstacles()).isEmpty();
    }

    @Test
    void anAnswerToAnotherQuestionIsRefused() {
        controller.tick(World.minute(0));
        faults.brought = one -> Observation.noData("Latency", one.window());
        assertThat(controller.tick(World.minute(10)).obstacles())
                .contains(new Obstacle.Refused(
                        World.ERRORS,
                        "'Latency' was brought where 'Errors' was asked for. Answer with the methods of the request."));

        faults.brought = one -> Observation.increment(one.metric(), TimeWindow.ofHours(0, 5), Sample.events(0, 1));
        assertThat(controller.tick(World.minute(20)).obstacles().toString())
                .contains("It is of 0h..5h, not of 0h..20m. Bring what was asked for.");
    }

    @Test
    void windowsOfOneAnswerThatOverlapAreRefused() {
        controller.tick(World.minute(0));
        ObservationSource overlapping = request -> List.of(
                request.measured(
                        World.minute(0), World.minute(7), Sample.events(1, 100), Optional.of(Sample.events(1, 100))),
                request.measured(
                        World.minute(5), World.minute(10), Sample.events(1, 100), Optional.of(Sample.events(1, 100))));

        Tick tick = RolloutController.of(world, overlapping, world, world).tick(World.minute(10));

        assertThat(tick.obstacles()).hasAtLeastOneElementOfType(Obstacle.Refused.class);
        assertThat(tick.obstacles().toString()).contains("5m..10m");
    }

    @Test
    void groupsThatAreSwappedHoldAndCall() {
        controller.tick(World.minute(0));
        ObservationSource swapped = request -> request.feed().sample() == Feed.SampleKind.ASSIGNMENTS
                ? List.of(request.measured(Sample.events(0, 95_000), Optional.of(Sample.events(0, 5_000))))
                : world.observe(request);

        Tick tick = RolloutController.of(world, swapped, world, world).tick(World.minute(60));

        assertThat(tick.decision().orElseThrow().callsPerson()).isTrue();
        assertThat(world.pages.values())
                .extracting(page -> page.call().subject().matter())
                .contains(Matter.SPLIT);
    }

    @Test
    void nothingIsPromotedWhileWhatNoGateWaitsForCannotBeRead() {
        ObservationSource withoutGroups = request -> {
            if (!request.feed().metric().equals(World.ERRORS)) {
                throw new SourceException("The assignments cannot be read.");
            }
            return world.observe(request);
        };
        RolloutController blind = RolloutController.of(world, withoutGroups, world, world);

        for (int minute = 0; minute <= 60 * 12; minute += 10) {
            blind.tick(World.minute(minute));
        }

        assertThat(world.rollout().phase().number()).isEqualTo(1);
        assertThat(world.pages.values()).singleElement().satisfies(page -> {
            assertThat(page.title()).isEqualTo("Search by meaning: cannot be promoted from Pilot (5%)");
            assertThat(page.sentences())
                    .containsExactly(
                            "All else lets the phase be promoted.",
                            "group sizes could not be read: The assignments cannot be read.");
        });
        controller.tick(World.minute(60 * 12 + 10));
        assertThat(world.rollout().phase().number()).isEqualTo(2);
    }

    @Test
    void whatAPersonSwitchedOffStaysOffAndHoldsAndCalls() {
        controller.tick(World.minute(0));
        world.changeFlags(world.rollout()
                .rollBack(Duration.ofMinutes(5), "Ada", "a report")
                .live());

        for (int minute = 10; minute <= 60 * 12; minute += 10) {
            controller.tick(World.minute(minute));
        }

        assertThat(world.flags().orElseThrow().audience()).isEmpty();
        assertThat(world.settings).hasSize(1);
        assertThat(world.rollout().phase().number()).isEqualTo(1);
        assertThat(world.pages.values())
                .singleElement()
                .satisfies(page -> assertThat(page.sentences().toString()).contains("changed outside the rollout"));

        controller.applyAgain(World.minute(60 * 12 + 10));
        controller.tick(World.minute(60 * 12 + 20));
        assertThat(world.rollout().phase().number()).isEqualTo(2);
    }

    @Test
    void whatWasRolledBackIsSetToOffAgain() {
        controller.tick(World.minute(0));
        controller.act(World.minute(5), rollout -> rollout.rollBack(World.minute(5), "Ada", "a report"));
        world.changeFlags(world.settings.get(0));

        controller.tick(World.minute(10));

        assertThat(world.flags().orElseThrow().audience()).isEmpty();
        assertThat(world.pages.values())
                .extracting(page -> page.call().subject().matter())
                .containsExactly(Matter.ROLLBACK, Matter.LIVE);
    }

    @Test
    void nothingIsPromotedUntilItIsLive() {
        faults.ofActuator = new SourceException("The flag service answered 503.");

        for (int minute = 0; minute <= 60 * 12; minute += 10) {
            assertThat(controller.tick(World.minute(minute)).obstacles())
                    .hasAtLeastOneElementOfType(Obstacle.NotLive.class);
        }

        assertThat(world.rollout().phase().number()).isEqualTo(1);
        assertThat(world.pages).hasSize(1);
        faults.ofActuator = null;
        controller.tick(World.minute(60 * 12 + 10));
        controller.tick(World.minute(60 * 12 + 20));
        assertThat(world.rollout().phase().number()).isEqualTo(2);
    }

    @Test
    void aPersonWhoCouldNotBeCalledIsCalledAtTheNextTick() {
        faults.ofNotifier = new SourceException("The pager answered 500.");
        controller.tick(World.minute(0));
        controller.act(World.minute(5), rollout -> rollout.rollBack(World.minute(5), "Ada", "a report"));

        Tick failing = controller.tick(World.minute(10));
        assertThat(failing.obstacles()).hasOnlyElementsOfType(Obstacle.NotCalled.class);
        faults.ofNotifier = null;
        controller.tick(World.minute(20));
        int calls = faults.called;
        controller.tick(World.minute(30));

        assertThat(world.pages).hasSize(1);
        assertThat(faults.called).isEqualTo(calls);
    }

    @Test
    void aStoreThatFailsIsToldToAPersonOnceUntilItIsThereAgain() {
        controller.tick(World.minute(0));
        faults.ofStore =
                new StoreException(StoreException.Fault.UNREACHABLE, "The database does not answer (SQLState 08006).");

        for (int minute = 10; minute <= 40; minute += 10) {
            int now = minute;
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> controller.tick(World.minute(now)));
        }

        assertThat(faults.called).isEqualTo(1);
        assertThat(world.pages.values()).singleElement().satisfies(page -> {
            assertThat(page.title()).isEqualTo("Search by meaning: what keeps the rollout fails");
            assertThat(page.sentences()).containsExactly("The database does not answer (SQLState 08006).");
        });
        faults.ofStore = null;
        assertThat(controller.tick(World.minute(50)).obstacles()).isEmpty();
    }

    @Test
    void ofTwoProgramsOneActs() {
        controller.tick(World.minute(0));
        ObservationSource whileTheOtherActs = request -> {
            world.controller().tick(World.minute(10));
            return world.observe(request);
        };

        Tick tick = RolloutController.of(world, whileTheOtherActs, world, world).tick(World.minute(10));

        assertThat(tick.obstacles()).containsExactly(new Obstacle.Outdated());
        assertThat(tick.actions()).isEmpty();
    }

    @Test
    void aProgramThatSlowlySetsAnOlderStateSetsTheNewestOneAfterwards() {
        Actuator overtaken = new Actuator() {
            private boolean isFirst = true;

            @Override
            public void apply(RunningRollout rollout) {
                if (isFirst) {
                    isFirst = false;
                    world.controller()
                            .act(World.minute(1), known -> known.rollBack(World.minute(1), "Ada", "a report"));
                }
                world.apply(rollout);
            }

            @Override
            public Shown readBack(RunningRollout rollout) {
                return world.readBack(rollout);
            }
        };

        RolloutController.of(world, world, overtaken, world).tick(World.minute(0));

        assertThat(world.flags().orElseThrow().audience()).isEmpty();
    }

    @Test
    void aPersonActsThroughTheStore() {
        controller.tick(World.minute(0));
        controller.act(World.minute(3), rollout -> rollout.pause(World.minute(3), "Ada", "we look at a report"));

        assertThat(controller.tick(World.minute(10)).decision().orElseThrow().toString())
                .contains("paused", "Ada", "we look at a report");
        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> controller.act(World.minute(11), rollout -> rollout.resume(World.minute(11), " ")));
        controller.act(World.minute(12), rollout -> rollout.resume(World.minute(12), "Ada"));
        assertThat(world.rollout().transitions()).hasSize(2);
    }

    @Test
    void aRollbackThatTheFlagSystemDoesNotTakeCallsOnceForEach() {
        World broken = World.brokenFrom(0);
        Faults down = new Faults(broken);
        down.controller().tick(World.minute(0));
        down.ofActuator = new SourceException("The flag service answered 503.");

        Tick tick = down.controller().tick(World.minute(60));
        down.controller().tick(World.minute(70));

        assertThat(tick.obstacles())
                .hasOnlyElementsOfType(Obstacle.NotLive.class)
                .hasSize(1);
        assertThat(broken.pages.values())
                .extracting(page -> page.call().subject().matter())
                .containsExactlyInAnyOrder(Matter.ROLLBACK, Matter.LIVE);
        assertThat(broken.calls).doesNotHaveDuplicates();
        down.ofActuator = null;
        down.controller().tick(World.minute(80));
        assertThat(broken.flags().orElseThrow().audience()).isEmpty();
    }

    @Test
    void aStoreThatCanBeReadButNotWrittenIsToldOnce() {
        controller.tick(World.minute(0));
        faults.ofAppend = new StoreException(StoreException.Fault.UNREACHABLE, "The disk is full.");

        for (int minute = 10; minute <= 60; minute += 10) {
            int now = minute;
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> controller.tick(World.minute(now)));
        }

        assertThat(world.calls).hasSize(1);
        faults.ofAppend = null;
        controller.tick(World.minute(70));
        faults.ofAppend = new StoreException(StoreException.Fault.UNREACHABLE, "The disk is full.");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> controller.tick(World.minute(80)));
        assertThat(world.calls).hasSize(2);
    }

    @Test
    void aStoreThatFailsFromTheFirstTickOnIsToldToo() {
        faults.ofStore = new StoreException(StoreException.Fault.DAMAGED, "The table has other columns.");

        for (int minute = 0; minute <= 20; minute += 10) {
            int now = minute;
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> controller.tick(World.minute(now)));
        }

        assertThat(world.pages.values()).singleElement().satisfies(page -> {
            assertThat(page.id()).isEqualTo("rollout store/damaged");
            assertThat(page.sentences()).containsExactly("The table has other columns.");
        });
    }

    @Test
    void whatIsChangedAgainAfterItWasRepairedCallsAgain() {
        controller.tick(World.minute(0));
        for (int minute = 10; minute <= 30; minute += 10) {
            world.changeFlags(world.rollout()
                    .rollBack(Duration.ofMinutes(minute), "Ada", "a report")
                    .live());
            controller.tick(World.minute(minute));
            controller.tick(World.minute(minute + 3));
            controller.applyAgain(World.minute(minute + 5));
            controller.tick(World.minute(minute + 7));
        }

        assertThat(world.calls).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void nothingIsSetBeforeTheStart() {
        controller.applyAgain(World.minute(-60));
        controller.observe(World.minute(-60), List.of());

        assertThat(world.flags()).isEmpty();
        assertThat(world.settings).isEmpty();
    }

    @Test
    void whereNothingIsThereOfWhatNoGateWaitsForNothingIsPromoted() {
        World watched = World.of(World.withLatency());
        ObservationSource silent = request ->
                request.feed().metric().equals("Search p95") ? List.of(request.noData()) : watched.observe(request);
        RolloutController blind = RolloutController.of(watched, silent, watched, watched);

        for (int minute = 0; minute <= 60 * 12; minute += 10) {
            blind.tick(World.minute(minute));
        }

        assertThat(watched.rollout().phase().number()).isEqualTo(1);
        assertThat(watched.calls).isNotEmpty();
    }

    @Test
    void aSourceThatAnswersNullIsToldWhatToAnswer() {
        controller.tick(World.minute(0));

        Tick tick = RolloutController.of(world, request -> null, world, world).tick(World.minute(10));

        assertThat(tick.obstacles())
                .contains(new Obstacle.SourceFailed(
                        World.ERRORS, "The source answered null. Answer with an empty list where there is nothing."));
    }

    @Test
    void anInterruptEndsTheTickAndKeepsNothing() {
        controller.tick(World.minute(0));
        long revision = world.load().revision();
        ObservationSource interrupted = request -> {
            throw new InterruptedException();
        };

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() ->
                        RolloutController.of(world, interrupted, world, world).tick(World.minute(10)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(world.load().revision()).isEqualTo(revision);
        assertThat(world.calls).isEmpty();
    }

    @Test
    void errorsOfWhatIsAskedAreFailuresOfItAlone() {
        World broken = World.brokenFrom(0);
        Actuator missing = new Actuator() {
            @Override
            public void apply(RunningRollout rollout) {
                throw new NoClassDefFoundError("com/example/Client");
            }

            @Override
            public Shown readBack(RunningRollout rollout) {
                throw new AssertionError("admin:hunter2");
            }
        };

        RolloutController program = RolloutController.of(broken, broken, missing, broken);
        program.tick(World.minute(0));
        Tick tick = program.tick(World.minute(60));

        assertThat(broken.rollout().isRolledBack()).isTrue();
        assertThat(broken.pages.values())
                .extracting(page -> page.call().subject().matter())
                .contains(Matter.ROLLBACK);
        assertThat(tick.toString()).doesNotContain("hunter2");
    }

    @Test
    void aSourceThatStaysBehindCallsFarFewerTimesThanThereAreTicks() {
        ObservationSource late = request -> {
            Instant end = request.until().minus(Duration.ofMinutes(90));
            Feed feed = request.feed();
            return request.from().isBefore(end) && feed.metric().equals(World.ERRORS)
                    ? List.of(request.measured(
                            request.from(), end, Sample.events(10, 1_000), Optional.of(Sample.events(10, 1_000))))
                    : List.of(request.noData());
        };
        RolloutController program = RolloutController.of(world, late, world, world);

        for (int minute = 0; minute <= 60 * 24; minute += 10) {
            program.tick(World.minute(minute));
        }

        assertThat(world.calls).doesNotHaveDuplicates().hasSizeBetween(1, 16);
    }

    @Test
    void aStoreThatFailsSaysThatARollbackIsDue() {
        World broken = World.brokenFrom(0);
        Faults full = new Faults(broken);
        RolloutController program = full.controller();
        program.tick(World.minute(0));
        full.ofAppend = new StoreException(StoreException.Fault.UNREACHABLE, "The disk is full.");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> program.tick(World.minute(60)))
                .withMessageContaining("Until then a rollback that is due is not carried out: ROLL BACK");
        assertThat(broken.pages.values())
                .singleElement()
                .satisfies(page ->
                        assertThat(page.sentences().toString()).contains("The disk is full.", "Errors is detected"));
    }
}
