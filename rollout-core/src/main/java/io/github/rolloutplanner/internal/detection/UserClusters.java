package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.statistics.ClusteredEvents;
import io.github.rolloutplanner.observation.GroupTotals;

/** What came user by user, as clusters of events. */
public final class UserClusters {
    private UserClusters() {}

    /** The events of a group; no cluster where its trials did not come user by user. */
    public static ClusteredEvents of(GroupTotals group) {
        GroupTotals.ByUser users = group.byUser();
        return new ClusteredEvents(
                users.users(),
                group.events(),
                group.observations(),
                users.eventSquares(),
                users.trialSquares(),
                users.products());
    }
}
