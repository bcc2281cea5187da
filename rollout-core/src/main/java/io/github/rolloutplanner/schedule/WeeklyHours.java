package io.github.rolloutplanner.schedule;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The promotion hours of a week.
 *
 * @param byDay the hours of each day, from early to late; none for a day without promotions
 */
record WeeklyHours(Map<DayOfWeek, List<TimeRange>> byDay) {

    WeeklyHours {
        Map<DayOfWeek, List<TimeRange>> sound = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            sound.put(day, sound(day, byDay.getOrDefault(day, List.of())));
        }
        if (sound.values().stream().allMatch(List::isEmpty)) {
            throw new RolloutException.InvalidValue(
                    "No day of the week has promotion hours, so nothing would ever be promoted. Give one day hours.");
        }
        byDay = Collections.unmodifiableMap(sound);
    }

    private static List<TimeRange> sound(DayOfWeek day, List<TimeRange> ranges) {
        List<TimeRange> sorted = new ArrayList<>(Elements.listOf(ranges, "ranges"));
        sorted.sort(Comparator.comparing(TimeRange::from));
        for (int at = 1; at < sorted.size(); at++) {
            if (sorted.get(at - 1).overlaps(sorted.get(at))) {
                throw new RolloutException.InvalidValue("The hours " + sorted.get(at - 1) + " and " + sorted.get(at)
                        + " of " + Wording.capitalized(Wording.of(day)) + " overlap. Give one range for both.");
            }
        }
        return List.copyOf(sorted);
    }

    static WeeklyHours always() {
        Map<DayOfWeek, List<TimeRange>> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.put(day, List.of(TimeRange.allDay()));
        }
        return new WeeklyHours(hours);
    }

    WeeklyHours with(DayOfWeek day, List<TimeRange> ranges) {
        Map<DayOfWeek, List<TimeRange>> hours = new EnumMap<>(byDay);
        hours.put(day, ranges);
        return new WeeklyHours(hours);
    }

    List<TimeRange> of(DayOfWeek day) {
        return requireNonNull(byDay.get(day));
    }

    boolean contain(LocalDateTime local) {
        LocalTime time = local.toLocalTime();
        for (TimeRange range : of(local.getDayOfWeek())) {
            if (range.contains(time)) {
                return true;
            }
        }
        return false;
    }
}
