package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.state.EarlierRecord;
import io.github.rolloutplanner.observation.Transition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a rollout came to be where it is: what looks showed, one after the other. There is one where a window of data ends, and one
 * just before each phase was left; of a long rollout some hundred, spread evenly over its time.
 *
 * @param looks the looks, oldest first; the last one is now, at least
 * @since 0.1.0
 */
public record RolloutHistory(List<Look> looks) {

    public RolloutHistory {
        looks = Elements.listOf(looks, "looks");
    }

    /**
     * The history as the rollout remembers it, by the latest 64 windows of each metric and as the data stand now: corrected, and
     * with those that came late. Of a rollout that was planned again, it begins after that. For all of a longer rollout, give the
     * events of its journal ({@link #of}).
     *
     * @param rollout the rollout
     * @param now when, since the start of the rollout; not before what was done or observed last
     * @return the looks from the time on of which all metrics remember their data; the last one is that of {@link
     *     RunningRollout#decide(Duration)}
     * @throws TransitionException if time goes backwards
     */
    public static RolloutHistory remembered(RunningRollout rollout, Duration now) {
        requireNonNull(rollout, "rollout");
        requireNonNull(now, "now");
        Look last = rollout.decide(now).look();
        List<Look> looks = new ArrayList<>();
        List<EarlierRecord> earlier = rollout.earlier();
        for (Duration time : LookTimes.remembered(rollout, earlier, now)) {
            rollout.before(time, earlier)
                    .ifPresent(then -> looks.add(then.decide(time).look()));
        }
        return new RolloutHistory(ended(looks, last));
    }

    /**
     * The history of what happened, each look with what was known then.
     *
     * @param start the rollout before it
     * @param events what happened, in order, such as a journal tells it
     * @param now when, since the start of the rollout; not before what was done or observed last
     * @return what {@code start} remembers, and the looks since; the last one is that of {@link RunningRollout#decide(Duration)}
     * @throws TransitionException if time goes backwards
     * @throws io.github.rolloutplanner.reason.RolloutException if the rollout refuses an event
     */
    public static RolloutHistory of(RunningRollout start, List<RolloutEvent> events, Duration now) {
        requireNonNull(start, "start");
        requireNonNull(now, "now");
        List<RolloutEvent> all = Elements.listOf(events, "events");
        List<Look> looks = new ArrayList<>(earlier(start));
        RunningRollout rollout = start;
        int told = 0;
        for (LookTimes.Before look : LookTimes.told(start, all, now)) {
            rollout = after(rollout, all.subList(told, look.event()));
            told = look.event();
            looks.add(look(rollout, look.at()));
        }
        rollout = after(rollout, all.subList(told, all.size()));
        return new RolloutHistory(ended(looks, rollout.decide(now).look()));
    }

    private static RunningRollout after(RunningRollout before, List<RolloutEvent> events) {
        RunningRollout rollout = before;
        for (RolloutEvent event : events) {
            rollout = event.after(rollout);
        }
        return rollout;
    }

    private static List<Look> earlier(RunningRollout start) {
        return start.state()
                        .equals(RunningRollout.start(start.plan(), start.policy())
                                .state())
                ? List.of()
                : remembered(start, start.knownUntil()).looks();
    }

    private static Look look(RunningRollout rollout, Duration at) {
        Duration known = rollout.knownUntil();
        return rollout.decide(known.compareTo(at) > 0 ? known : at).look();
    }

    private static List<Look> ended(List<Look> looks, Look last) {
        List<Look> all = new ArrayList<>(looks);
        all.removeIf(look -> look.at().equals(last.at()) && look.phase().equals(last.phase()));
        all.add(last);
        return all;
    }

    /**
     * The looks of one phase.
     *
     * @param phase number of the phase, from 1 on
     * @return those of its time, oldest first
     */
    public List<Look> of(int phase) {
        return looks.stream().filter(look -> look.phase().number() == phase).toList();
    }

    /** Whether a transition ends the phase that it was done in. */
    static boolean endsPhase(Transition done) {
        return switch (done.kind()) {
            case ADVANCED, FORCED, ROLLED_BACK, COMPLETED -> true;
            case PAUSED, RESUMED, APPROVED, ACKNOWLEDGED, CHOSEN -> false;
        };
    }
}
