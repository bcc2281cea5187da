package io.github.rolloutplanner.lint;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.Communication;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.PlannedDelivery;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A sound plan, and plans that differ from it in one thing. */
final class Plans {
    static final String CODE = "if (featureFlags.isEnabled('one_page_checkout', user.id)) { ... }";

    private static final Duration HOUR = Duration.ofHours(1);

    static final RolloutPlan SOUND = RolloutPlan.builder()
            .feature("One-page checkout")
            .risk(RiskLevel.MEDIUM)
            .addUserFacingChanges("Checkout is one page instead of three steps")
            .assessment(assessment(RolloutNeed.REQUIRED))
            .population(Population.ofUsersPerDay(120_000))
            .strategy(new StrategyName(Optional.of("ab-test"), "A/B Test", List.of()))
            .addPhases(
                    phase(1, "Internal", 0, ofDays(1), approval("no critical error")),
                    phase(2, "Pilot", 5, ofDays(1), gate("API error rate", "< 0.17%"), gate("Checkout p95", "< +20%")),
                    phase(
                                    3,
                                    "Experiment",
                                    50,
                                    ofDays(14),
                                    gate("API error rate", "< 0.16%"),
                                    gate("Conversion", "> 3.7%"))
                            .withPurpose(PhasePurpose.EXPERIMENT),
                    lastPhase(4, "Full rollout"))
            .addFlags(
                    flag().startPercentage(Percentage.ZERO).bucketBy("user.id").build())
            .experiment(experiment().build())
            .monitoring(new Monitoring(
                    List.of(
                            metric("API error rate", MetricKind.RATE, "0.1%", "< 0.18%"),
                            metric("Checkout p95", MetricKind.QUANTILE, "850ms", "< 1.1s"),
                            metric("Conversion", MetricKind.RATE, "4%", "> 3.6%")),
                    List.of(Statement.stated("Grafana dashboard of the checkout")),
                    List.of(alert("API error rate", "> 0.18%"), alert("Checkout p95", "> 1.1s"))))
            .rollback(RollbackPlan.builder()
                    .addAutomaticTriggers(
                            trigger("API error rate", "> 0.2%"), trigger("Checkout p95", "> 1.4x baseline"))
                    .addManualSteps(ManualStep.stated("Set flag 'one_page_checkout' to off for everybody"))
                    .within(TimeSpan.of(ofMinutes(5), "flag and cache"))
                    .data(DataRollback.stated(false, "Not needed: no stored data changes"))
                    .communication(new Communication("#checkout-incidents", "Status page"))
                    .build())
            .addSuccessCriteria(
                    success("Conversion", "> 4%"), success("API error rate", "< 0.15%"), approval("no rollback"))
            .timeline(new Timeline(
                    TimeSpan.of(ofDays(2), "flag, baselines and alerts"),
                    List.of(span(ofDays(1)), span(ofDays(1)), span(ofDays(14)), span(Duration.ZERO)),
                    span(ofDays(18)),
                    span(ofDays(1))))
            .addDependencies(Statement.stated("Unleash, for the flag"), Statement.stated("Grafana, for the metrics"))
            .build();

    private Plans() {}

    static Assessment assessment(RolloutNeed need) {
        return new Assessment(List.of(), RiskLevel.MEDIUM, List.of(), need, List.of());
    }

    static RolloutPhase phase(int number, String name, double percent, Duration soak, Gate... gates) {
        return RolloutPhase.builder()
                .number(number)
                .name(name)
                .percentage(Percentage.percent(percent))
                .audience(new Audience.RandomPercentage("user"))
                .soak(soak)
                .addGoLiveCriteria(gates)
                .build();
    }

    static RolloutPhase lastPhase(int number, String name) {
        return RolloutPhase.builder()
                .number(number)
                .name(name)
                .percentage(Percentage.ONE_HUNDRED)
                .audience(new Audience.Everyone("user"))
                .addGoLiveCriteria(gate("API error rate", "< 0.15%"))
                .build();
    }

    static Experiment.Builder experiment() {
        return design(50, 50).sampleSizePerGroup(61_000).days(14);
    }

    static Experiment.Builder design(double... split) {
        return designOf("Conversion", split);
    }

    static Experiment.Builder designOf(String metric, double... split) {
        Experiment.Builder builder = Experiment.builder()
                .enabled(true)
                .control("three steps")
                .treatment("one page")
                .hypothesis("One page will increase " + metric + " by 10%")
                .addMetrics(metric, "API error rate")
                .confidence(0.95)
                .power(0.8)
                .effect(Percentage.percent(10));
        for (double percentage : split) {
            builder.addSplit(Percentage.percent(percentage));
        }
        return builder;
    }

    static Gate approval(String matter) {
        return Gate.of(new Condition.Approval(Optional.of("Checkout team"), matter), GateRole.SIGNAL);
    }

    static Gate gate(String metric, String threshold) {
        return gate(metric, threshold, GateRole.GUARDRAIL);
    }

    static Gate gate(String metric, String threshold, GateRole role) {
        return Gate.of(on(metric, threshold), role).withHandling(GateHandling.of(role, HOUR));
    }

    static Gate success(String metric, String threshold) {
        return Gate.of(on(metric, threshold), GateRole.SUCCESS);
    }

    static Alert alert(String metric, String threshold) {
        return new Alert(
                on(metric, threshold), "Hold the rollout", io.github.rolloutplanner.metric.Severity.HIGH, List.of());
    }

    static RollbackTrigger trigger(String metric, String threshold) {
        return new RollbackTrigger(on(metric, threshold), List.of());
    }

    static MonitoredMetric metric(String name, MetricKind kind, String baseline, String threshold) {
        return MonitoredMetric.builder()
                .name(name)
                .kind(kind)
                .baseline(level(baseline))
                .threshold(threshold(threshold))
                .build();
    }

    static TimeSpan span(Duration length) {
        return TimeSpan.of(length, "");
    }

    private static Condition on(String metric, String threshold) {
        return new Condition.OnMetric(metric, threshold(threshold));
    }

    static Threshold threshold(String text) {
        Level level = level(text.substring(2));
        return text.startsWith("<") ? Threshold.below(level) : Threshold.above(level);
    }

    static Level level(String text) {
        return Level.parse(text);
    }

    // --- the sound plan with one thing changed -------------------------------------------------------------------

    /** The sound plan of another risk, assessed in another way, for other users, with other criteria of success. */
    static RolloutPlan with(
            RiskLevel risk,
            Optional<RolloutNeed> need,
            Optional<Population> population,
            Optional<Experiment> experiment,
            List<Gate> success) {
        return builder(risk, need, population, experiment, success).build();
    }

    private static RolloutPlan.Builder builder(
            RiskLevel risk,
            Optional<RolloutNeed> need,
            Optional<Population> population,
            Optional<Experiment> experiment,
            List<Gate> success) {
        return RolloutPlan.builder()
                .feature(SOUND.feature())
                .risk(risk)
                .assessment(need.map(asked -> new Assessment(List.of(), risk, List.of(), asked, List.of())))
                .population(population)
                .strategy(SOUND.strategy())
                .addAllPhases(phases(experiment))
                .addAllFlags(SOUND.flags())
                .experiment(experiment)
                .monitoring(SOUND.monitoring())
                .rollback(SOUND.rollback())
                .addAllSuccessCriteria(success)
                .timeline(SOUND.timeline())
                .addAllDependencies(SOUND.dependencies());
    }

    /** A plan whose change reaches its users in one way. */
    static RolloutPlan delivered(RolloutPlan plan, Delivery by) {
        return builder(
                        plan.risk(),
                        Optional.of(RolloutNeed.REQUIRED),
                        plan.population(),
                        plan.experiment(),
                        plan.successCriteria())
                .delivery(new PlannedDelivery(by, List.of(), "user", List.of()))
                .build()
                .withPhases(plan.phases())
                .withFlags(plan.flags())
                .withRollback(plan.rollback())
                .withTimeline(plan.timeline());
    }

    /** Without an experiment, none of them is for one. */
    private static List<RolloutPhase> phases(Optional<Experiment> experiment) {
        return experiment.filter(Experiment::enabled).isPresent()
                ? SOUND.phases()
                : SOUND.phases().stream()
                        .map(phase -> phase.withPurpose(PhasePurpose.ROLLOUT))
                        .toList();
    }

    /** The sound plan whose first criterion has a role, and evidence of what its bake can show. */
    static RolloutPlan withSuccessEvidence(GateRole role, GateEvidence evidence) {
        List<Gate> criteria = new ArrayList<>(SOUND.successCriteria());
        criteria.set(0, success("API error rate", "< 0.17%").withRole(role));
        return builder(
                        SOUND.risk(),
                        Optional.of(RolloutNeed.REQUIRED),
                        SOUND.population(),
                        SOUND.experiment(),
                        criteria)
                .addSuccessEvidence(evidence)
                .build();
    }

    static RolloutPlan withPopulation(Population population) {
        return with(
                SOUND.risk(),
                Optional.of(RolloutNeed.REQUIRED),
                Optional.ofNullable(population),
                SOUND.experiment(),
                SOUND.successCriteria());
    }

    static RolloutPlan withSuccess(Gate... success) {
        return with(
                SOUND.risk(),
                Optional.of(RolloutNeed.REQUIRED),
                SOUND.population(),
                SOUND.experiment(),
                List.of(success));
    }

    /** As another program would have written it: no assessment, no population, no reasons. */
    static RolloutPlan foreign() {
        return with(SOUND.risk(), Optional.empty(), Optional.empty(), SOUND.experiment(), SOUND.successCriteria());
    }

    static RolloutPlan withPhase(int at, UnaryOperator<RolloutPhase> change) {
        return SOUND.withPhases(changed(SOUND.phases(), at, change));
    }

    static RolloutPlan withGate(Gate gate) {
        return withPhase(1, phase -> phase.withGoLiveCriteria(gate));
    }

    static RolloutPlan withMetric(int at, UnaryOperator<MonitoredMetric> change) {
        Monitoring monitoring = SOUND.monitoring();
        return SOUND.withMonitoring(new Monitoring(
                changed(monitoring.metrics(), at, change), monitoring.dashboards(), monitoring.alerts()));
    }

    /** The sound plan that watches one more metric. */
    static RolloutPlan withAlso(MonitoredMetric metric) {
        Monitoring monitoring = SOUND.monitoring();
        List<MonitoredMetric> metrics = new ArrayList<>(monitoring.metrics());
        metrics.add(metric);
        return SOUND.withMonitoring(new Monitoring(metrics, monitoring.dashboards(), monitoring.alerts()));
    }

    static RolloutPlan withAlert(Alert alert) {
        Monitoring monitoring = SOUND.monitoring();
        return SOUND.withMonitoring(new Monitoring(monitoring.metrics(), monitoring.dashboards(), List.of(alert)));
    }

    static RolloutPlan withTrigger(RollbackTrigger trigger) {
        return SOUND.withRollback(SOUND.rollback().withAutomaticTriggers(trigger));
    }

    static RolloutPlan withFlag(FeatureFlag.Builder flag) {
        return SOUND.withFlags(List.of(flag.build()));
    }

    static FeatureFlag.Builder flag() {
        return flag("one_page_checkout", FeatureFlag.Type.PERCENTAGE, FlagValue.of(false), CODE);
    }

    static FeatureFlag.Builder flag(String key, FeatureFlag.Type type, FlagValue otherwise, String code) {
        return FeatureFlag.builder().key(key).type(type).defaultValue(otherwise).implementation(code);
    }

    /** The sound plan with other percentages. */
    static RolloutPlan withPercentages(double... percents) {
        List<RolloutPhase> phases = new ArrayList<>();
        for (double percent : percents) {
            phases.add(SOUND.phases().get(phases.size()).withPercentage(Percentage.percent(percent)));
        }
        return SOUND.withPhases(phases);
    }

    static RolloutPlan withTimeline(TimeSpan preparation, List<TimeSpan> phases, TimeSpan total) {
        return SOUND.withTimeline(
                new Timeline(preparation, phases, total, SOUND.timeline().bake()));
    }

    static <T> List<T> changed(List<T> values, int at, UnaryOperator<T> change) {
        List<T> changed = new ArrayList<>(values);
        changed.set(at, change.apply(values.get(at)));
        return changed;
    }
}
