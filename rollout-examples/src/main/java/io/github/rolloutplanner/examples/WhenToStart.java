package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import io.github.rolloutplanner.schedule.ScheduleException;
import io.github.rolloutplanner.schedule.ScheduledPhase;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** A shop wants its new checkout before Christmas: when does it start, and what happens if it starts a day later? */
public final class WhenToStart {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private WhenToStart() {}

    /** The hours of the team, and the days on which the shop is frozen. */
    static RolloutCalendar calendar() {
        return RolloutCalendar.workingHours(BERLIN)
                .withYearlyFreeze(MonthDay.of(12, 18), MonthDay.of(1, 6), "holiday season");
    }

    static RolloutPlan plan() {
        return RolloutPlanner.withPolicy(RolloutPolicy.standard().withCalendar(calendar()))
                .describe("One-page checkout")
                .newFeature()
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(120_000))
                .guardrail(Metric.errorRate("Checkout errors", percent(0.2)).mustStayBelow(percent(0.5)))
                .plan();
    }

    /**
     * Prints the latest start before the holidays, its dates, and those of a start that comes a day too late.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        RolloutPlan plan = plan();
        Instant deadline = at(2026, 12, 17, 16);
        RolloutSchedule dates = plan.schedule(plan.latestStart(deadline).orElseThrow());
        System.out.println("Start by " + dates.local(dates.start()) + " to be done by " + dates.local(deadline) + ".");
        print(dates);
        System.out.println();
        RolloutSchedule late = plan.schedule(calendar().nextOpen(dates.start().plusSeconds(60)));
        System.out.println("At the next time that is open, " + late.local(late.start()) + ", it is too late.");
        print(late);
        System.out.println();
        try {
            plan.schedule(at(2026, 12, 4, 14));
        } catch (ScheduleException closed) {
            System.out.println(closed.getMessage());
        }
    }

    private static Instant at(int year, int month, int day, int hour) {
        return ZonedDateTime.of(year, month, day, hour, 0, 0, 0, BERLIN).toInstant();
    }

    private static void print(RolloutSchedule dates) {
        for (ScheduledPhase phase : dates.phases()) {
            System.out.println("  " + phase.start().map(dates::local).orElse("-") + "  " + phase.label());
            phase.reasons().stream().map(Reason::sentence).forEach(why -> System.out.println("    " + why));
        }
    }
}
