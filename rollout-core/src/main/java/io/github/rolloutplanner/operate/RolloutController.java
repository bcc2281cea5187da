package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.ScheduledRollout;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Runs a rollout by the clock of an application: each tick asks the sources, decides, keeps what happened, brings the flag system to
 * what must be live, and calls people.
 *
 * <pre>{@code
 * RolloutController controller = RolloutController.of(store, source, actuator, notifier);
 * controller.tick(clock.instant()); // once a minute, by the scheduler of the application
 * }</pre>
 *
 * <p>It has no thread and no clock. It may be stopped at any moment: the next tick goes on from the store. Of several that run at the
 * same time, one decides, because the store takes what happened only from the one that knew its latest state; flags that each program has
 * for itself ({@link Actuator#isOfThisProgram()}) follow in each of them. A failure of a source, of
 * the flag system or of the pager is told in the {@link Tick}, and the next tick tries again; nothing is promoted past it. People act
 * through {@link #act}, in the same store.
 *
 * <p>Where a person changes the flag system itself, nothing is promoted and a person is called, but it is not changed back: who
 * switched a flag off at night may have had a reason. Only what was rolled back is set to off again.
 *
 * @since 0.1.0
 */
public final class RolloutController {
    private static final int MOST_ATTEMPTS = 10;

    private final RolloutStore store;
    private final ObservationSource source;
    private final Actuator actuator;
    private final Notifier notifier;
    private final Settings settings;
    private final StoreAlarm alarm;

    private RolloutController(
            RolloutStore store,
            ObservationSource source,
            Actuator actuator,
            Notifier notifier,
            Settings settings,
            StoreAlarm alarm) {
        this.store = store;
        this.source = source;
        this.actuator = actuator;
        this.notifier = notifier;
        this.settings = settings;
        this.alarm = alarm;
    }

    /**
     * Runs the rollout of a store.
     *
     * @param store what keeps the rollout, which knows when it started
     * @param source where its observations come from
     * @param actuator what makes it live
     * @param notifier what calls a person
     * @return the controller
     */
    public static RolloutController of(
            RolloutStore store, ObservationSource source, Actuator actuator, Notifier notifier) {
        return new RolloutController(
                requireNonNull(store, "store"),
                requireNonNull(source, "source"),
                requireNonNull(actuator, "actuator"),
                requireNonNull(notifier, "notifier"),
                Settings.STANDARD,
                new StoreAlarm(notifier));
    }

    /**
     * This controller with promotions in the hours of a calendar. Where the calendar changes while the rollout runs, as by a stop of all
     * rollouts, tick the controller that has the new one: {@code controller.withCalendar(current).tick(now)}.
     *
     * @param calendar when promotions are allowed; defaults to the calendar of the plan, and to any time without one
     * @return a controller that differs in this
     */
    public RolloutController withCalendar(RolloutCalendar calendar) {
        return with(settings.with(requireNonNull(calendar, "calendar")));
    }

    /**
     * This controller under another name.
     *
     * @param name who rolls back, as the transitions keep it; defaults to "rollout controller"
     * @return a controller that differs in this
     */
    public RolloutController withName(String name) {
        return with(settings.with(
                new Names(requireNonNull(name, "name"), settings.names().onCall())));
    }

    /**
     * This controller with another name for who is called.
     *
     * @param onCall who the notifier calls, as the calls keep it; defaults to "on-call"
     * @return a controller that differs in this
     */
    public RolloutController withOnCall(String onCall) {
        return with(settings.with(new Names(settings.names().operator(), requireNonNull(onCall, "onCall"))));
    }

    /**
     * This controller with another bound on the time between two ticks, beyond which the clock is doubted.
     *
     * @param gap above zero; defaults to 7 days
     * @return a controller that differs in this
     * @throws RolloutException.InvalidValue if it is not above zero
     */
    public RolloutController withLongestGap(Duration gap) {
        return with(settings.with(requireNonNull(gap, "gap")));
    }

    private RolloutController with(Settings next) {
        return new RolloutController(store, source, actuator, notifier, next, alarm);
    }

    /**
     * Looks, decides and acts.
     *
     * @param now the time
     * @return what was found and done
     * @throws StoreException if the store cannot be read or written: a person was called, and the next tick tries again
     * @throws java.util.concurrent.CancellationException if the thread is interrupted: the next tick goes on from what was kept
     */
    public Tick tick(Instant now) {
        requireNonNull(now, "now");
        return alarm.guard(settings.names().onCall(), () -> {
            StoredRollout stored = alarm.known(store.load());
            TickPlan plan = plan(stored, now);
            try {
                return execution(now).of(stored, plan);
            } catch (StoreException e) {
                return outdated(e, stored, plan, now);
            }
        });
    }

    private static Tick outdated(StoreException failure, StoredRollout stored, TickPlan plan, Instant now) {
        if (failure.fault() != StoreException.Fault.STALE) {
            throw plan.decision().filter(Decision.RollBack.class::isInstance).isPresent()
                    ? new StoreException(
                            failure.fault(),
                            failure.getMessage() + " Until then a rollback that is due is not carried out: "
                                    + plan.decision().get())
                    : failure;
        }
        return new Tick(now, stored.rollout(), Optional.empty(), List.of(new Obstacle.Outdated()), List.of());
    }

    /**
     * Looks and decides, and tells what a tick would do. Sources and the flag system are read, and nothing is written.
     *
     * @param now the time
     * @return what would be done
     * @throws StoreException if the store cannot be read
     */
    public Tick dryRun(Instant now) {
        return plan(store.load(), requireNonNull(now, "now")).asTick(now);
    }

    private TickPlan plan(StoredRollout stored, Instant now) {
        ScheduledRollout rollout = scheduled(stored.rollout());
        Instant start = rollout.at(Duration.ZERO);
        if (now.isBefore(start)) {
            return TickPlan.notStarted(rollout.rollout(), start);
        }
        TickPlanner planner = new TickPlanner(LiveLook.at(rollout.rollout(), actuator), now, settings.names());
        if (rollout.rollout().isOver()) {
            return planner.over(rollout);
        }
        Optional<ClockCheck> clock = ClockCheck.of(rollout, now, settings.longestGap());
        return clock.isPresent()
                ? planner.atWrongTime(rollout, clock.get())
                : planner.running(rollout, Answer.toAll(rollout.rollout(), rollout.elapsed(now), source));
    }

    private ScheduledRollout scheduled(RunningRollout rollout) {
        return settings.calendar()
                .map(calendar -> ScheduledRollout.of(rollout, calendar))
                .orElseGet(() -> ScheduledRollout.of(rollout));
    }

    private TickExecution execution(Instant now) {
        return new TickExecution(store, actuator, notifier, settings.names(), now);
    }

    /**
     * Lets a person act: pause, resume, approve, choose, promote, roll back. What must be live then is set at once. Where another
     * program acts at the same time, the step is tried again on what came of that.
     *
     * <pre>{@code
     * controller.act(now, rollout -> rollout.pause(now, "Ada", "we look at a report"));
     * }</pre>
     *
     * @param now the time
     * @param step what the person does
     * @return what was done
     * @throws RolloutException.InvalidValue if the clock is far ahead of what is known and was not confirmed
     * @throws io.github.rolloutplanner.decision.TransitionException if the rollout refuses it
     * @throws StoreException if the store cannot be read or written; where it fails after the step was kept, the next tick sets what must
     *     be live
     */
    public Tick act(Instant now, UnaryOperator<ScheduledRollout> step) {
        requireNonNull(now, "now");
        requireNonNull(step, "step");
        return attempt(now, rollout -> {
            requirePossible(rollout, now);
            ScheduledRollout after = requireNonNull(step.apply(scheduled(rollout)), "what step returns");
            return Changes.between(rollout, after.rollout());
        });
    }

    /**
     * Takes observations that came by another way than the source, all of them or none.
     *
     * @param now the time
     * @param observations what came, of windows that are over
     * @return what was done
     * @throws RolloutException.InvalidValue if a window ends after this time
     * @throws io.github.rolloutplanner.observation.InvalidObservationException if one of them is impossible
     * @throws StoreException if the store cannot be read or written
     */
    public Tick observe(Instant now, List<Observation> observations) {
        requireNonNull(now, "now");
        List<RolloutEvent> events = new ArrayList<>();
        Elements.listOf(observations, "observations").forEach(one -> events.add(new RolloutEvent.Observed(one)));
        return attempt(now, rollout -> {
            requirePossible(rollout, now);
            observations.forEach(one -> requireOver(one, scheduled(rollout).elapsed(now)));
            return events;
        });
    }

    private static void requireOver(Observation observation, Duration elapsed) {
        if (observation.window().end().compareTo(elapsed) > 0) {
            throw new RolloutException.InvalidValue("The window " + observation.window() + " of '"
                    + observation.metric() + "' is not over at " + Elapsed.text(elapsed) + ". Bring it when it is.");
        }
    }

    /** What is done at a time that is far off would stop all decisions until then. */
    private void requirePossible(RunningRollout rollout, Instant now) {
        ClockCheck.of(scheduled(rollout), now, settings.longestGap())
                .filter(clock -> clock.obstacle() instanceof Obstacle.ClockAhead)
                .ifPresent(clock -> {
                    throw new RolloutException.InvalidValue(clock.obstacle().toString());
                });
    }

    /**
     * Confirms that the clock is right although it is far ahead of what is known, as after the programs stood still for weeks.
     *
     * @param now the time
     * @param by who says so
     * @return what was done
     * @throws StoreException if the store cannot be read or written
     */
    public Tick confirmClock(Instant now, String by) {
        requireNonNull(now, "now");
        requireNonNull(by, "by");
        return attempt(
                now,
                rollout -> List.of(new RolloutEvent.Called(new PersonCall(
                        scheduled(rollout).elapsed(now),
                        rollout.phase().number(),
                        new PersonCall.Subject(PersonCall.Matter.CLOCK, "confirmed", Optional.empty()),
                        by))));
    }

    /**
     * Brings the flag or delivery system to what must be live, also where a person changed it there.
     *
     * @param now the time
     * @return what was done
     * @throws StoreException if the store cannot be read or written
     */
    public Tick applyAgain(Instant now) {
        requireNonNull(now, "now");
        StoredRollout stored = store.load();
        Instant start = scheduled(stored.rollout()).at(Duration.ZERO);
        TickPlan plan = now.isBefore(start)
                ? TickPlan.notStarted(stored.rollout(), start)
                : TickPlan.applyAgain(stored.rollout());
        return execution(now).of(stored, plan);
    }

    private Tick attempt(Instant now, Function<RunningRollout, List<RolloutEvent>> step) {
        for (int attempt = 1; ; attempt++) {
            StoredRollout stored = store.load();
            List<RolloutEvent> events = step.apply(stored.rollout());
            try {
                return execution(now).of(stored, acted(stored.rollout(), events, now));
            } catch (StoreException e) {
                if (e.fault() != StoreException.Fault.STALE || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private TickPlan acted(RunningRollout before, List<RolloutEvent> events, Instant now) {
        RunningRollout after = before;
        for (RolloutEvent event : events) {
            after = event.after(after);
        }
        NoticeSearch notices =
                new NoticeSearch(after, settings.names().onCall(), ClockCheck.notBeforeKnown(after, now));
        notices.ofRollback();
        return new TickPlan(after, Optional.empty(), List.of(), events, !after.isApplied(), notices.found());
    }
}
