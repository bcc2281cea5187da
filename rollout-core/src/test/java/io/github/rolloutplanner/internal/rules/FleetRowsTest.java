package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetRowsTest {
    private static final Map<String, Object> LEAST = Map.ofEntries(
            Map.entry("place", "endpoint"),
            Map.entry("carried", "endpoints"),
            Map.entry("percentages", List.of(percent(1), percent(10), percent(100))),
            Map.entry("phases", List.of("Canary (1%)", "All (100%)")));

    @Test
    void sayWhatAnUpdateNeeds() {
        Map<String, Object> facts = new HashMap<>(LEAST);
        facts.putAll(Map.of("longestOffline", Duration.ofDays(3)));
        assertThat(RowTexts.of(FleetRows.ALL, facts)).isEqualTo("""
                        rollback.stop-update
                          Stop the update: no further endpoint installs the new version
                          Endpoints that have not updated need no rollback.
                        rollback.reinstall
                          Roll the updated endpoints back to the previous version, in batches no larger than those of the update
                          A rollback is an update too.
                        rollback.repair-hosts
                          List the endpoints that have not reported since the update, and repair them by hand
                          Endpoints that no longer start receive no rollback.
                        dependency.fleet-manager
                          Fleet management: updates 1%, 10% and 100% of the endpoints, can stop within minutes and reinstall the previous version
                          Each endpoint installs the update when it is reached.
                        dependency.watchdog
                          Watchdog: each endpoint that does not start with the new version returns to the previous one by itself
                          Endpoints that do not start cannot be reached.
                        dependency.inventory
                          Inventory: type, version and last report of each endpoint
                          A phase is judged by the endpoints that report, and the silent ones may be the failures.
                        before.variants
                          Update, restart and rollback tested on each supported endpoint type and system version
                          A fleet fails by type, not by percentage.
                        during.heartbeats
                          Compare heartbeats and restarts of updated endpoints with those of endpoints that still wait: Canary (1%) and All (100%)
                          Endpoints that fail send no errors; they stop reporting.
                        after.stragglers
                          Update the endpoints that were out of reach, and enforce a minimum version
                          They come back with the previous version.
                        risk-register.offline
                          Endpoints that are out of reach for up to 3 days update after their phase was judged
                          Judge each phase by the percentage of its endpoints that report the new version
                          Part of a fleet is always out of reach.
                        preparation.fleet
                          the waves of the update
                        """);
    }

    @Test
    void leaveOutWhatIsNotKnown() {
        assertThat(RowTexts.of(List.of(FleetRows.OFFLINE), LEAST)).isEqualTo("""
                        risk-register.offline
                          Endpoints that are out of reach update after their phase was judged
                          Judge each phase by the percentage of its endpoints that report the new version
                          Part of a fleet is always out of reach.
                        """);
    }
}
