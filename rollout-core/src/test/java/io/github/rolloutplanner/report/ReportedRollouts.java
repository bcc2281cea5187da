package io.github.rolloutplanner.report;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;

/** Rollouts in all sorts of states. */
final class ReportedRollouts {
    static final String ERRORS = "Checkout errors";
    static final String SPEED = "Checkout p95";
    static final String CRASHES = "Checkout crashes";
    static final int SAMPLE = 1_000;
    static final RolloutPlan PLAN = RolloutPlanner.forChange("New checkout")
            .newFeature()
            .behavioral("Checkout is one page")
            .population(Population.ofUsersPerDay(100_000).withRequestsPerDay(240_000))
            .ladder(Step.of("Tenth", 10, Duration.ofDays(1)), Step.of("Half", 50, Duration.ofDays(2)), Step.last("All"))
            .guardrail(Metric.errorRate(ERRORS, percent(1)).mustStayBelow(percent(3)))
            .signal(Metric.latency(SPEED, Duration.ofMillis(850)).mustStayBelow(Duration.ofMillis(1700)))
            .plan();

    private static final List<String> TREATMENTS = List.of("one page", "no form");

    private ReportedRollouts() {}

    static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }

    static RunningRollout started() {
        return RunningRollout.start(PLAN);
    }

    static RunningRollout observed(RunningRollout rollout, int from, int to, int errors) {
        RunningRollout next = rollout;
        for (int hour = from; hour < to; hour++) {
            next = next.observe(hour(ERRORS, hour, errors, 10)).observe(hour(SPEED, hour, 50, 50));
        }
        return next;
    }

    static Observation hour(String metric, int hour, int treated, int control) {
        return Observation.increment(
                metric,
                TimeWindow.ofHours(hour, hour + 1),
                Sample.events(treated, SAMPLE),
                Sample.events(control, SAMPLE));
    }

    static RunningRollout inSecondPhase() {
        return observed(observed(started(), 0, 24, 10).advance(hours(24)), 24, 30, 11);
    }

    static RunningRollout rolledBack() {
        return observed(started(), 0, 5, 40).rollBack(hours(5), "controller", "as decided");
    }

    /** Each request fails from the third hour on. */
    static RunningRollout failing() {
        return observed(observed(started(), 0, 2, 10), 2, 5, SAMPLE);
    }

    static RunningRollout mismatched() {
        return observed(started(), 0, 3, 10)
                .observe(Observation.assignmentCounts(TimeWindow.ofHours(0, 3), 3_000, 2_400));
    }

    /** With one metric more, one less and another one that was read wrongly, two hours of data after that. */
    static RunningRollout replanned() {
        RolloutPlan other = RolloutPlanner.forChange("New checkout")
                .newFeature()
                .behavioral("Checkout is one page")
                .population(Population.ofUsersPerDay(100_000).withRequestsPerDay(240_000))
                .ladder(
                        Step.of("Tenth", 10, Duration.ofDays(1)),
                        Step.of("Half", 50, Duration.ofDays(3)),
                        Step.last("All"))
                .guardrail(Metric.errorRate(ERRORS, percent(1.2)).mustStayBelow(percent(3)))
                .guardrail(Metric.crashRate(CRASHES, percent(0.5)))
                .plan();
        RunningRollout next = inSecondPhase()
                .replan(other, hours(31), "Ada <b>", "Crashes were forgotten. \u05D0")
                .rollout();
        for (int hour = 31; hour < 33; hour++) {
            next = next.observe(hour(ERRORS, hour, 11, 10)).observe(hour(CRASHES, hour, 5, 5));
        }
        return next;
    }

    /** The groups do not have their sizes, and each request fails. */
    static RunningRollout mismatchedAndFailing() {
        return failing().observe(Observation.assignmentCounts(TimeWindow.ofHours(0, 5), 3_000, 2_400));
    }

    static RunningRollout completed() {
        return inSecondPhase()
                .advanceAnyway(hours(72), "Kim", "It is a test.")
                .advanceAnyway(hours(96), "Kim", "It is one still.");
    }

    static RunningRollout ring() {
        RolloutPlan plan = RolloutPlanner.forChange("Search")
                .behavioral("x")
                .touching(Trait.PAYMENTS)
                .population(Population.ofRings(Ring.of("Company", 100_000), Ring.of("Everybody", 2_000_000))
                        .withRequestsPerDay(48_000_000))
                .guardrail(Metric.errorRate(ERRORS, percent(0.2)))
                .owner("Kim")
                .plan();
        RunningRollout rollout = RunningRollout.start(plan).advanceAnyway(hours(24), "Kim", "dogfooding is done");
        return rollout.observe(Observation.increment(ERRORS, TimeWindow.ofHours(24, 25), Sample.events(210, 100_000)));
    }

    static RunningRollout twoTreatments() {
        RolloutPlan plan = RolloutPlanner.forChange("Sign-up form")
                .behavioral("The form asks for less")
                .population(Population.ofUsersPerDay(60_000))
                .experiment(ExperimentRequest.changing("Sign-ups", percent(5))
                        .between("long form", TREATMENTS.get(0), TREATMENTS.get(1))
                        .splitInto(40, 30, 30))
                .success(Metric.conversion("Sign-ups", percent(10)))
                .guardrail(Metric.errorRate(ERRORS, percent(1))
                        .withExposureUnit(ExposureUnit.USER)
                        .mustStayBelow(percent(2)))
                .plan();
        RunningRollout rollout = RunningRollout.start(plan);
        while (rollout.phase().number() < plan.experimentPhase().orElseThrow().number()) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        TimeWindow window = new TimeWindow(rollout.since(), rollout.since().plusDays(1));
        for (String treatment : TREATMENTS) {
            rollout = rollout.observe(Observation.increment(
                                    "Sign-ups", window, Sample.events(900, 9_000), Sample.events(1_200, 12_000))
                            .ofTreatment(treatment))
                    .observe(Observation.increment(ERRORS, window, Sample.events(90, 9_000), Sample.events(120, 12_000))
                            .ofTreatment(treatment));
        }
        return rollout;
    }

    /** Means, events over time and readings. */
    static RunningRollout kinds() {
        RolloutPlan plan = RolloutPlanner.forChange("Meter readings")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(2_000_000))
                .ladder(Step.of("First", 5, Duration.ofDays(1)), Step.last("All"))
                .guardrail(Metric.userReports("Reports", 200))
                .guardrail(Metric.revenue("Revenue", Quantity.of(3, "EUR")).withStandardDeviation(20))
                .guardrail(Metric.saturation("Database CPU", percent(40)).mustStayBelow(percent(75)))
                .plan();
        TimeWindow window = TimeWindow.ofHours(0, 1);
        return RunningRollout.start(plan)
                .observe(Observation.increment("Reports", window, Sample.counts(11, 0.05), Sample.counts(10, 0.05)))
                .observe(Observation.increment(
                        "Revenue", window, Sample.moments(4_000, 3.1, 400), Sample.moments(4_000, 3, 400)))
                .observe(Observation.increment("Database CPU", window, Sample.reading(41)));
    }

    /** So many phases, each with so many gates. */
    static RunningRollout large(int size) {
        Step[] steps = new Step[size];
        for (int number = 1; number < size; number++) {
            steps[number - 1] = Step.of("Phase " + number, 1 + 0.9 * number, Duration.ofHours(1));
        }
        steps[size - 1] = Step.last("All");
        ChangeDraft change = RolloutPlanner.forChange("Much of everything")
                .behavioral("x")
                .population(Population.ofUsersPerDay(100_000).withRequestsPerDay(24_000_000))
                .ladder(steps);
        for (int metric = 0; metric < size; metric++) {
            change = change.guardrail(Metric.errorRate("Errors " + metric, percent(1)));
        }
        RunningRollout rollout = RunningRollout.start(change.plan());
        for (int metric = 0; metric < size; metric++) {
            rollout = rollout.observe(hour("Errors " + metric, 0, 10, 10)).observe(hour("Errors " + metric, 1, 11, 10));
        }
        return rollout.advanceAnyway(hours(2), "Kim", "It is a test.").observe(hour("Errors 7", 2, 30, 10));
    }
}
