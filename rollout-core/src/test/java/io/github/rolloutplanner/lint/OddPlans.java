package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.Communication;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.plan.StrategyName;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** Plans that nobody would write: every value is drawn from a few usual and many unusual ones. */
public final class OddPlans {
    private static final List<String> NAMES =
            List.of("", " ", "Error rate", "API error rate", "error rate", "Latency", "\n", "ß-Rate 5%");
    private static final List<String> CONDITIONS = List.of(
            "",
            "Error rate < 1%",
            "Error rate exceeds 5%",
            "Latency > 2x baseline",
            "Latency increase < 10%",
            "Latency increase < 99999999999999%",
            "Latency < " + "9".repeat(400) + "x baseline",
            "Error rate > " + "9".repeat(400) + "%",
            "< <",
            "Team approval",
            "within 10% of 5");
    private static final double[] NUMBERS = {0, 1, -1, 0.1, 5, 10, 50, 100, 120, 1e-6, 1e9, -1e9};
    private static final double[] FACTORS = {0, 1, 2, 10, 1e9, Double.MIN_VALUE};
    private static final List<BigDecimal> DECIMALS = List.of(
            BigDecimal.ZERO,
            BigDecimal.ONE,
            new BigDecimal("-3.5"),
            new BigDecimal("850"),
            new BigDecimal("1e-299"),
            new BigDecimal("1e299"),
            new BigDecimal("1e120"));
    private static final List<String> UNITS = List.of("", "%", "ms", "s", "h", "/hour", "min/session", "x baseline");
    private static final List<Duration> LENGTHS = List.of(
            Duration.ZERO,
            Duration.ofDays(1),
            Duration.ofDays(14),
            Duration.ofNanos(1),
            Duration.ofHours(-5),
            Duration.ofDays(1_000_000),
            Duration.ofDays(-1_000_000));
    private static final List<String> HYPOTHESES =
            List.of("", "will increase engagement by 10%", "cut errors by 9999%", "raise it by 0.000001%", "by 5%");
    private static final double[] CHANCES = {0.5, 0.8, 0.95, 0.999999999999, 1e-300};
    private static final long[] COUNTS = {0, 1, -1, 1000, 14_751, Long.MAX_VALUE, Long.MIN_VALUE};
    private static final List<double[]> PROFILES = List.of(
            new double[0],
            new double[24],
            DoubleStream.iterate(1, hour -> hour + 1).limit(24).toArray(),
            DoubleStream.iterate(1, hour -> hour * 1e20).limit(24).toArray());
    private static final int MOST = 4;

    private final Random random;

    public OddPlans(long seed) {
        this.random = new Random(seed);
    }

    public RolloutPlan plan() {
        Timeline timeline = new Timeline(span(), many(this::span), span(), span());
        RollbackPlan rollback = RollbackPlan.builder()
                .addAllAutomaticTriggers(many(() -> new RollbackTrigger(condition(), List.of())))
                .addAllManualSteps(many(() -> new ManualStep(one(ManualStep.Kind.values()), name(), List.of())))
                .within(span())
                .reaction(maybe(() -> new ReactionTime(length(), length(), length(), List.of())))
                .data(new DataRollback(random.nextBoolean(), one(DataRollback.Kind.values()), name(), List.of()))
                .communication(new Communication(name(), name()))
                .build();
        return RolloutPlan.builder()
                .feature(name())
                .risk(one(RiskLevel.values()))
                .assessment(maybe(() -> Plans.assessment(one(RolloutNeed.values()))))
                .population(maybe(this::population))
                .strategy(new StrategyName(Optional.empty(), name(), List.of()))
                .addAllPhases(many(this::phase))
                .addAllFlags(many(this::flag))
                .experiment(maybe(this::experiment))
                .monitoring(new Monitoring(many(this::metric), many(this::statement), many(this::alert)))
                .rollback(rollback)
                .addAllSuccessCriteria(many(this::gate))
                .timeline(timeline)
                .addAllDependencies(many(this::statement))
                .build();
    }

    private RolloutPhase phase() {
        return RolloutPhase.builder()
                .number(random.nextInt(5) - 1)
                .name(name())
                .percentage(percentage())
                .audience(audience())
                .purpose(one(PhasePurpose.values()))
                .soak(maybe(this::length))
                .addAllGoLiveCriteria(many(this::gate))
                .addAllEvidence(many(this::evidence))
                .build();
    }

    private Audience audience() {
        return one(List.of(
                new Audience.Stated(name()),
                new Audience.Stated("5% of users"),
                new Audience.RandomPercentage(name()),
                new Audience.RingMembers(name(), 1, name())));
    }

    private Population population() {
        Population population = Population.ofUsersPerDay(count());
        return switch (random.nextInt(3)) {
            case 0 -> population;
            case 1 -> population.withRequestsPerDay(count());
            default -> population.withRequestsPerDay(count()).withHourlyProfile(one(PROFILES));
        };
    }

    private GateEvidence evidence() {
        GateEvidence.Builder builder = GateEvidence.builder()
                .metric(name())
                .unit(name())
                .comparison(one(Comparison.values()))
                .procedure(one(GateEvidence.Procedure.values()))
                .baseline(quantity())
                .harm(quantity())
                .level(one(CHANCES))
                .power(one(CHANCES))
                .available(Math.max(0, count()))
                .reachedAfter(maybe(this::length).filter(length -> !length.isNegative()))
                .triggerSeenAfter(maybe(this::length).filter(length -> !length.isNegative()))
                .minimumDetectableEffect(maybe(this::quantity))
                .verdict(one(Verdict.values()));
        maybe(this::count).filter(needed -> needed >= 0).ifPresent(builder::needed);
        return builder.build();
    }

    private FeatureFlag flag() {
        return FeatureFlag.builder()
                .key(name())
                .type(one(FeatureFlag.Type.values()))
                .defaultValue(random.nextBoolean() ? FlagValue.of(random.nextBoolean()) : FlagValue.of(name()))
                .startPercentage(maybe(this::percentage))
                .bucketBy(maybe(this::name))
                .addAllVariants(many(() -> new VariantPercentage(name(), percentage())))
                .implementation(name())
                .build();
    }

    private Experiment experiment() {
        Experiment.Builder builder = Experiment.builder()
                .enabled(random.nextBoolean())
                .control(name())
                .treatment(name())
                .addAllSplit(many(this::percentage))
                .hypothesis(one(HYPOTHESES))
                .addAllMetrics(many(this::name))
                .confidence(one(CHANCES))
                .power(maybe(() -> one(CHANCES)))
                .effect(maybe(this::percentage));
        maybe(this::count).ifPresent(builder::sampleSizePerGroup);
        maybe(() -> one(List.of(0, -7, 10, 14, Integer.MAX_VALUE, Integer.MIN_VALUE)))
                .ifPresent(builder::days);
        return builder.build();
    }

    private MonitoredMetric metric() {
        return MonitoredMetric.builder()
                .name(name())
                .family(maybe(() -> one(MetricFamily.values())))
                .kind(maybe(() -> one(MetricKind.values())))
                .baseline(level())
                .threshold(threshold())
                .build();
    }

    private Alert alert() {
        return new Alert(condition(), name(), io.github.rolloutplanner.metric.Severity.HIGH, List.of());
    }

    private Gate gate() {
        return Gate.builder()
                .condition(condition())
                .role(one(GateRole.values()))
                .handling(maybe(this::handling))
                .build();
    }

    private GateHandling handling() {
        return new GateHandling(
                one(Response.values()),
                one(Response.values()),
                one(Response.values()),
                one(Response.values()),
                Duration.ZERO);
    }

    private Condition condition() {
        return switch (random.nextInt(3)) {
            case 0 -> new Condition.Stated(one(CONDITIONS));
            case 1 -> new Condition.Approval(maybe(this::name), name());
            default -> new Condition.OnMetric(name(), threshold());
        };
    }

    private Threshold threshold() {
        return new Threshold(one(Threshold.Relation.values()), level());
    }

    private Level level() {
        return switch (random.nextInt(4)) {
            case 0 -> new Level.Stated(one(CONDITIONS));
            case 1 -> Level.timesBaseline(one(FACTORS));
            case 2 -> Level.changeOf(percentage());
            default -> quantity();
        };
    }

    private Quantity quantity() {
        return new Quantity(one(DECIMALS), one(UNITS));
    }

    private long count() {
        return COUNTS[random.nextInt(COUNTS.length)];
    }

    private TimeSpan span() {
        return new TimeSpan(maybe(this::length), one(CONDITIONS));
    }

    private Statement statement() {
        return Statement.stated(name());
    }

    private String name() {
        return one(NAMES);
    }

    private Percentage percentage() {
        return Percentage.percent(one(NUMBERS));
    }

    private Duration length() {
        return one(LENGTHS);
    }

    private double one(double[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value.get());
    }

    private <T> List<T> many(Supplier<T> value) {
        List<T> values = new ArrayList<>();
        for (int left = random.nextInt(MOST); left > 0; left--) {
            values.add(value.get());
        }
        return values;
    }
}
