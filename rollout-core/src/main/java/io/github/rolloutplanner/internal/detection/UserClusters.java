package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.statistics.ClusteredEvents;
import io.github.rolloutplanner.internal.statistics.ClusteredNumbers;
import io.github.rolloutplanner.observation.GroupTotals;

/** What came user by user, as clusters; no cluster where it did not. */
public final class UserClusters {
    private UserClusters() {}

    /** The events of a group. */
    public static ClusteredEvents events(GroupTotals group) {
        GroupTotals.ByUser users = group.byUser();
        return new ClusteredEvents(
                users.users(),
                group.events(),
                group.observations(),
                users.sumSquares(),
                users.countSquares(),
                users.products());
    }

    /** The numbers of a group. */
    public static ClusteredNumbers numbers(GroupTotals group) {
        GroupTotals.ByUser users = group.byUser();
        return new ClusteredNumbers(
                users.users(),
                group.sum(),
                group.observations(),
                group.variance(),
                users.sumSquares(),
                users.countSquares(),
                users.products());
    }

    /** How many there are in a group of what was assigned at random: users where they are known, else observations. */
    public static long assigned(GroupTotals group) {
        long users = group.byUser().users();
        return users > 0 ? users : group.observations();
    }
}
