package io.github.rolloutplanner.report;

import io.github.rolloutplanner.decision.Look;
import io.github.rolloutplanner.observation.Replanning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The time that pictures of looks show, and what happened in it.
 *
 * @param went the way that the rollout went
 * @param from where the pictures begin
 * @param until where they end
 * @param ticks what stands below them
 * @param replannings when it was planned again, oldest first
 */
record LiveTime(LiveCourse went, Duration from, Duration until, TimeAxis.Ticks ticks, List<Duration> replannings) {
    /** A part of the time, one of so many, that is not missed. */
    private static final int LATE = 10;

    static LiveTime of(LiveRollout live) {
        Duration from = beginning(live.looks(), live.until());
        return new LiveTime(
                LiveCourse.of(live),
                from,
                live.until(),
                live.ticks(from),
                live.rollout().replannings().stream().map(Replanning::at).toList());
    }

    /** Pictures begin at the start, but where most of them would be empty then. */
    private static Duration beginning(List<Look> looks, Duration until) {
        if (looks.size() < 2) {
            return Duration.ZERO;
        }
        Duration first = looks.get(0).at();
        return isLate(first, looks.get(1).at().minus(first), until) ? first : Duration.ZERO;
    }

    /** Looks that come at all times begin one of their intervals after the start. */
    private static boolean isLate(Duration first, Duration interval, Duration until) {
        return first.multipliedBy(LATE).compareTo(until) > 0 && first.compareTo(interval.multipliedBy(2)) > 0;
    }

    boolean beginsLate() {
        return !from.isZero();
    }

    LiveTime upTo(Duration last) {
        return new LiveTime(went, from, LiveCourse.later(until, last), ticks, replannings);
    }

    /** Returns where times stand between two places of a picture. */
    Scale scale(double left, double right) {
        return Scale.linear(LiveRollout.seconds(from), LiveRollout.seconds(until), left, right);
    }

    /** Returns since when what holds at a time of a phase held: since the phase began, or the rollout was planned again. */
    Duration changedBefore(int phase, Duration at) {
        List<Duration> changes = new ArrayList<>(replannings);
        went.step(phase).map(LiveCourse.Step::from).ifPresent(changes::add);
        return changes.stream()
                .filter(change -> change.compareTo(at) <= 0)
                .reduce(LiveCourse::later)
                .orElse(at);
    }
}
