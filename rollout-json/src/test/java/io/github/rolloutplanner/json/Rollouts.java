package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.decision.ControlGroup;
import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.Freeze;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.ObservedWindows;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.PlanIdentity;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.internal.state.Stretches;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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
    private static final BigDecimal ZERO = BigDecimal.ZERO;
    private static final OptionalInt NO_GATE = OptionalInt.empty();
    private static final GroupTotals SOME =
            new GroupTotals(5_000, 12, ZERO, ZERO, ZERO, GroupTotals.ByUser.NONE, GroupTotals.Covariate.NONE);
    private static final GroupTotals MANY = new GroupTotals(
            9,
            0,
            ZERO,
            new BigDecimal("-0.30"),
            new BigDecimal("1.23E-40"),
            GroupTotals.ByUser.NONE,
            new GroupTotals.Covariate(9, new BigDecimal("36.0"), BigDecimal.valueOf(242), new BigDecimal("-17.2")));

    private static final Detection WORSE =
            new Detection(Detection.Kind.WORSE, Duration.ofHours(1), 1, 0.1 + 0.2, 1e-7, SOME, Optional.of(SOME));

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

    /** A rollout with each sort of value at least once. */
    static RunningRollout everything() {
        PlanIdentity own = ((RolloutMemory) start().state()).plan();
        return RunningRollout.restore(
                plan(),
                policy(),
                new RolloutMemory(
                        own,
                        transitions(),
                        List.of(CALL),
                        List.of(basket(), errors(), reports(), spending(), timeouts())));
    }

    private static List<Transition> transitions() {
        return List.of(
                new Transition(Transition.Kind.PAUSED, Duration.ofHours(2), 1, NO_GATE, "Ada", "Lunch"),
                new Transition(Transition.Kind.RESUMED, Duration.ofMinutes(150), 1, NO_GATE, "Ada", ""),
                new Transition(Transition.Kind.APPROVED, Duration.ofSeconds(9_500, 1), 1, OptionalInt.of(2), "Bob", ""),
                new Transition(Transition.Kind.FORCED, Duration.ofHours(20), 2, NO_GATE, "Bob", "We know \"better\""),
                new Transition(Transition.Kind.ROLLED_BACK, Duration.ofDays(1_000), 2, NO_GATE, "pipeline", "Decided"));
    }

    private static MetricRecord errors() {
        TimeWindow window = new TimeWindow(Duration.ZERO, Duration.ofMillis(3_600_500));
        return new MetricRecord(
                ERRORS,
                windows(
                        Observation.increment(ERRORS, window, Sample.events(12, 5_000), Sample.events(9, 5_000)),
                        TimeWindow.ofHours(2, 5),
                        TimeWindow.ofHours(6, 7)),
                Stretches.of(List.of(new PhaseBucket(
                        1, 0, Optional.empty(), Duration.ofMillis(3_600_500), SOME, Optional.of(SOME)))),
                3,
                Optional.of(Observation.noData(ERRORS, TimeWindow.ofHours(7, 8))),
                List.of(WORSE),
                List.of(new Correction.Restarted(ERRORS, Duration.ofHours(2), 1, "Kim", "A deployment")),
                List.of());
    }

    private static MetricRecord reports() {
        TimeWindow window = TimeWindow.ofHours(0, 1);
        return new MetricRecord(
                REPORTS,
                windows(Observation.increment(REPORTS, window, Sample.counts(3, 0.05))),
                Stretches.of(List.of(new PhaseBucket(
                        1,
                        0,
                        Optional.empty(),
                        Duration.ofHours(1),
                        new GroupTotals(
                                0,
                                3,
                                new BigDecimal("0.050000"),
                                ZERO,
                                ZERO,
                                GroupTotals.ByUser.NONE,
                                GroupTotals.Covariate.NONE),
                        Optional.empty()))),
                0,
                Optional.of(Observation.sourceFailed(REPORTS, window, "Timed out\nafter 30 s")),
                List.of(),
                List.of(new Correction.RevisedBefore(
                        Optional.of(before(70)), before(75), "Kim", "Another ring", List.of(WORSE))),
                List.of(before(75)));
    }

    private static MetricRecord basket() {
        TimeWindow window = TimeWindow.ofHours(0, 3);
        return new MetricRecord(
                BASKET,
                windows(Observation.cumulative(
                        BASKET, window, Sample.moments(9, -1e-300, 1e22).adjustedBy(4, 12.25, -2))),
                Stretches.of(
                        List.of(new PhaseBucket(1, 0, Optional.of(window), window.length(), MANY, Optional.empty()))),
                0,
                Optional.empty(),
                List.of(),
                List.of(new Correction.Revised(revised(3), revised(4), "Kim", "A typing error", List.of(WORSE))),
                List.of());
    }

    private static Observation.Before before(long events) {
        return (Observation.Before) Observation.before(
                REPORTS, 2, TimeWindow.ofHours(-336, 0), Sample.counts(events, 16.8), Sample.counts(81_700, 319.2));
    }

    private static MetricRecord timeouts() {
        TimeWindow window = TimeWindow.ofHours(0, 5);
        Sample sample = Sample.eventsByUser(4_000, 130, 64_200, 212, 1_094_600, 2_150);
        GroupTotals.ByUser users = new GroupTotals.ByUser(
                4_000, BigDecimal.valueOf(212), BigDecimal.valueOf(1_094_600), BigDecimal.valueOf(2_150));
        GroupTotals totals = new GroupTotals(64_200, 130, ZERO, ZERO, ZERO, users, GroupTotals.Covariate.NONE);
        return new MetricRecord(
                TIMEOUTS,
                windows(Observation.cumulative(TIMEOUTS, window, sample)),
                Stretches.of(
                        List.of(new PhaseBucket(1, 0, Optional.of(window), window.length(), totals, Optional.empty()))),
                0,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    private static MetricRecord spending() {
        TimeWindow window = TimeWindow.ofHours(0, 5);
        Sample sample = Sample.numbersByUser(4_000, 96_300.5, 64_200, 410_000, 4_700_000, 1_094_600, -1.5);
        GroupTotals.ByUser users = new GroupTotals.ByUser(
                4_000, BigDecimal.valueOf(4_700_000), BigDecimal.valueOf(1_094_600), new BigDecimal("-1.5"));
        GroupTotals totals = new GroupTotals(
                64_200,
                0,
                ZERO,
                new BigDecimal("96300.5"),
                BigDecimal.valueOf(410_000),
                users,
                GroupTotals.Covariate.NONE);
        PhaseBucket counted = new PhaseBucket(1, 0, Optional.of(window), window.length(), totals, Optional.empty());
        return new MetricRecord(
                SPENDING,
                windows(Observation.cumulative(SPENDING, window, sample)),
                Stretches.of(List.of(counted), List.of(counted)),
                0,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Observation.Measured revised(long count) {
        return (Observation.Measured)
                Observation.cumulative(BASKET, TimeWindow.ofHours(0, 1), Sample.moments(count, 1.5, 0.25));
    }

    private static ObservedWindows windows(Observation latest, TimeWindow... settled) {
        return new ObservedWindows(List.of((Observation.Measured) latest), List.of(settled));
    }
}
