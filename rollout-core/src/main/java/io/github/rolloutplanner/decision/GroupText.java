package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.GroupTotals;
import java.util.Optional;

/** How what groups showed reads in a sentence. */
final class GroupText {
    private static final double MOST_EVIDENCE = 1e6;

    private GroupText() {}

    /** For instance "31 of 5,000 (0.62%) against 12 of 5,000 (0.24%)". */
    static String of(GroupTotals treated, Optional<GroupTotals> control) {
        return of(treated) + control.map(group -> " against " + of(group)).orElse("");
    }

    static String of(GroupTotals group) {
        if (group.exposure().signum() > 0) {
            return Wording.of(group.events()) + " in "
                    + Wording.rounded(group.exposure().doubleValue()) + " hours of everybody";
        }
        if (group.sum().signum() != 0 || group.squares().signum() != 0) {
            return Wording.rounded(group.mean()) + " on average of " + Wording.of(group.observations());
        }
        return Wording.of(group.events()) + " of " + Wording.of(group.observations()) + percent(group);
    }

    private static String percent(GroupTotals group) {
        return group.observations() == 0
                ? ""
                : " (" + Wording.rounded(100.0 * group.events() / group.observations()) + "%)";
    }

    /** The evidence itself, from its logarithm: how many times more likely harm makes what was seen. */
    static String evidence(double logarithm) {
        double value = Math.exp(logarithm);
        return value > MOST_EVIDENCE ? "more than 1,000,000" : Wording.rounded(value);
    }
}
