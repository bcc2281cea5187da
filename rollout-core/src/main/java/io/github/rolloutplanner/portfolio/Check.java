package io.github.rolloutplanner.portfolio;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One question about several rollouts. */
interface Check {

    /** Adds what is found, with a start that clears it. */
    void check(List<Lane> lanes, Starts starts, Findings findings);

    /**
     * The earliest later start from which a rollout may be clear of what this check finds between it and others.
     *
     * @param lane the rollout
     * @param others the other rollouts
     * @return a start after that of the lane, {@link Stretch#NEVER} where no start is; nothing where it is clear
     */
    Optional<Instant> nextStart(Lane lane, List<Lane> others);
}
