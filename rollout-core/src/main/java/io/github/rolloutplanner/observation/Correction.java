package io.github.rolloutplanner.observation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Something that a person said of data that had come before: that a window had shown something else, or that a counter was
 * started again. A rollout keeps all of them, and a journal has a line for each.
 *
 * @since 0.1.0
 */
public sealed interface Correction permits Correction.Revised, Correction.RevisedBefore, Correction.Restarted {

    /**
     * What was corrected.
     *
     * @return the name of the metric
     */
    String metric();

    /**
     * Who said it.
     *
     * @return a person or a program
     */
    String by();

    /**
     * Why they said it.
     *
     * @return the reason
     */
    String why();

    /**
     * A window that had shown something else.
     *
     * @param was what it said before
     * @param now what it says since
     * @param by who said it
     * @param why why they said it
     * @param revoked what had been detected with the old numbers and is not with the new ones
     * @since 0.1.0
     */
    record Revised(Observation.Measured was, Observation.Measured now, String by, String why, List<Detection> revoked)
            implements Correction {
        public Revised {
            requireNonNull(was, "was");
            requireNonNull(now, "now");
            requireNonNull(by, "by");
            requireNonNull(why, "why");
            revoked = List.copyOf(revoked);
        }

        @Override
        public String metric() {
            return now.metric();
        }
    }

    /**
     * A time before the rollout that had shown something else, or came after what it revokes.
     *
     * @param was what it said before, if anything
     * @param now what it says since
     * @param by who said it
     * @param why why they said it
     * @param revoked what had been detected with the old numbers and is not with the new ones
     * @since 0.1.0
     */
    record RevisedBefore(
            Optional<Observation.Before> was, Observation.Before now, String by, String why, List<Detection> revoked)
            implements Correction {
        public RevisedBefore {
            requireNonNull(was, "was");
            requireNonNull(now, "now");
            requireNonNull(by, "by");
            requireNonNull(why, "why");
            revoked = List.copyOf(revoked);
        }

        @Override
        public String metric() {
            return now.metric();
        }
    }

    /**
     * A cumulative counter that was started again, from zero.
     *
     * @param metric the metric that it counts
     * @param at when, since the start of the rollout
     * @param phase number of the phase in which that was
     * @param by who said it
     * @param why why it was started again
     * @since 0.1.0
     */
    record Restarted(String metric, Duration at, int phase, String by, String why) implements Correction {
        public Restarted {
            requireNonNull(metric, "metric");
            requireNonNull(at, "at");
            requireNonNull(by, "by");
            requireNonNull(why, "why");
        }
    }
}
