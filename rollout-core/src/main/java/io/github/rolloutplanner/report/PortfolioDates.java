package io.github.rolloutplanner.report;

import io.github.rolloutplanner.portfolio.Portfolio;
import io.github.rolloutplanner.portfolio.PortfolioEntry;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Times as those who watch a rollout read them: in the zone of its dates. */
final class PortfolioDates {
    private static final String UNKNOWN = "not known";

    private final Map<String, RolloutSchedule> byEntry;

    PortfolioDates(Portfolio portfolio) {
        this.byEntry =
                portfolio.entries().stream().collect(Collectors.toMap(PortfolioEntry::name, PortfolioEntry::dates));
    }

    String of(String entry, Instant time) {
        RolloutSchedule dates = byEntry.get(entry);
        return dates == null ? time.toString() : dates.local(time);
    }

    String of(String entry, Optional<Instant> time) {
        return time.map(known -> of(entry, known)).orElse(UNKNOWN);
    }
}
