package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.schedule.Blackout;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A running rollout by the wall clock: the same methods with times of day, and promotions in the hours of a calendar. It is a
 * value, too, and has no clock: the time of each step is an argument.
 *
 * <pre>{@code
 * ScheduledRollout rollout = ScheduledRollout.start(plan, Instant.parse("2026-03-02T09:00:00Z"), calendar);
 * Decision decision = rollout.decide(now);
 * }</pre>
 *
 * <p>Times are taken to the second, so that two steps within one second are at the same time. What is detected rolls back at any hour;
 * the calendar holds promotions alone. Observations are by the time since the start, {@link #rollout()}.
 *
 * @since 0.1.0
 */
public final class ScheduledRollout {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm VV", Locale.ENGLISH);
    /** As long as nothing is known of the end of a blackout, or it is further away than any rollout lasts. */
    private static final Duration FAR = Duration.ofDays(3_653);

    private final RunningRollout rollout;
    private final RolloutCalendar calendar;
    private final Instant start;

    private ScheduledRollout(RunningRollout rollout, RolloutCalendar calendar, Instant start) {
        this.rollout = rollout;
        this.calendar = calendar;
        this.start = start;
    }

    /**
     * Starts a plan with the standard policy.
     *
     * @param plan the plan
     * @param start when the first phase begins
     * @param calendar when promotions are allowed
     * @return its rollout, in the first phase
     * @throws io.github.rolloutplanner.reason.RolloutException as for {@link RunningRollout#start(RolloutPlan)}
     */
    public static ScheduledRollout start(RolloutPlan plan, Instant start, RolloutCalendar calendar) {
        return of(RunningRollout.start(plan).startedAt(start), calendar);
    }

    /**
     * Starts a plan with the standard policy, in the hours of its own calendar.
     *
     * @param plan the plan
     * @param start when the first phase begins
     * @return its rollout, in the first phase; promoted at any time where the plan has no calendar
     * @throws io.github.rolloutplanner.reason.RolloutException as for {@link RunningRollout#start(RolloutPlan)}
     */
    public static ScheduledRollout start(RolloutPlan plan, Instant start) {
        return of(RunningRollout.start(plan).startedAt(start));
    }

    /**
     * Reads a running rollout by the wall clock, in the hours of the calendar of its plan.
     *
     * @param rollout the rollout, which knows when it started
     * @return the same rollout by the wall clock; promoted at any time where the plan has no calendar
     * @throws TransitionException if the rollout does not know when it started
     */
    public static ScheduledRollout of(RunningRollout rollout) {
        return of(
                rollout,
                requireNonNull(rollout, "rollout")
                        .plan()
                        .calendar()
                        .orElseGet(() -> RolloutCalendar.alwaysOpen(ZoneOffset.UTC)));
    }

    /**
     * Reads a running rollout by the wall clock.
     *
     * @param rollout the rollout, which knows when it started
     * @param calendar when promotions are allowed
     * @return the same rollout by the wall clock
     * @throws TransitionException if the rollout does not know when it started
     */
    public static ScheduledRollout of(RunningRollout rollout, RolloutCalendar calendar) {
        requireNonNull(calendar, "calendar");
        Instant start = requireNonNull(rollout, "rollout")
                .startedAt()
                .orElseThrow(() -> new TransitionException("'" + rollout.plan().feature()
                        + "' does not know when it started. Give it with startedAt(..)."));
        return new ScheduledRollout(rollout, calendar, start);
    }

    /**
     * The rollout by lengths of time.
     *
     * @return the running rollout, which knows its start
     */
    public RunningRollout rollout() {
        return rollout;
    }

    /**
     * When promotions are allowed.
     *
     * @return the calendar
     */
    public RolloutCalendar calendar() {
        return calendar;
    }

    /**
     * When the current phase began.
     *
     * @return the time
     */
    public Instant since() {
        return start.plus(rollout.since());
    }

    /**
     * How long the rollout has lasted at a time.
     *
     * @param now the time
     * @return the time since the start, to the second; negative before it
     */
    public Duration elapsed(Instant now) {
        return Duration.ofSeconds(
                Duration.between(start, requireNonNull(now, "now")).toSeconds());
    }

    /**
     * A time of the rollout on the clock, such as when looking again makes sense.
     *
     * @param elapsed since the start of the rollout
     * @return the time
     * @throws RolloutException.InvalidValue if no clock shows it
     */
    public Instant at(Duration elapsed) {
        requireNonNull(elapsed, "elapsed");
        try {
            return start.plus(elapsed);
        } catch (DateTimeException | ArithmeticException e) {
            throw new RolloutException.InvalidValue("No clock shows the time " + Wording.of(elapsed) + " after " + start
                    + ". Give a time of the rollout.");
        }
    }

    /**
     * What to do now.
     *
     * @param now when; not before what was done or observed last
     * @return the decision, which waits for the calendar where that is all that is missing, too
     * @throws TransitionException if time goes backwards
     */
    public Decision decide(Instant now) {
        return rollout.decide(elapsed(now), beside(now));
    }

    /** What the calendar has against a promotion. */
    private List<Wait> beside(Instant now) {
        Instant from = since();
        return calendar.blackout(now.isBefore(from) ? from : now, from).stream()
                .map(blackout -> wait(now, blackout))
                .toList();
    }

    private Wait wait(Instant now, Blackout blackout) {
        Optional<Instant> known =
                blackout.until().filter(until -> until.isBefore(start.plus(FAR)) && until.isAfter(now));
        return known.<Wait>map(until -> new Wait.ForWindow(new Freeze(
                        new TimeWindow(elapsed(now), elapsed(until)),
                        TextBound.SENTENCES.kept(
                                blackout.cause() + ", until " + DATE.format(until.atZone(calendar.zone()))))))
                .orElseGet(() -> new Wait.ForStop(blackout.cause()));
    }

    /**
     * Promotes to the next phase, or completes the last one, as decided.
     *
     * @param now when
     * @return the rollout in its next phase
     * @throws TransitionException if it is over, if the decision at this time is another, or if the calendar allows no promotion
     */
    public ScheduledRollout advance(Instant now) {
        List<Wait> beside = beside(requireNonNull(now, "now"));
        if (!beside.isEmpty()) {
            throw new TransitionException("'" + rollout.plan().feature() + "' does not advance at "
                    + Elapsed.text(elapsed(now)) + ", " + DATE.format(now.atZone(calendar.zone()))
                    + ": the calendar allows no promotion (" + cause(beside.get(0))
                    + "). Wait for it, or use advanceAnyway(..).");
        }
        return with(now, RunningRollout::advance);
    }

    private static String cause(Wait wait) {
        return wait instanceof Wait.ForWindow window ? window.freeze().cause() : ((Wait.ForStop) wait).cause();
    }

    /**
     * Promotes whatever is decided, and whatever the calendar says.
     *
     * @param now when
     * @param by who wants it
     * @param why why
     * @return the rollout in its next phase
     * @throws TransitionException as for {@link RunningRollout#advanceAnyway(Duration, String, String)}
     */
    public ScheduledRollout advanceAnyway(Instant now, String by, String why) {
        return with(now, (rolled, at) -> rolled.advanceAnyway(at, by, why));
    }

    /**
     * Promotes past an experiment of several treatments to one of them.
     *
     * @param now when
     * @param treatment as the experiment describes it
     * @param by who wants it
     * @param why why
     * @return the rollout in its next phase
     * @throws TransitionException as for {@link RunningRollout#advanceAnyway(Duration, String, String, String)}
     */
    public ScheduledRollout advanceAnyway(Instant now, String treatment, String by, String why) {
        return with(now, (rolled, at) -> rolled.advanceAnyway(at, treatment, by, why));
    }

    /**
     * Rolls the change back, for good, at any hour; also before the start, and by a clock that is behind that of the last step.
     *
     * @param now when
     * @param by who does it, a program or a person
     * @param why why
     * @return the rollout, over
     * @throws TransitionException as for {@link RunningRollout#rollBack}
     */
    public ScheduledRollout rollBack(Instant now, String by, String why) {
        return with(now, (rolled, at) -> rolled.rollBack(latest(at), by, why));
    }

    /**
     * Pauses the rollout, also by a clock that is behind that of the last step.
     *
     * @param now when
     * @param by who
     * @param why why
     * @return the rollout, paused
     * @throws TransitionException as for {@link RunningRollout#pause}
     */
    public ScheduledRollout pause(Instant now, String by, String why) {
        return with(now, (rolled, at) -> rolled.pause(latest(at), by, why));
    }

    /** What stops a rollout is not refused because clocks differ. */
    private Duration latest(Duration at) {
        Duration last = rollout.transitions().stream()
                .map(Transition::at)
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
        return at.compareTo(last) > 0 ? at : last;
    }

    /**
     * Resumes a rollout that was paused.
     *
     * @param now when
     * @param by who
     * @return the rollout, running
     * @throws TransitionException as for {@link RunningRollout#resume}
     */
    public ScheduledRollout resume(Instant now, String by) {
        return with(now, (rolled, at) -> rolled.resume(at, by));
    }

    /**
     * Confirms what no metric can.
     *
     * @param now when
     * @param gate one of {@link RunningRollout#pendingApprovals()}
     * @param by who
     * @return the rollout that knows it
     * @throws TransitionException as for {@link RunningRollout#approve}
     */
    public ScheduledRollout approve(Instant now, Gate gate, String by) {
        return with(now, (rolled, at) -> rolled.approve(at, gate, by));
    }

    /**
     * Chooses the treatment that goes on alone after an experiment of several.
     *
     * @param now when
     * @param treatment as the experiment describes it
     * @param by who chooses
     * @param why why
     * @return the rollout that knows it
     * @throws TransitionException as for {@link RunningRollout#choose}
     */
    public ScheduledRollout choose(Instant now, String treatment, String by, String why) {
        return with(now, (rolled, at) -> rolled.choose(at, treatment, by, why));
    }

    /**
     * Answers for groups that do not have their sizes.
     *
     * @param now when
     * @param by who
     * @param why why it is known to be harmless
     * @return the rollout that knows it
     * @throws TransitionException as for {@link RunningRollout#acknowledgeMismatch}
     */
    public ScheduledRollout acknowledgeMismatch(Instant now, String by, String why) {
        return with(now, (rolled, at) -> rolled.acknowledgeMismatch(at, by, why));
    }

    /**
     * Goes on with another plan, and promotes in the hours of its calendar, if it has one and this rollout is read in the hours of the
     * plan that it had.
     *
     * @param now when
     * @param corrected the new plan, of the same change
     * @param by who plans again
     * @param why why
     * @return the rollout with its new plan; what was kept is in the last of {@link RunningRollout#replannings()}
     * @throws TransitionException as for {@link RunningRollout#replan}
     */
    public ScheduledRollout replan(Instant now, RolloutPlan corrected, String by, String why) {
        RunningRollout next = rollout.replan(corrected, elapsed(now), by, why).rollout();
        boolean isOfPlan = of(rollout).calendar.equals(calendar);
        return isOfPlan ? of(next) : of(next, calendar);
    }

    private ScheduledRollout with(Instant now, BiFunction<RunningRollout, Duration, RunningRollout> step) {
        return new ScheduledRollout(step.apply(rollout, elapsed(now)), calendar, start);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScheduledRollout that && rollout.equals(that.rollout) && calendar.equals(that.calendar);
    }

    @Override
    public int hashCode() {
        return rollout.hashCode();
    }

    @Override
    public String toString() {
        return rollout + ", phase since " + DATE.format(since().atZone(calendar.zone()));
    }
}
