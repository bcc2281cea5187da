package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.internal.text.Legible;
import java.time.Duration;
import java.time.Instant;

/**
 * Something that was in the way of a tick. None of them stops the rollout: the next tick tries again.
 *
 * @since 0.1.0
 */
public sealed interface Obstacle {

    /**
     * The rollout has not begun.
     *
     * @param start when it begins
     * @since 0.1.0
     */
    record NotStarted(Instant start) implements Obstacle {
        public NotStarted {
            requireNonNull(start, "start");
        }

        @Override
        public String toString() {
            return "The rollout starts at " + start + ". Nothing is done before.";
        }
    }

    /**
     * The clock is before what is known already.
     *
     * @param elapsed the time since the start of the rollout by the clock
     * @param known until when the rollout is known
     * @since 0.1.0
     */
    record ClockBehind(Duration elapsed, Duration known) implements Obstacle {
        public ClockBehind {
            requireNonNull(elapsed, "elapsed");
            requireNonNull(known, "known");
        }

        @Override
        public String toString() {
            return "The clock reads " + Elapsed.text(elapsed) + " after the start, but the rollout is known until "
                    + Elapsed.text(known) + ". Nothing is decided until then. Check the clock.";
        }
    }

    /**
     * The clock is further ahead of what is known than time can have passed.
     *
     * @param elapsed the time since the start of the rollout by the clock
     * @param lookedUntil until when the rollout was looked after
     * @since 0.1.0
     */
    record ClockAhead(Duration elapsed, Duration lookedUntil) implements Obstacle {
        public ClockAhead {
            requireNonNull(elapsed, "elapsed");
            requireNonNull(lookedUntil, "lookedUntil");
        }

        @Override
        public String toString() {
            return "The clock reads " + Elapsed.text(elapsed)
                    + " after the start, but the rollout was last looked after at " + Elapsed.text(lookedUntil)
                    + ". Check the clock; if it is right, confirm it: confirmClock(..).";
        }
    }

    /**
     * A metric could not be read.
     *
     * @param metric its name
     * @param failure what failed
     * @since 0.1.0
     */
    record SourceFailed(String metric, String failure) implements Obstacle {
        public SourceFailed {
            requireNonNull(metric, "metric");
            requireNonNull(failure, "failure");
        }

        @Override
        public String toString() {
            return Legible.escapedLines(metric + " could not be read: " + failure);
        }
    }

    /**
     * Nothing is there of a metric that no gate waits for, while all else lets the phase be promoted.
     *
     * @param metric its name
     * @since 0.1.0
     */
    record NoData(String metric) implements Obstacle {
        public NoData {
            requireNonNull(metric, "metric");
        }

        @Override
        public String toString() {
            return Legible.escapedLines("Nothing is there of " + metric + ". Where that is right, answer with zeros.");
        }
    }

    /**
     * What a source brought cannot be, and was not taken.
     *
     * @param metric name of the metric
     * @param problem what is wrong with it
     * @since 0.1.0
     */
    record Refused(String metric, String problem) implements Obstacle {
        public Refused {
            requireNonNull(metric, "metric");
            requireNonNull(problem, "problem");
        }

        @Override
        public String toString() {
            return Legible.escapedLines("What came of " + metric + " was refused: " + problem);
        }
    }

    /**
     * The flag or delivery system does not show what must be live.
     *
     * @param live what must be live
     * @param problem what it shows or says instead
     * @since 0.1.0
     */
    record NotLive(String live, String problem) implements Obstacle {
        public NotLive {
            requireNonNull(live, "live");
            requireNonNull(problem, "problem");
        }

        @Override
        public String toString() {
            return Legible.escapedLines("Not live: " + live + ". " + problem);
        }
    }

    /**
     * No person could be called.
     *
     * @param notice what for
     * @param failure what failed
     * @since 0.1.0
     */
    record NotCalled(Notice notice, String failure) implements Obstacle {
        public NotCalled {
            requireNonNull(notice, "notice");
            requireNonNull(failure, "failure");
        }

        @Override
        public String toString() {
            return Legible.escapedLines("No person was called for '" + notice.title() + "': " + failure);
        }
    }

    /**
     * Another program acted on the rollout at the same time, so this one did not.
     *
     * @since 0.1.0
     */
    record Outdated() implements Obstacle {
        @Override
        public String toString() {
            return "Another program acted on the rollout meanwhile. Nothing was done.";
        }
    }
}
