package io.github.rolloutplanner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import io.github.rolloutplanner.schedule.ScheduleException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanDatesTest {
    private static final RolloutCalendar CALENDAR = RolloutCalendar.workingHours("Europe/Berlin");
    private static final Instant START = Instant.parse("2026-03-04T09:00:00Z");
    private static final RolloutPlan PLAN = plan(RolloutPolicy.standard().withCalendar(CALENDAR));
    private static final RolloutPlan DATED = PLAN.withDates(PLAN.schedule(START));

    private static RolloutPlan plan(RolloutPolicy policy) {
        return RolloutPlanner.withPolicy(policy)
                .describe("Longer timeout")
                .touching(Trait.WORKFLOW_CHANGE)
                .plan();
    }

    @Test
    void aPlanHasTheCalendarOfItsPolicy() {
        assertThat(PLAN.calendar()).contains(CALENDAR);
        assertThat(plan(RolloutPolicy.standard()).calendar()).isEmpty();
        assertThat(PLAN.dates()).isEmpty();
    }

    @Test
    void theDatesAreThoseOfThePhases() {
        RolloutSchedule dates = PLAN.schedule(START);

        assertThat(dates.phases())
                .extracting(phase -> phase.label())
                .isEqualTo(PLAN.phases().stream().map(RolloutPhase::label).toList());
        assertThat(dates.preparationLength())
                .isEqualTo(PLAN.timeline().preparation().length());
        assertThat(dates.bakeLength()).isEqualTo(PLAN.timeline().bake().length());
        assertThat(dates).isEqualTo(PLAN.schedule(START, CALENDAR));
    }

    @Test
    void theLatestStartKeepsTheDeadline() {
        Instant deadline = START.plus(Duration.ofDays(30));
        Instant latest = PLAN.latestStart(deadline).orElseThrow();

        assertThat(PLAN.schedule(latest).fullRollout().orElseThrow()).isBeforeOrEqualTo(deadline);
        assertThat(PLAN.latestStart(deadline, CALENDAR)).contains(latest);
    }

    @Test
    void aPlanWithoutACalendarTakesOne() {
        RolloutPlan plan = plan(RolloutPolicy.standard());

        assertThatThrownBy(() -> plan.schedule(START))
                .isInstanceOf(ScheduleException.class)
                .hasMessage(
                        "The plan of 'Longer timeout' has no calendar. Give it one by withCalendar(..), plan by a policy"
                                + " that has one, or give the calendar with the time.");
        assertThat(plan.withCalendar(CALENDAR)).isEqualTo(PLAN);
    }

    @Test
    void datesOfOtherLengthsAreLeftOut() {
        RolloutPhase first = PLAN.phases().get(0);
        List<RolloutPhase> longer =
                List.of(first.withSoak(Duration.ofDays(9)), PLAN.phases().get(1));

        assertThat(DATED.withPhases(longer).dates()).isEmpty();
        assertThat(DATED.withPhases(DATED.phases()).dates()).isPresent();
        assertThat(DATED.withCalendar(RolloutCalendar.alwaysOpen("UTC")).dates())
                .isEmpty();
        assertThat(DATED.withCalendar(CALENDAR).dates()).isPresent();
        Timeline known = DATED.timeline();
        assertThat(DATED.withTimeline(new Timeline(
                                known.preparation(),
                                known.phases(),
                                known.total(),
                                TimeSpan.of(Duration.ofHours(1), "bake")))
                        .dates())
                .isEmpty();
        assertThat(DATED.withDependencies(List.of()).dates()).isPresent();
    }

    @Test
    void theExplanationTellsThem() {
        assertThat(DATED.explain())
                .contains("Dates, Europe/Berlin\n", "  25%: ", ", promoted ", "[schedule.soak]", "  end of the bake: ");
        assertThat(PLAN.explain()).doesNotContain("Dates, ");
    }
}
