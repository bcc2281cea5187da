package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.time.LocalDateTime;

/**
 * A rollout as the person on call sees it, hour by hour and six times over: one without a regression, one that doubles the
 * errors from its second phase on, one whose metrics stop in the night, and a few lines each of three without a regression whose
 * traffic looks like one: few users meet the errors, errors come late, an incident hits all users.
 *
 * <p>Learn from it the loop around a running rollout: observe what came, decide, do what is decided, and tell people what
 * they have to know, from the typed values of the decision. The library neither acts nor prints. The traffic is made up
 * and the same in every run.
 *
 * <pre>{@code
 * mvn -q compile exec:java -pl rollout-examples -am -Dexec.mainClass=io.github.rolloutplanner.examples.HourByHour
 * }</pre>
 */
public final class HourByHour {
    private static final LocalDateTime START = LocalDateTime.of(2025, 9, 1, SearchTraffic.FIRST_HOUR, 0);
    private static final int LAST_PHASE = 6;
    private static final double CORRELATION = 0.03;
    private static final TimeWindow INCIDENT = TimeWindow.ofHours(226, 229);

    private HourByHour() {}

    static RolloutPlan plan() {
        return plan(0);
    }

    private static RolloutPlan plan(double correlation) {
        return RolloutPlanner.forChange("Ranking by relevance")
                .behavioral("Results stand in another order")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(40_000)
                        .withRequestsPerDay(SearchTraffic.REQUESTS_PER_DAY)
                        .withHourlyProfile(SearchTraffic.PROFILE))
                .guardrail(Metric.errorRate(SearchTraffic.ERRORS, percent(0.2))
                        .mustStayBelow(percent(0.6))
                        .withIntraclassCorrelation(correlation))
                .guardrail(Metric.latency(SearchTraffic.SLOW, Duration.ofMillis(420))
                        .withIntraclassCorrelation(correlation))
                .owner("the search team")
                .rollbackWithin(Duration.ofMinutes(15))
                .plan();
    }

    /**
     * Prints what the person on call reads.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        play("No regression", SearchTraffic.healthy(), LAST_PHASE);
        play("It doubles the errors from its second phase on", SearchTraffic.withErrorsDoubledFrom(2), LAST_PHASE);
        play("Its metrics stop in the second night", SearchTraffic.withoutMetrics(TimeWindow.ofHours(42, 47)), 2);
        play(
                "Errors meet few users, those often",
                plan(CORRELATION),
                SearchTraffic.withClusteredErrors(CORRELATION),
                1,
                1);
        play("Errors are told one to six hours late", plan(), SearchTraffic.withLateErrors(), 1, 1);
        play(
                "At 100%, an incident triples the errors for three hours",
                plan(), SearchTraffic.withIncident(INCIDENT), LAST_PHASE, LAST_PHASE);
    }

    private static void play(String title, SearchTraffic traffic, int lastPhase) {
        play(title, plan(), traffic, 1, lastPhase);
    }

    /** From its first phase on, of which only some are told. */
    private static void play(String title, RolloutPlan plan, SearchTraffic traffic, int firstPhase, int lastPhase) {
        System.out.println("== " + title + " ==");
        NightWatch watch = new NightWatch(new WallClock(START));
        RunningRollout rollout = RunningRollout.start(plan);
        for (long hour = 1; !rollout.isOver() && rollout.phase().number() <= lastPhase; hour++) {
            for (Observation observation : traffic.during(hour - 1, rollout.phase())) {
                rollout = rollout.observe(observation);
            }
            Decision decision = rollout.decide(Duration.ofHours(hour));
            String told = watch.tells(decision);
            if (decision.look().phase().number() >= firstPhase) {
                System.out.print(told);
            }
            rollout = follow(rollout, decision);
        }
        System.out.println();
    }

    private static RunningRollout follow(RunningRollout rollout, Decision decision) {
        Duration at = decision.look().at();
        if (decision instanceof Decision.Hold hold) {
            return NightWatch.isUpToPeople(hold) ? confirmed(rollout, at) : rollout;
        }
        return decision instanceof Decision.RollBack
                ? rollout.rollBack(at, "the search team", "as decided")
                : rollout.advance(at);
    }

    private static RunningRollout confirmed(RunningRollout rollout, Duration at) {
        RunningRollout confirmed = rollout;
        for (Gate gate : rollout.pendingApprovals()) {
            confirmed = confirmed.approve(at, gate, "Ada");
        }
        return confirmed;
    }
}
