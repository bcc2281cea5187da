package io.github.rolloutplanner.portfolio;

import io.github.rolloutplanner.schedule.Blackout;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The freezes and stops of a calendar, without its hours, which are those of one team alone. */
record Freezes(RolloutCalendar calendar) {

    static Freezes of(RolloutCalendar calendar) {
        return new Freezes(RolloutCalendar.alwaysOpen(calendar.zone())
                .withFreezes(calendar.freezes())
                .withStops(calendar.stops()));
    }

    boolean isEmpty() {
        return calendar.freezes().isEmpty() && calendar.stops().isEmpty();
    }

    Optional<Blackout> at(Instant time) {
        return calendar.blackout(time, time);
    }

    static <T> List<T> joined(List<T> some, List<T> others) {
        Set<T> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return new ArrayList<>(all);
    }
}
