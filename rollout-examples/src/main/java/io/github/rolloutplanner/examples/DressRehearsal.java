package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.rehearsal.Effect;
import io.github.rolloutplanner.rehearsal.Rehearsal;
import io.github.rolloutplanner.rehearsal.RehearsalReport;
import io.github.rolloutplanner.rehearsal.Run;
import io.github.rolloutplanner.rehearsal.Scenario;
import io.github.rolloutplanner.report.RehearsalPage;
import java.time.Duration;
import java.util.Locale;

/**
 * A plan is played before any user is exposed: against a change that does nothing, against regressions of several sizes,
 * and against a leak.
 *
 * <p>Learn from it what to ask a plan before it starts: where is a regression of which size detected, how many users have
 * had it by then, and how often is a harmless change rolled back. The traffic is made up and the same in every run.
 *
 * <pre>{@code
 * mvn -q compile exec:java -pl rollout-examples -am -Dexec.mainClass=io.github.rolloutplanner.examples.DressRehearsal
 * }</pre>
 */
public final class DressRehearsal {
    private static final String ERRORS = "Checkout errors";
    private static final int RUNS = 20;

    private DressRehearsal() {}

    static RolloutPlan plan() {
        return RolloutPlanner.forChange("One-page checkout")
                .behavioral("Checkout is one page instead of three steps")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(120_000)
                        .withRequestsPerDay(2_400_000)
                        .withHourlyProfile(SearchTraffic.PROFILE))
                .ladder(
                        Step.of("Canary", 1, Duration.ofDays(1)),
                        Step.of("Pilot", 5, Duration.ofDays(1)),
                        Step.of("Half", 50, Duration.ofDays(1)),
                        Step.last("All"))
                .guardrail(Metric.errorRate(ERRORS, percent(0.2)).mustStayBelow(percent(0.5)))
                .plan();
    }

    /**
     * Prints how the plan does.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        System.out.printf("%-26s %9s %9s %9s %9s%n", "the change", "back", "by Pilot", "hours", "exposed");
        print("does nothing", Scenario.harmless());
        print("makes 1.5 times the errors", errors(Effect.times(1.5)));
        print("makes twice the errors", errors(Effect.times(2)));
        print("makes 4 times the errors", errors(Effect.times(4)));
        print("leaks", errors(Effect.times(4).growingOver(Duration.ofDays(3))));
    }

    private static Scenario errors(Effect effect) {
        return Scenario.harmless().withEffect(ERRORS, effect);
    }

    private static RehearsalReport play(Scenario scenario) {
        return Rehearsal.of(plan()).against(scenario).runs(RUNS).seed(7).play();
    }

    static RehearsalPage page() {
        return RehearsalPage.of("does nothing", play(Scenario.harmless()))
                .and("makes twice the errors", play(errors(Effect.times(2))));
    }

    /** The medians of length and exposure. */
    private static void print(String change, Scenario scenario) {
        RehearsalReport report = play(scenario);
        System.out.printf(
                Locale.ROOT,
                "%-26s %9s %9s %9d %,9d%n",
                change,
                of(report.runs(Run::isRolledBack)),
                of(report.runs(run -> run.isRolledBackBy("Pilot"))),
                report.length(0.5).toHours(),
                report.exposed(0.5));
    }

    private static String of(int times) {
        return times + " of " + RUNS;
    }
}
