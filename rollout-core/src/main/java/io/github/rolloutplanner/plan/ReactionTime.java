package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;

/**
 * How long a harm lasts that is plain at the first look, from its first event until the last user is back.
 *
 * @param noticing until the monitoring shows it and is looked at
 * @param switching until every client follows the flag
 * @param clearing until no copy in a cache shows it any more
 * @param reasons where the three come from
 * @since 0.1.0
 */
public record ReactionTime(Duration noticing, Duration switching, Duration clearing, List<Reason> reasons) {

    /**
     * Copies the reasons.
     *
     * @param noticing until the monitoring shows it and is looked at
     * @param switching until every client follows the flag
     * @param clearing until no copy in a cache shows it any more
     * @param reasons where the three come from
     */
    public ReactionTime {
        requireNonNull(noticing, "noticing");
        requireNonNull(switching, "switching");
        requireNonNull(clearing, "clearing");
        reasons = List.copyOf(reasons);
    }

    /**
     * The way back alone, without noticing.
     *
     * @return until every client follows the flag, and no copy shows the change
     */
    public Duration rollback() {
        return switching.plus(clearing);
    }

    /**
     * All of it.
     *
     * @return the sum
     */
    public Duration total() {
        return noticing.plus(rollback());
    }
}
