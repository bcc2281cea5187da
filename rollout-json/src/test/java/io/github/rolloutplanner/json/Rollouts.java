package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.decision.ControlGroup;
import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.Freeze;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Running rollouts that are built by hand. */
final class Rollouts {
    static final String ERRORS = "Errors";
    static final String REPORTS = "Reports";
    static final String BASKET = "Basket";
    static final String TIMEOUTS = "Timeouts";
    static final String SPENDING = "Spending";
    /** An observation whose text has characters of two, three and four bytes. */
    static final Observation ODD =
            Observation.sourceFailed(ERRORS, TimeWindow.ofHours(0, 1), "Zeit\u00FCberschreitung \u2014 \uD83D\uDE31\n");

    private static final Threshold BELOW_HALF_A_PERCENT = Threshold.below(Quantity.of(percent(0.5)));

    private static final PersonCall CALL = new PersonCall(
            Duration.ofHours(30),
            2,
            new PersonCall.Subject(PersonCall.Matter.DATA, ERRORS, Optional.of(Duration.ofHours(28))),
            "on-call");

    private Rollouts() {}

    /** A small plan with a metric of each kind. */
    static RolloutPlan plan() {
        return Plans.least()
                .withPhases(List.of(
                        Plans.phase(1, "Canary", 5)
                                .audience(new Audience.RandomPercentage("user"))
                                .soak(Duration.ofHours(24))
                                .addGoLiveCriteria(
                                        Gate.of(
                                                new Condition.OnMetric(ERRORS, BELOW_HALF_A_PERCENT),
                                                GateRole.GUARDRAIL),
                                        Gate.stated("Support is ready", GateRole.SIGNAL))
                                .build(),
                        Plans.phase(2, "All", 100)
                                .audience(new Audience.Everyone("user"))
                                .addGoLiveCriteria(
                                        Gate.of(new Condition.OnMetric(REPORTS, BELOW_HALF_A_PERCENT), GateRole.OBSERVE)
                                                .withComparison(Comparison.BASELINE))
                                .build()))
                .withMonitoring(new Monitoring(
                        List.of(
                                metric(ERRORS, Quantity.of(percent(0.2))),
                                metric(REPORTS, Quantity.of(12, "/hour")),
                                metric(BASKET, Quantity.of(80, "EUR")),
                                MonitoredMetric.builder()
                                        .name(TIMEOUTS)
                                        .baseline(Quantity.of(percent(0.1)))
                                        .threshold(BELOW_HALF_A_PERCENT)
                                        .exposureUnit(ExposureUnit.REQUEST_BY_USER)
                                        .build(),
                                MonitoredMetric.builder()
                                        .name(SPENDING)
                                        .baseline(Quantity.of(1.5, "EUR"))
                                        .threshold(Threshold.above(Quantity.of(1.2, "EUR")))
                                        .exposureUnit(ExposureUnit.REQUEST_BY_USER)
                                        .build()),
                        List.of(),
                        List.of()));
    }

    private static MonitoredMetric metric(String name, Quantity baseline) {
        return MonitoredMetric.builder()
                .name(name)
                .baseline(baseline)
                .threshold(BELOW_HALF_A_PERCENT)
                .build();
    }

    /** A rollout to which nothing happened yet. */
    static RunningRollout start() {
        return RunningRollout.start(plan(), policy());
    }

    private static DecisionPolicy policy() {
        return DecisionPolicy.standard()
                .withSignificanceLevel(0.01)
                .withControlGroup(ControlGroup.ratio(0.1 + 0.2))
                .withFreezes(new Freeze(TimeWindow.ofHours(100, 148), "weekend"));
    }

    /** A rollout with each sort of value at least once, but for windows that are no longer told apart. */
    static RunningRollout everything() {
        RunningRollout rollout = start().startedAt(Instant.parse("2026-03-02T09:00:00.25Z"));
        rollout = errors(reports(basket(sums(rollout))));
        rollout = rollout.pause(Duration.ofHours(2), "Ada", "Lunch").resume(Duration.ofMinutes(150), "Ada");
        rollout = rollout.approve(
                Duration.ofSeconds(9_500, 1), rollout.pendingApprovals().get(0), "Bob");
        return rollout.advanceAnyway(Duration.ofHours(20), "Bob", "We know \"better\"")
                .redo(CALL)
                .rollBack(Duration.ofDays(1_000), "pipeline", "Decided")
                .applied(Duration.ofDays(1_001));
    }

    /** A detection that was revoked, and one that stands. */
    private static RunningRollout errors(RunningRollout from) {
        TimeWindow first = new TimeWindow(Duration.ZERO, Duration.ofMillis(3_600_500));
        TimeWindow second = new TimeWindow(first.end(), Duration.ofHours(2));
        return from.observe(errors(first, 120))
                .revise(errors(first, 12), "Kim", "Counted twice")
                .observe(errors(second, 130))
                .observe(Observation.noData(ERRORS, TimeWindow.ofHours(7, 8)));
    }

    private static Observation errors(TimeWindow window, long events) {
        return Observation.increment(ERRORS, window, Sample.events(events, 5_000), Sample.events(3, 1_500));
    }

    private static RunningRollout reports(RunningRollout from) {
        TimeWindow window = TimeWindow.ofHours(0, 1);
        return from.observe(Observation.increment(REPORTS, window, Sample.counts(3, 0.05)))
                .observe(Observation.sourceFailed(REPORTS, window, "Timed out\nafter 30 s"))
                .observe(before(70))
                .revise(before(75), "Kim", "Another ring");
    }

    private static Observation before(long events) {
        return Observation.before(
                REPORTS, 2, TimeWindow.ofHours(-336, 0), Sample.counts(events, 16.8), Sample.counts(81_700, 319.2));
    }

    private static RunningRollout basket(RunningRollout from) {
        return from.observe(basket(3)).revise(basket(-2), "Kim", "A typing error");
    }

    private static Observation basket(double covariance) {
        return Observation.cumulative(
                BASKET,
                TimeWindow.ofHours(0, 3),
                Sample.moments(9, 0.1 + 0.2, 1e-40).adjustedBy(4, 1e42, covariance));
    }

    /** A counter that was started again. */
    private static RunningRollout sums(RunningRollout from) {
        return from.observe(Observation.cumulative(
                        TIMEOUTS,
                        TimeWindow.ofHours(0, 5),
                        Sample.eventsByUser(4_000, 130, 64_200, 212, 1_094_600, 2_150)))
                .restartCounter(TIMEOUTS, Duration.ofHours(6), "Kim", "A deployment")
                .observe(Observation.cumulative(
                        SPENDING,
                        TimeWindow.ofHours(0, 5),
                        Sample.numbersByUser(4_000, 96_300.5, 64_200, 410_000, 4_700_000, 1_094_600, 1_900_000.5)));
    }
}
