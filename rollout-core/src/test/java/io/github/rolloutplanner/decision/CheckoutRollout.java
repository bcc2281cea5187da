package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** CheckoutRollout for tests: a plan of 10% for a day, 50% for two, and everybody, watched for a day. */
final class CheckoutRollout {
    static final String ERRORS = "Checkout errors";
    static final String SPEED = "Checkout p95";

    private CheckoutRollout() {}

    static RolloutPlan plan() {
        return RolloutPlanner.forChange("New checkout")
                .newFeature()
                .behavioral("Checkout is one page")
                .population(Population.ofUsersPerDay(100_000).withRequestsPerDay(240_000))
                .ladder(
                        Step.of("Tenth", 10, Duration.ofDays(1)),
                        Step.of("Half", 50, Duration.ofDays(2)),
                        Step.last("All"))
                .guardrail(Metric.errorRate(ERRORS, percent(1)).mustStayBelow(percent(3)))
                .signal(Metric.latency(SPEED, Duration.ofMillis(850)).mustStayBelow(Duration.ofMillis(1700)))
                .rollbackWithin(Duration.ofMinutes(5))
                .plan();
    }

    /** A plan with the gates of a phase changed. */
    static RolloutPlan withGates(RolloutPlan plan, int phase, UnaryOperator<Gate> change) {
        return withPhase(
                plan,
                phase,
                old -> old.withGoLiveCriteria(
                        old.goLiveCriteria().stream().map(change).toArray(Gate[]::new)));
    }

    static RolloutPlan withPhase(RolloutPlan plan, int number, UnaryOperator<RolloutPhase> change) {
        List<RolloutPhase> phases = new ArrayList<>(plan.phases());
        phases.set(number - 1, change.apply(phases.get(number - 1)));
        return plan.withPhases(phases);
    }

    static boolean isOn(Gate gate, String metric) {
        return gate.condition()
                .measured()
                .filter(measured -> measured.metric().equals(metric))
                .isPresent();
    }

    /** An hour in which both groups of 1,000 requests show 1% errors and 5% slow requests, but for so many more errors. */
    static RunningRollout hour(RunningRollout rollout, int hour, int moreErrors) {
        return rollout.observe(errors(hour, 10 + moreErrors)).observe(speed(hour, 50));
    }

    static RunningRollout hours(RunningRollout rollout, int from, int to, int moreErrors) {
        RunningRollout next = rollout;
        for (int hour = from; hour < to; hour++) {
            next = hour(next, hour, moreErrors);
        }
        return next;
    }

    static Observation errors(int hour, int treated) {
        return Observation.increment(
                ERRORS, TimeWindow.ofHours(hour, hour + 1), Sample.events(treated, 1_000), Sample.events(10, 1_000));
    }

    static Observation speed(int hour, int treated) {
        return Observation.increment(
                SPEED, TimeWindow.ofHours(hour, hour + 1), Sample.events(treated, 1_000), Sample.events(50, 1_000));
    }

    static Duration at(long hours) {
        return Duration.ofHours(hours);
    }
}
