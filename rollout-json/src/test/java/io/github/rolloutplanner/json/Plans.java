package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.assessment.Impact;
import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateComposition;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.Checklists;
import io.github.rolloutplanner.plan.Communication;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.PlanRisk;
import io.github.rolloutplanner.plan.PlannedDelivery;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.PolicyLengths;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.plan.StrategyName;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.snippet.SnippetStyle;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Plans that are built by hand, so that no rule of the planner decides what is tested here. */
final class Plans {
    static final Reason WHY = Rule.of("test.rule", "A test says so.")
            .because("Because the test says so.")
            .reason(Fact.fact("percentage", percent(5)), Fact.fact("soak", "2 days"));
    private static final List<Reason> BECAUSE = List.of(WHY);
    private static final Threshold BELOW_HALF_A_PERCENT = Threshold.below(Quantity.of(percent(0.5)));

    private Plans() {}

    /** A plan with each sort of value at least once. */
    static RolloutPlan everything() {
        return RolloutPlan.builder()
                .feature("One-page checkout")
                .risk(RiskLevel.CRITICAL)
                .addUserFacingChanges("Checkout is one page", "It says \"Pay now\"")
                .assessment(new Assessment(
                        List.of(new Impact(ImpactKind.DATA_MODEL, WHY)),
                        RiskLevel.CRITICAL,
                        BECAUSE,
                        RolloutNeed.REQUIRED,
                        BECAUSE))
                .population(Population.ofUsersPerDay(120_000)
                        .withUsersPerWeek(360_000)
                        .withUsersPerMonth(720_000)
                        .withHourlyProfile(1, 0.5, 0, 2.25)
                        .withRequestsPerDay(2_400_000)
                        .withRings(Ring.of("Beta", 1_200), Ring.of("All", 120_000))
                        .withTenants(12)
                        .withUnit("customer"))
                .delivery(new PlannedDelivery(
                        Delivery.featureFlag(),
                        List.of(
                                Delivery.blueGreen(),
                                Delivery.unstagedConfigurationPush(),
                                Delivery.appStore(Delivery.Store.GOOGLE_PLAY),
                                Delivery.fleet(40).withLongestOffline(Duration.ofDays(3)),
                                Delivery.infrastructure("eu-a", "eu-b"),
                                Delivery.dataMigration().withBackfill(Duration.ofHours(30)),
                                Delivery.library().withNotice(Duration.ofDays(180))),
                        "customer",
                        BECAUSE))
                .urgency(urgency())
                .policyLengths(new PolicyLengths(Duration.ofDays(19), Optional.of(Duration.ofHours(12))))
                .strategy(new StrategyName(Optional.of("ring"), "Ring Deployment", BECAUSE))
                .addPhases(internal(), random(), ring(), stated(), full())
                .carriedOut(1)
                .addFlags(targeted(), multivariate(), simple())
                .snippetStyle(SnippetStyle.JAVASCRIPT)
                .experiment(experiment())
                .exposure(Evidences.ledger())
                .monitoring(monitoring())
                .rollback(rollback())
                .addSuccessCriteria(
                        Gate.of(new Condition.OnMetric("Error rate", BELOW_HALF_A_PERCENT), GateRole.SUCCESS, WHY))
                .timeline(timeline())
                .addDependencies(Statement.because("A feature flag system", WHY))
                .addRisks(new PlanRisk("The flag reaches the wrong users", "Test it in staging", Severity.LOW, BECAUSE))
                .addRecommendations(Statement.stated("Keep an engineer on call"))
                .checklists(new Checklists(
                        List.of(Statement.because("Baselines captured", WHY)),
                        List.of(Statement.stated("Watch the metrics")),
                        List.of(Statement.stated("Remove the flag"))))
                .build();
    }

    private static PlannedUrgency urgency() {
        return new PlannedUrgency(
                Optional.of(Duration.ofHours(4)),
                Optional.of("CVE-2026-1234 is exploited"),
                Duration.ofDays(12),
                Duration.ofHours(3),
                Duration.ofSeconds(30),
                List.of(new PlannedUrgency.PhasePrice(
                        "Beta",
                        Percentage.percent(5),
                        Duration.ofDays(4),
                        Optional.of(Duration.ofMinutes(50)),
                        OptionalLong.of(6_000),
                        OptionalLong.of(210),
                        List.of(new PlannedUrgency.MetricPrice(
                                "Error rate",
                                Quantity.of(Percentage.percent(0.417)),
                                Optional.of(Quantity.of(Percentage.percent(0.2867))),
                                Optional.of(Quantity.of(Percentage.percent(1.5))),
                                OptionalDouble.of(0.97),
                                OptionalDouble.of(0.08),
                                Verdict.POWERED,
                                Optional.of(Verdict.UNDERPOWERED),
                                WHY)),
                        WHY)),
                BECAUSE);
    }

    /** A plan that says as little as a plan can. */
    static RolloutPlan least() {
        return RolloutPlan.builder()
                .feature("Typo")
                .risk(RiskLevel.LOW)
                .strategy(new StrategyName(Optional.empty(), "Somebody's own", List.of()))
                .monitoring(new Monitoring(List.of(), List.of(), List.of()))
                .rollback(RollbackPlan.builder()
                        .within(TimeSpan.stated("as soon as we can"))
                        .data(DataRollback.stated(false, "None"))
                        .communication(new Communication("#typos", "None"))
                        .build())
                .timeline(new Timeline(
                        TimeSpan.of(Duration.ZERO, ""),
                        List.of(),
                        TimeSpan.of(Duration.ZERO, "from start to full rollout"),
                        TimeSpan.stated("")))
                .build();
    }

    /** A phase that can be varied. */
    static RolloutPhase.Builder phase(int number, String name, double percentage) {
        return RolloutPhase.builder().number(number).name(name).percentage(percent(percentage));
    }

    private static RolloutPhase internal() {
        return phase(1, "Internal testing", 0)
                .audience(new Audience.Internal(
                        "segment internal", Optional.of(TargetingCondition.endsWith("user.email", "@company.com"))))
                .soak(Duration.ofHours(24))
                .addGoLiveCriteria(Gate.of(
                        new Condition.Approval(Optional.of("Team checkout"), "the payment flow works"),
                        GateRole.SIGNAL,
                        WHY))
                .addReasons(WHY)
                .build();
    }

    private static RolloutPhase random() {
        return phase(2, "Canary", 0.5)
                .audience(new Audience.RandomPercentage("user"))
                .soak(Duration.ofMinutes(90))
                .addGoLiveCriteria(
                        Evidences.measured(new Condition.OnMetric("Error rate", BELOW_HALF_A_PERCENT), WHY),
                        Gate.stated("No user complaints", GateRole.SIGNAL).withTolerance(Tolerance.total(5)))
                .composition(GateComposition.atLeast(1).withCritical("Error rate", "Payments"))
                .addEvidence(Evidences.known(WHY), Evidences.unknown())
                .build();
    }

    private static RolloutPhase ring() {
        return phase(3, "Beta", 1)
                .audience(new Audience.RingMembers("Beta", 1_200, "customer"))
                .purpose(PhasePurpose.EXPERIMENT)
                .soak(Duration.ofDays(2))
                .build();
    }

    private static RolloutPhase stated() {
        return phase(4, "Early adopters", 33.333333)
                .audience(new Audience.Stated("Whoever asks first"))
                .soak(Duration.ofSeconds(1, 1))
                .build();
    }

    private static RolloutPhase full() {
        return phase(5, "Full rollout", 100)
                .audience(new Audience.Everyone("customer"))
                .addGoLiveCriteria(Gate.stated("All previous phases successful", GateRole.SIGNAL))
                .build();
    }

    private static FeatureFlag targeted() {
        return FeatureFlag.builder()
                .key("one_page_checkout")
                .type(FeatureFlag.Type.PERCENTAGE)
                .defaultValue(FlagValue.of(false))
                .addRules(
                        new TargetingRule(
                                TargetingRule.INTERNAL,
                                Optional.of(TargetingCondition.endsWith("user.email", "@company.com")),
                                FlagValue.of(true)),
                        new TargetingRule(
                                TargetingRule.BETA,
                                Optional.of(TargetingCondition.is("user.tier", "beta")),
                                FlagValue.of(true)),
                        new TargetingRule(
                                "early",
                                Optional.of(TargetingCondition.in("user.country", "AT", "CH")),
                                FlagValue.of(true)),
                        new TargetingRule("partners", Optional.empty(), FlagValue.of(true)))
                .startPercentage(percent(0.5))
                .bucketBy("user.id")
                .fallback("The checkout in three steps")
                .implementation("featureFlags.isEnabled('one_page_checkout', user.id)")
                .addReasons(WHY)
                .build();
    }

    private static FeatureFlag multivariate() {
        return FeatureFlag.builder()
                .key("checkout_test")
                .type(FeatureFlag.Type.MULTIVARIATE)
                .defaultValue(FlagValue.of("control"))
                .startPercentage(percent(20))
                .addVariants(
                        new VariantPercentage("control", percent(50)), new VariantPercentage("treatment", percent(50)))
                .implementation("featureFlags.getVariant('checkout_test', user.id)")
                .build();
    }

    private static FeatureFlag simple() {
        return FeatureFlag.builder()
                .key("kill_switch")
                .type(FeatureFlag.Type.BOOLEAN)
                .defaultValue(FlagValue.of(true))
                .implementation("featureFlags.isEnabled('kill_switch')")
                .build();
    }

    private static Experiment experiment() {
        return Experiment.builder()
                .enabled(true)
                .control("Three pages")
                .treatment("One page")
                .addSplit(percent(50), percent(50))
                .hypothesis("One page increases conversion by 10%")
                .addMetrics("conversion", "revenue")
                .sampleSizePerGroup(14_751)
                .days(14)
                .capped(true)
                .addLooks(new Experiment.Look(7, 0.5, 0.00305, 0.0054, 0.0011))
                .addLooks(new Experiment.Look(14, 1, 0.049, 0.0489, 0.0164))
                .addUnderpoweredGuardrails("revenue")
                .covariateCorrelation(0.6)
                .confidence(0.95)
                .power(0.8)
                .effect(percent(10))
                .addReasons(WHY)
                .build();
    }

    private static Monitoring monitoring() {
        return new Monitoring(
                List.of(
                        MonitoredMetric.builder()
                                .name("Error rate")
                                .family(MetricFamily.ERROR)
                                .kind(MetricKind.RATE)
                                .exposureUnit(ExposureUnit.USER)
                                .role(GateRole.GUARDRAIL)
                                .baseline(Quantity.of(percent(0.2)))
                                .threshold(BELOW_HALF_A_PERCENT)
                                .limit(Threshold.below(Level.timesBaseline(2.5)))
                                .limitSource(MonitoredMetric.LimitSource.POLICY)
                                .alsoSuccess(true)
                                .addReasons(WHY)
                                .build(),
                        MonitoredMetric.builder()
                                .name("Load time")
                                .kind(MetricKind.QUANTILE)
                                .percentile(percent(99.9))
                                .exposureUnit(ExposureUnit.REQUEST)
                                .intraclassCorrelation(0.03)
                                .baseline(new Quantity(new BigDecimal("2.0"), "s"))
                                .baselineSource(Baseline.measured(1_200_000, Duration.ofDays(14)))
                                .threshold(Threshold.below(Level.changeOf(percent(10))))
                                .build(),
                        MonitoredMetric.builder()
                                .name("Engagement")
                                .baseline(new Level.Stated("about what it was"))
                                .threshold(Threshold.above(Quantity.of(4.5, "min/session")))
                                .build()),
                List.of(Statement.because("Grafana: checkout", WHY)),
                List.of(new Alert(
                        new Condition.OnMetric("Error rate", Threshold.above(Level.timesBaseline(1.5))),
                        "Pause the rollout",
                        Severity.CRITICAL,
                        BECAUSE)));
    }

    private static RollbackPlan rollback() {
        return RollbackPlan.builder()
                .addAutomaticTriggers(
                        new RollbackTrigger(
                                new Condition.OnMetric("Error rate", Threshold.above(Quantity.of(percent(5)))),
                                BECAUSE),
                        new RollbackTrigger(new Condition.Stated("Somebody loses money"), List.of()))
                .addManualSteps(
                        new ManualStep(ManualStep.Kind.DISABLE_FLAG, "Turn the flag off", BECAUSE),
                        ManualStep.stated("2. is not a number here"))
                .within(TimeSpan.of(Duration.ofMinutes(5), ""))
                .reaction(Evidences.reaction(WHY))
                .data(new DataRollback(true, DataRollback.Kind.PROCEDURE, "migrations/rollback", BECAUSE))
                .communication(new Communication("#incidents", "Status page"))
                .addReasons(WHY)
                .build();
    }

    private static Timeline timeline() {
        return new Timeline(
                TimeSpan.of(Duration.ofDays(2), "flags, dashboards"),
                List.of(
                        TimeSpan.of(Duration.ofDays(1), "internal testing"),
                        TimeSpan.of(Duration.ofMinutes(90), "0.5% canary"),
                        TimeSpan.of(Duration.ofDays(2), ""),
                        TimeSpan.stated("Until we like it"),
                        TimeSpan.of(Duration.ZERO, "100% if all criteria are met")),
                TimeSpan.of(Duration.ofDays(8), "from start to full rollout"),
                TimeSpan.of(Duration.ofHours(24), "watch at 100%"));
    }
}
