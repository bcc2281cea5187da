package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A rollout in the middle of its way, as it really became, and what comes next.
 *
 * @param name what it is of
 * @param rollout the rollout
 * @param at when it is decided
 * @param next what is observed an hour later
 */
record RunningStates(String name, RunningRollout rollout, Duration at, UnaryOperator<RunningRollout> next) {
    private static final String ERRORS = "Errors";
    private static final String RETRIES = "Retries";
    private static final String REPORTS = "Reports";
    private static final String LOADING = "Load time";
    private static final String SIZES = Observation.ASSIGNMENT_COUNTS;
    private static final String SIGN_UPS = "Sign-ups";
    private static final Duration HOUR = Duration.ofHours(1);

    @Override
    public String toString() {
        return name;
    }

    String document() {
        return RunningRolloutJson.write(rollout);
    }

    static List<RunningStates> all() {
        return List.of(
                provenRegression(),
                signalsAndSilence(),
                baselinesOnly(),
                ringsWithAnotherTimeBefore(),
                summedUpByUser(),
                checkpoints(),
                treatments(),
                mismatch(),
                afterManyTransitions(),
                rolledBack(),
                longAgo());
    }

    private static ChangeDraft draft(Trait trait) {
        return RolloutPlanner.forChange("Search by meaning")
                .touching(trait)
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000));
    }

    private static ChangeDraft canary() {
        return draft(Trait.CRITICAL_PATH)
                .ladder(
                        Step.of("Canary", 5, Duration.ofHours(12)),
                        Step.of("Half", 50, HOUR.multipliedBy(12)),
                        Step.last("All"))
                .guardrail(Metric.errorRate(ERRORS, percent(0.2)).mustStayBelow(percent(0.5)));
    }

    private static RunningRollout errors(RunningRollout from, int first, int last, long treated, long control) {
        RunningRollout rollout = from;
        for (int hour = first; hour < last; hour++) {
            rollout = rollout.observe(Observation.increment(
                    ERRORS,
                    TimeWindow.ofHours(hour, hour + 1),
                    Sample.events(treated, 2_500),
                    Sample.events(control, 2_500)));
        }
        return rollout;
    }

    private static RunningStates provenRegression() {
        RunningRollout rollout = errors(RunningRollout.start(canary().plan()), 0, 6, 30, 5);
        return new RunningStates("a proven regression", rollout, Duration.ofHours(6), then -> errors(then, 6, 7, 5, 5));
    }

    private static RunningStates signalsAndSilence() {
        RunningRollout rollout = errors(
                RunningRollout.start(
                        canary().signal(Metric.errorRate(RETRIES, percent(2))).plan()),
                0,
                13,
                5,
                5);
        for (int hour = 0; hour < 12; hour++) {
            rollout = rollout.observe(Observation.increment(
                    RETRIES, TimeWindow.ofHours(hour, hour + 1), Sample.events(110, 2_500), Sample.events(50, 2_500)));
        }
        rollout = rollout.observe(Observation.sourceFailed(RETRIES, TimeWindow.ofHours(12, 13), "Timed out"));
        return new RunningStates(
                "a signal that is worse and silent",
                rollout.called(Duration.ofHours(13), "on-call"),
                Duration.ofHours(13),
                then -> errors(then, 13, 14, 5, 5));
    }

    private static RunningStates baselinesOnly() {
        RunningRollout rollout = RunningRollout.start(draft(Trait.CONFIGURATION)
                .ladder(Step.of("Few", 5, Duration.ofHours(8)), Step.last("All"))
                .guardrail(Metric.userReports(REPORTS, 12))
                .plan());
        for (int hour = 0; hour < 5; hour++) {
            rollout = rollout.observe(
                    Observation.increment(REPORTS, TimeWindow.ofHours(hour, hour + 1), Sample.counts(12, 0.05)));
        }
        return new RunningStates(
                "baselines only",
                rollout,
                Duration.ofHours(5),
                then -> then.observe(Observation.increment(REPORTS, TimeWindow.ofHours(5, 6), Sample.counts(1, 0.05))));
    }

    private static RunningStates ringsWithAnotherTimeBefore() {
        RunningRollout rollout = RunningRollout.start(draft(Trait.PAYMENTS)
                .guardrail(Metric.errorRate(ERRORS, percent(0.2)).mustStayBelow(percent(0.5)))
                .plan());
        rollout = rollout.advanceAnyway(HOUR, "Kim", "Dogfooding is over");
        rollout = rollout.observe(Observation.before(
                ERRORS,
                2,
                TimeWindow.ofHours(-336, 0),
                Sample.events(1_700, 840_000),
                Sample.events(64_000, 31_920_000)));
        rollout = errors(rollout, 1, 5, 7, 5);
        return new RunningStates(
                "a ring beside all others", rollout, Duration.ofHours(5), then -> errors(then, 5, 6, 12, 5));
    }

    private static RunningStates summedUpByUser() {
        RunningRollout rollout = RunningRollout.start(draft(Trait.CRITICAL_PATH)
                .ladder(Step.of("Canary", 5, Duration.ofHours(12)), Step.last("All"))
                .guardrail(Metric.errorRate(ERRORS, percent(0.2))
                        .withExposureUnit(ExposureUnit.REQUEST_BY_USER)
                        .mustStayBelow(percent(0.5)))
                .plan());
        for (int hour = 1; hour <= 6; hour++) {
            rollout = byUser(rollout, hour, 60, 20);
        }
        return new RunningStates("sums by user", rollout, Duration.ofHours(6), then -> byUser(then, 7, 52, 20));
    }

    private static RunningRollout byUser(RunningRollout from, int hour, long treated, long control) {
        return from.observe(Observation.cumulative(
                ERRORS, TimeWindow.ofHours(0, hour), byUser(hour, treated * hour), byUser(hour, control * hour)));
    }

    private static Sample byUser(int hours, long events) {
        return Sample.eventsByUser(500L * hours, events, 10_000L * hours, events * 2, 240_000L * hours, events * 24);
    }

    private static RunningStates checkpoints() {
        RunningRollout rollout = RunningRollout.start(draft(Trait.CRITICAL_PATH)
                .ladder(Step.of("Canary", 5, Duration.ofHours(72)), Step.last("All"))
                .guardrail(Metric.loadTime(LOADING, Duration.ofMillis(1_200))
                        .withStandardDeviation(Duration.ofMillis(400)))
                .plan());
        for (int hour = 6; hour <= 30; hour += 6) {
            rollout = loading(rollout, 0, hour, 1_400);
        }
        rollout = rollout.revise(checkpoint(0, 30, 1_390), "Kim", "A broken clock");
        rollout = rollout.restartCounter(LOADING, Duration.ofHours(31), "Kim", "A deployment");
        for (int hour = 37; hour <= 49; hour += 6) {
            rollout = loading(rollout, 31, hour, 1_400);
        }
        return new RunningStates(
                "checkpoints of a counter that was started again",
                rollout,
                Duration.ofHours(49),
                then -> loading(then, 31, 50, 1_200));
    }

    private static RunningRollout loading(RunningRollout from, int start, int end, double mean) {
        return from.observe(checkpoint(start, end, mean));
    }

    private static Observation checkpoint(int start, int end, double mean) {
        long users = 100L * (end - start);
        return Observation.cumulative(
                LOADING,
                TimeWindow.ofHours(start, end),
                Sample.moments(users, mean, 160_000),
                Sample.moments(users, 1_200.5, 158_000));
    }

    private static RunningStates treatments() {
        RolloutPlan plan = RolloutPlanner.forChange("Sign-up form")
                .behavioral("The form asks for less")
                .population(Population.ofUsersPerDay(60_000))
                .experiment(ExperimentRequest.changing(SIGN_UPS, percent(5))
                        .between("long form", "short form", "one page")
                        .splitInto(40, 30, 30))
                .success(Metric.conversion(SIGN_UPS, percent(10)))
                .guardrail(Metric.errorRate(ERRORS, percent(1))
                        .withExposureUnit(ExposureUnit.USER)
                        .mustStayBelow(percent(2)))
                .plan();
        RunningRollout rollout = RunningRollout.start(plan);
        while (rollout.phase().number() < plan.experimentPhase().orElseThrow().number()) {
            rollout = rollout.advanceAnyway(rollout.since().plusHours(12), "Ada", "Straight to the test");
        }
        Duration start = rollout.since();
        for (int hour = 0; hour < 4; hour++) {
            rollout = ofTreatments(rollout, start, hour, 40);
        }
        return new RunningStates(
                "several treatments with one control group",
                rollout,
                start.plusHours(4),
                then -> ofTreatments(then, start, 4, 11));
    }

    private static RunningRollout ofTreatments(RunningRollout from, Duration start, int hour, long events) {
        TimeWindow window = new TimeWindow(start.plusHours(hour), start.plusHours(hour + 1));
        return from.observe(increment(ERRORS, window, 10).ofTreatment("short form"))
                .observe(increment(ERRORS, window, events).ofTreatment("one page"))
                .observe(increment(SIGN_UPS, window, 75).ofTreatment("short form"));
    }

    private static Observation increment(String metric, TimeWindow window, long events) {
        return Observation.increment(metric, window, Sample.events(events, 750), Sample.events(13, 1_000));
    }

    private static RunningStates mismatch() {
        RunningRollout rollout = errors(RunningRollout.start(canary().plan()), 0, 3, 5, 5);
        rollout = sizes(rollout, 0, 1, 250, 250);
        rollout = sizes(rollout, 1, 2, 200, 900);
        rollout = rollout.acknowledgeMismatch(Duration.ofHours(3), "Kim", "Bots are in the control group");
        rollout = rollout.advanceAnyway(Duration.ofHours(3), "Bob", "We know better");
        rollout = errors(rollout, 3, 5, 6, 6);
        rollout = sizes(rollout, 3, 4, 100, 3_000);
        return new RunningStates(
                "groups of the wrong sizes", rollout, Duration.ofHours(5), then -> sizes(then, 4, 5, 2_500, 2_500));
    }

    private static RunningRollout sizes(RunningRollout from, int start, int end, long treated, long control) {
        return from.observe(Observation.assignmentCounts(TimeWindow.ofHours(start, end), treated, control));
    }

    private static RunningStates afterManyTransitions() {
        RunningRollout rollout = errors(RunningRollout.start(canary().plan()), 0, 4, 5, 5);
        rollout = rollout.revise(
                Observation.increment(
                        ERRORS, TimeWindow.ofHours(2, 3), Sample.events(6, 2_500), Sample.events(5, 2_400)),
                "Kim",
                "Counted twice");
        rollout = rollout.pause(Duration.ofHours(4), "Ada", "Lunch").resume(Duration.ofHours(5), "Ada");
        rollout = rollout.advanceAnyway(Duration.ofHours(6), "Bob", "We know better");
        rollout = errors(rollout, 6, 20, 5, 5);
        for (Gate gate : rollout.pendingApprovals()) {
            rollout = rollout.approve(Duration.ofHours(20), gate, "Ada");
        }
        rollout = rollout.pause(Duration.ofHours(21), "Ada", "An incident elsewhere");
        return new RunningStates(
                "paused after many transitions", rollout, Duration.ofHours(21), then -> errors(then, 20, 21, 5, 5));
    }

    private static RunningStates rolledBack() {
        RunningRollout rollout = errors(RunningRollout.start(canary().plan()), 0, 4, 20, 5)
                .rollBack(Duration.ofHours(4), "pipeline", "Decided");
        return new RunningStates("rolled back", rollout, Duration.ofHours(4), then -> then);
    }

    /** More windows than are remembered, with a gap. */
    private static RunningStates longAgo() {
        RunningRollout rollout = RunningRollout.start(canary().guardrail(
                        Metric.revenue("Revenue", Quantity.of(80, "EUR")).withStandardDeviation(40))
                .plan());
        rollout = errors(errors(rollout, 0, 30, 5, 5), 31, 72, 6, 5);
        rollout = errors(rollout, 72, 76, 60, 5);
        return new RunningStates(
                "windows that are no longer told apart",
                rollout,
                Duration.ofHours(76),
                then -> errors(then, 76, 77, 5, 5));
    }
}
