package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.portfolio.Portfolio;
import io.github.rolloutplanner.portfolio.PortfolioEntry;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.time.Instant;
import java.time.LocalDate;

/** Three teams roll out in one month: an interface, the page that needs it, and a search on the same page. */
public final class ThreeTeams {
    private static final Instant MONDAY = Instant.parse("2027-03-01T09:00:00Z");

    private ThreeTeams() {}

    private static RolloutPlan plan(String name, String metric) {
        return RolloutPlanner.forChange(name)
                .behavioral("Requests are answered in another way")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(400_000).withRequestsPerDay(8_000_000))
                .guardrail(Metric.errorRate(metric, percent(0.2)).mustStayBelow(percent(0.5)))
                .plan();
    }

    static Portfolio portfolio() {
        RolloutCalendar audit = RolloutCalendar.alwaysOpen("UTC")
                .withFreeze(LocalDate.parse("2027-03-25"), LocalDate.parse("2027-03-26"), "audit");
        return Portfolio.of(
                        PortfolioEntry.of(plan("Orders API", "API errors"), MONDAY)
                                .withSystems("orders")
                                .withOnCall("Ada"),
                        PortfolioEntry.of(plan("Order page", "Page errors"), MONDAY.plusSeconds(86_400 * 7))
                                .withSystems("web")
                                .after("Orders API")
                                .withOnCall("Grace"),
                        PortfolioEntry.of(plan("Search", "Page errors"), MONDAY.plusSeconds(86_400 * 14))
                                .withSystems("web")
                                .withOnCall("Grace"))
                .withCapacity("Grace", 1)
                .withFreezesOf(audit);
    }

    /**
     * Prints what is found, moves one rollout after the other to its earliest start, and prints that nothing is left.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        Portfolio portfolio = portfolio();
        portfolio.findings().forEach(System.out::println);
        for (PortfolioEntry entry : portfolio.entries()) {
            Instant start =
                    portfolio.earliestStart(entry.name()).orElse(entry.dates().start());
            System.out.println(entry.name() + " starts at " + start);
            portfolio = portfolio.with(entry.startingAt(start));
        }
        portfolio.findings().forEach(System.out::println);
    }
}
