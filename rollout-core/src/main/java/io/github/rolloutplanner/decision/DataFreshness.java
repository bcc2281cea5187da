package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether the data of a metric in the current phase have stopped.
 *
 * @param dataUntil until when there are data of the phase
 * @param due when the next are due
 * @param delay how long after the end of their window data are due
 * @param look the look that found nothing or failed, if one came after the last data
 */
record DataFreshness(Optional<Duration> dataUntil, Duration due, Duration delay, Optional<Observation> look) {

    /** Data without a control group are none for a gate that compares with one. */
    static DataFreshness of(
            MetricRecord record, Duration since, Duration dataEvery, Duration delay, boolean isCompared) {
        List<Observation.Measured> recent = record.windows().recent();
        int last = recent.size() - 1;
        Optional<Observation> alone = Optional.empty();
        while (isCompared && last >= 0 && isAlone(recent.get(last))) {
            Observation.Measured look = recent.get(last);
            alone = alone.or(() -> Optional.of(Observation.noData(look.metric(), look.window())));
            last--;
        }
        return of(recent, last, since, dataEvery, delay, alone.isPresent() ? alone : record.silence());
    }

    private static boolean isAlone(Observation.Measured observation) {
        return observation
                .control()
                .map(GroupTotals::of)
                .filter(GroupTotals::isEmpty)
                .isPresent();
    }

    private static DataFreshness of(
            List<Observation.Measured> recent,
            int last,
            Duration since,
            Duration dataEvery,
            Duration delay,
            Optional<Observation> silence) {
        boolean isHere = last >= 0 && recent.get(last).window().start().compareTo(since) >= 0;
        Duration until = isHere ? recent.get(last).window().end() : since;
        return new DataFreshness(
                isHere ? Optional.of(until) : Optional.empty(),
                until.plus(isHere ? rhythm(recent, last) : dataEvery).plus(delay),
                delay,
                silence.filter(look -> look.window().start().compareTo(until) >= 0));
    }

    /** As long as the last window, or as the time since the last checkpoint. */
    private static Duration rhythm(List<Observation.Measured> recent, int last) {
        TimeWindow latest = recent.get(last).window();
        boolean isNextCheckpoint =
                last > 0 && recent.get(last - 1).window().start().equals(latest.start());
        return isNextCheckpoint
                ? latest.end().minus(recent.get(last - 1).window().end())
                : latest.length();
    }

    /** Whether a look failed, found nothing that should be there, or nothing has come in time. */
    boolean isSilent(Duration at) {
        boolean isMissed = look.filter(missed -> failure().isPresent()
                        || missed.window().end().plus(delay).compareTo(at) <= 0)
                .isPresent();
        return isMissed || at.compareTo(due) > 0;
    }

    /** Whether the data of the phase end before a time, so that what came last is not known. */
    boolean endsBefore(Duration time) {
        return dataUntil.filter(until -> until.compareTo(time) < 0).isPresent();
    }

    /** Whether nothing can be there yet. */
    boolean isTooEarly(Duration at, Duration since) {
        return dataUntil.isEmpty() && at.compareTo(since.plus(delay)) < 0;
    }

    Optional<String> failure() {
        return look.filter(Observation.SourceFailed.class::isInstance)
                .map(failed -> ((Observation.SourceFailed) failed).failure());
    }
}
