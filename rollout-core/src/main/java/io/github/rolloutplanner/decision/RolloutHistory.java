package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.state.EarlierRecord;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a rollout came to be where it is: what looks showed, one after the other. There is one where a window of data ends, and one
 * just before each phase was left; of a long rollout some hundred, spread evenly over its time.
 *
 * @param looks the looks, oldest first; the last one is now, at least
 * @param effects for each look, how far the metrics of its phase may have moved, as {@link RunningRollout#effects} told then; where
 *     there are many looks, some fifty tell it, the last one among them, and the others have an empty list
 * @since 0.1.0
 */
public record RolloutHistory(List<Look> looks, List<List<GateEffect>> effects) {
    /** Bounds take long to find, and a picture shows no more. */
    private static final int MOST_EFFECTS = 50;

    /**
     * Refuses effects of other looks.
     *
     * @throws RolloutException.InvalidValue if there are not as many effects as looks
     */
    public RolloutHistory {
        looks = Elements.listOf(looks, "looks");
        effects = Elements.listOf(effects, "effects").stream()
                .map(list -> Elements.listOf(list, "effects"))
                .toList();
        if (looks.size() != effects.size()) {
            throw new RolloutException.InvalidValue(
                    "A history of " + Wording.count(looks.size(), "look") + " has effects of "
                            + Wording.of(effects.size()) + ". Give a list for each look; it may be empty.");
        }
    }

    /**
     * Creates a history that tells no effects.
     *
     * @param looks the looks, oldest first; the last one is now, at least
     */
    public RolloutHistory(List<Look> looks) {
        this(looks, Collections.nCopies(Elements.listOf(looks, "looks").size(), List.of()));
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
        Seen last = Seen.of(rollout, now, true);
        List<Seen> looks = new ArrayList<>();
        List<EarlierRecord> earlier = rollout.earlier();
        List<Duration> times = LookTimes.remembered(rollout, earlier, now);
        for (int at = 0; at < times.size(); at++) {
            Duration time = times.get(at);
            boolean isTold = tellsEffects(at, times.size());
            rollout.before(time, earlier).ifPresent(then -> looks.add(Seen.of(then, time, isTold)));
        }
        return ended(looks, last);
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
        List<Seen> looks = new ArrayList<>(earlier(start));
        RunningRollout rollout = start;
        int told = 0;
        List<LookTimes.Before> times = LookTimes.told(start, all, now);
        for (int at = 0; at < times.size(); at++) {
            LookTimes.Before look = times.get(at);
            rollout = after(rollout, all.subList(told, look.event()));
            told = look.event();
            looks.add(look(rollout, look.at(), tellsEffects(at, times.size())));
        }
        rollout = after(rollout, all.subList(told, all.size()));
        return ended(looks, Seen.of(rollout, now, true));
    }

    private static RunningRollout after(RunningRollout before, List<RolloutEvent> events) {
        RunningRollout rollout = before;
        for (RolloutEvent event : events) {
            rollout = event.after(rollout);
        }
        return rollout;
    }

    private static List<Seen> earlier(RunningRollout start) {
        return start.state()
                        .equals(RunningRollout.start(start.plan(), start.policy())
                                .state())
                ? List.of()
                : remembered(start, start.knownUntil()).seen();
    }

    private static Seen look(RunningRollout rollout, Duration at, boolean tellsEffects) {
        Duration known = rollout.knownUntil();
        return Seen.of(rollout, known.compareTo(at) > 0 ? known : at, tellsEffects);
    }

    private static boolean tellsEffects(int place, int looks) {
        int step = (looks + MOST_EFFECTS - 1) / MOST_EFFECTS;
        return (looks - 1 - place) % step == 0;
    }

    private static RolloutHistory ended(List<Seen> looks, Seen last) {
        List<Seen> all = new ArrayList<>(looks);
        all.removeIf(seen ->
                seen.look.at().equals(last.look.at()) && seen.look.phase().equals(last.look.phase()));
        all.add(last);
        return new RolloutHistory(
                all.stream().map(Seen::look).toList(),
                all.stream().map(Seen::effects).toList());
    }

    private List<Seen> seen() {
        return IntStream.range(0, looks.size())
                .mapToObj(at -> new Seen(looks.get(at), effects.get(at)))
                .toList();
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

    /** What a look shows. */
    private record Seen(Look look, List<GateEffect> effects) {
        static Seen of(RunningRollout rollout, Duration at, boolean tellsEffects) {
            return new Seen(rollout.decide(at).look(), tellsEffects ? rollout.effects(at) : List.of());
        }
    }
}
