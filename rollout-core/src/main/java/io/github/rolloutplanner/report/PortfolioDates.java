package io.github.rolloutplanner.report;

import io.github.rolloutplanner.portfolio.Portfolio;
import io.github.rolloutplanner.portfolio.PortfolioEntry;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Times as those who watch a rollout read them: in the zone of its dates. */
final class PortfolioDates {
    private static final String UNKNOWN = "not known";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final Map<String, RolloutSchedule> byEntry;
    private final ZoneId zone;

    PortfolioDates(Portfolio portfolio) {
        this.byEntry =
                portfolio.entries().stream().collect(Collectors.toMap(PortfolioEntry::name, PortfolioEntry::dates));
        this.zone = common(byEntry.values().stream().map(RolloutSchedule::zone).collect(Collectors.toSet()));
    }

    private static ZoneId common(Set<ZoneId> zones) {
        return zones.size() == 1 ? zones.iterator().next() : ZoneOffset.UTC;
    }

    /** The zone of a time that is of all rollouts: theirs, or UTC where they have several. */
    String zone() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** Day and month in that zone. */
    String day(Instant time) {
        return DAY.format(time.atZone(zone));
    }

    String of(String entry, Instant time) {
        RolloutSchedule dates = byEntry.get(entry);
        return dates == null ? time.toString() : dates.local(time);
    }

    String of(String entry, Optional<Instant> time) {
        return time.map(known -> of(entry, known)).orElse(UNKNOWN);
    }
}
