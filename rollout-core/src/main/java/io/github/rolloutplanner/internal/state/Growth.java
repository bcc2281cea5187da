package io.github.rolloutplanner.internal.state;

import io.github.rolloutplanner.observation.GroupTotals;

/** What was counted does not become less. */
final class Growth {
    private Growth() {}

    /** Whether the later totals may be the earlier ones and what came since. */
    static boolean isPossible(GroupTotals earlier, GroupTotals later) {
        return earlier.observations() <= later.observations()
                && earlier.events() <= later.events()
                && earlier.exposure().compareTo(later.exposure()) <= 0
                && grows(earlier.byUser(), later.byUser(), isOfEvents(later));
    }

    /** Sums of numbers become less where some are below zero. */
    private static boolean isOfEvents(GroupTotals group) {
        return group.squares().signum() == 0;
    }

    private static boolean grows(GroupTotals.ByUser earlier, GroupTotals.ByUser later, boolean areEvents) {
        return earlier.users() <= later.users()
                && earlier.countSquares().compareTo(later.countSquares()) <= 0
                && (!areEvents
                        || (earlier.sumSquares().compareTo(later.sumSquares()) <= 0
                                && earlier.products().compareTo(later.products()) <= 0));
    }
}
