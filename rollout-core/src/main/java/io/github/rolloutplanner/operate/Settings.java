package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.time.Duration;
import java.util.Optional;

/**
 * What a controller is told once.
 *
 * @param calendar when promotions are allowed, where that is not the calendar of the plan
 * @param names who acts
 * @param longestGap how far a clock may be ahead of what is known
 */
record Settings(Optional<RolloutCalendar> calendar, Names names, Duration longestGap) {
    static final Settings STANDARD =
            new Settings(Optional.empty(), new Names("rollout controller", "on-call"), Duration.ofDays(7));

    Settings {
        if (longestGap.isZero() || longestGap.isNegative()) {
            throw new RolloutException.InvalidValue("No clock can be right within " + Wording.of(longestGap)
                    + ". Give a time above zero, such as 7 days.");
        }
    }

    Settings with(RolloutCalendar other) {
        return new Settings(Optional.of(other), names, longestGap);
    }

    Settings with(Names other) {
        return new Settings(calendar, other, longestGap);
    }

    Settings with(Duration gap) {
        return new Settings(calendar, names, gap);
    }
}
