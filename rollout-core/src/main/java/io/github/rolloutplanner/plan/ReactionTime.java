package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;

/**
 * How long a regression lasts that is plain at the first look: the time to detect it, and the time to restore the last user.
 *
 * @param timeToDetect until monitoring shows it and is looked at
 * @param propagation until the rollback has reached all that it can reach: of a flag, until every client follows it
 * @param cacheExpiry until no copy in a cache shows it any more
 * @param reasons where the three come from
 * @since 0.1.0
 */
public record ReactionTime(Duration timeToDetect, Duration propagation, Duration cacheExpiry, List<Reason> reasons) {

    public ReactionTime {
        TimeBound.require(timeToDetect, "timeToDetect");
        TimeBound.require(propagation, "propagation");
        TimeBound.require(cacheExpiry, "cacheExpiry");
        reasons = Elements.listOf(reasons, "reasons");
    }

    /**
     * The time to restore alone, without the time to detect.
     *
     * @return until the rollback has reached all that it can reach, and no copy shows the change
     */
    public Duration rollback() {
        return propagation.plus(cacheExpiry);
    }

    /**
     * All of it.
     *
     * @return the sum
     */
    public Duration total() {
        return timeToDetect.plus(rollback());
    }
}
