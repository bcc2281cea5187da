package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import java.util.Optional;

/** What groups showed, as it reads in a sentence: "31 of 5,000 (0.62%) against 12 of 5,000 (0.24%)". */
record Shown(GroupTotals treated, Optional<GroupTotals> control, MetricKind kind) {
    private static final double PERCENT = 100;

    static Shown of(Observation.Before before, MetricKind kind) {
        return new Shown(GroupTotals.of(before.treated()), Optional.of(GroupTotals.of(before.others())), kind);
    }

    @Override
    public String toString() {
        boolean areNumbers = areNumbers();
        return treated.isEmpty()
                ? "no data"
                : text(treated, areNumbers)
                        + control.map(group -> " against " + text(group, areNumbers))
                                .orElse("");
    }

    /** Whether they are means: both may be zero, which looks like a rate. */
    boolean areNumbers() {
        return kind == MetricKind.MEAN
                || kind == MetricKind.SATURATION
                || areNumbers(treated)
                || control.filter(Shown::areNumbers).isPresent();
    }

    private static boolean areNumbers(GroupTotals group) {
        return group.sum().signum() != 0 || group.squares().signum() != 0;
    }

    private static String text(GroupTotals group, boolean areNumbers) {
        if (group.exposure().signum() > 0) {
            return Wording.of(group.events()) + " in "
                    + Wording.rounded(group.exposure().doubleValue()) + " hours of all users";
        }
        return areNumbers
                ? Wording.rounded(group.mean()) + " on average of " + Wording.of(group.observations())
                : Wording.of(group.events()) + " of " + Wording.of(group.observations()) + percent(group);
    }

    private static String percent(GroupTotals group) {
        return group.observations() == 0
                ? ""
                : " (" + Wording.rounded(PERCENT * group.events() / group.observations()) + "%)";
    }
}
