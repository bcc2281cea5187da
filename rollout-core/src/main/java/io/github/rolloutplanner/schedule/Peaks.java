package io.github.rolloutplanner.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;

/** The peaks of traffic, day by day. */
final class Peaks {
    /** A peak of one day a week may fall into hours that clocks skip, or on a day that a zone skips. */
    private static final int MOST_DAYS = 60;

    private final ZoneRules rules;
    private final List<TrafficPeak> peaks;

    Peaks(ZoneRules rules, List<TrafficPeak> peaks) {
        this.rules = rules;
        this.peaks = peaks;
    }

    /** The end of the first peak that begins at a time or later; empty without peaks. */
    Optional<Instant> endOfFirstSince(Instant start) {
        LocalDate today = LocalDateTime.ofInstant(start, rules.getOffset(start)).toLocalDate();
        Optional<Instant> first = Optional.empty();
        for (int ahead = -1; ahead < MOST_DAYS && !peaks.isEmpty(); ahead++) {
            LocalDate day = today.plusDays(ahead);
            if (first.isPresent() && firstTime(day.minusDays(1).atStartOfDay()).isAfter(first.get())) {
                return first;
            }
            for (TrafficPeak peak : peaks) {
                first = earlier(first, endOn(day, peak, start));
            }
        }
        return first;
    }

    private Optional<Instant> endOn(LocalDate day, TrafficPeak peak, Instant start) {
        if (!peak.days().contains(day.getDayOfWeek())) {
            return Optional.empty();
        }
        Instant from = firstTime(day.atTime(peak.hours().from()));
        LocalDate lastDay = peak.hours().endsWithDay() ? day.plusDays(1) : day;
        Instant to = lastTime(lastDay.atTime(peak.hours().to()));
        return from.isBefore(to) && !from.isBefore(start) ? Optional.of(to) : Optional.empty();
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isAfter(other.get()) ? other : one;
    }

    /** When clocks show a time for the first time; where they skip it, when they do. */
    private Instant firstTime(LocalDateTime local) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        return offsets.isEmpty() ? rules.getTransition(local).getInstant() : local.toInstant(offsets.get(0));
    }

    /** When clocks go from before a time to it for the last time: those that are put back to it do not. */
    private Instant lastTime(LocalDateTime local) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        boolean isTwice = offsets.size() > 1
                && !rules.getTransition(local).getDateTimeAfter().equals(local);
        return isTwice ? local.toInstant(offsets.get(offsets.size() - 1)) : firstTime(local);
    }
}
