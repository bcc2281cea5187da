package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The latest start keeps the deadline, and a later one waits for the end of the holidays. */
class WhenToStartTest {
    private static final Instant DEADLINE = Instant.parse("2026-12-17T15:00:00Z");

    private final RolloutPlan plan = WhenToStart.plan();

    @Test
    void printsTheSameEveryTime() {
        Golden.check("when-to-start.txt", Console.printedBy(() -> WhenToStart.main(new String[0])));
    }

    @Test
    void theLatestStartIsDoneInTime() {
        Instant latest = plan.latestStart(DEADLINE).orElseThrow();
        Instant next = WhenToStart.calendar().nextOpen(latest.plus(Duration.ofMinutes(1)));

        assertThat(plan.schedule(latest).fullRollout().orElseThrow()).isBeforeOrEqualTo(DEADLINE);
        assertThat(plan.schedule(next).fullRollout().orElseThrow()).isAfter(DEADLINE);
    }

    @Test
    void aPlanCarriesItsDatesInItsDocument() {
        RolloutSchedule dates = plan.schedule(plan.latestStart(DEADLINE).orElseThrow());
        RolloutPlan dated = plan.withDates(dates);

        assertThat(RolloutJson.read(RolloutJson.writeDetailed(dated)).dates()).contains(dates);
        assertThat(dates.toICalendar(plan.feature())).contains("SUMMARY:One-page checkout: Promote to ");
    }
}
