package io.github.rolloutplanner.lint;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.Communication;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.plan.StrategyName;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** The example of the specification's Output Structure, its alternatives made concrete, as a reader of its JSON has it. */
final class SpecificationExample {
    static final RolloutPlan PLAN = plan(Optional.empty());

    private SpecificationExample() {}

    static RolloutPlan plan(Optional<Population> population) {
        return RolloutPlan.builder()
                .population(population)
                .feature("New dashboard")
                .risk(RiskLevel.MEDIUM)
                .addUserFacingChanges("Description of change 1", "Description of change 2")
                .strategy(new StrategyName(Optional.of("percentage"), "Percentage-Based", List.of()))
                .addPhases(
                        phase(
                                1,
                                "Internal Testing",
                                0,
                                "Internal team",
                                ofHours(24),
                                "No critical errors logged",
                                "Performance metrics within baseline",
                                "Team approval"),
                        phase(
                                2,
                                "Canary Rollout",
                                5,
                                "Random 5% of users",
                                ofHours(48),
                                "Error rate < 1%",
                                "Latency increase < 10%",
                                "No user complaints"),
                        phase(
                                3,
                                "Gradual Expansion",
                                25,
                                "Random 25% of users",
                                ofHours(72),
                                "Error rate < 0.5%",
                                "User engagement metrics stable",
                                "No performance degradation"),
                        phase(4, "Full Rollout", 100, "All users", null, "All previous phases successful"))
                .addFlags(FeatureFlag.builder()
                        .key("enable_new_dashboard")
                        .type(FeatureFlag.Type.PERCENTAGE)
                        .defaultValue(FlagValue.of(false))
                        .addRules(segment(TargetingRule.INTERNAL), segment(TargetingRule.BETA))
                        .startPercentage(Percentage.percent(5))
                        .implementation("if (featureFlags.isEnabled('enable_new_dashboard', user)) { ... }")
                        .build())
                .experiment(Experiment.builder()
                        .enabled(false)
                        .control("Control group (existing behavior)")
                        .treatment("Treatment group (new feature)")
                        .addSplit(Percentage.percent(50), Percentage.percent(50))
                        .hypothesis("New feature will increase engagement by 10%")
                        .addMetrics("engagement_rate", "conversion_rate", "time_on_page")
                        .sampleSizePerGroup(1000)
                        .days(14)
                        .confidence(0.95)
                        .build())
                .monitoring(new Monitoring(
                        List.of(
                                metric("API error rate", "0.1%", Threshold.below(Level.parse("1%"))),
                                metric("Page load time", "1.2s", Threshold.below(Level.parse("2.0s"))),
                                metric(
                                        "User engagement",
                                        "5.5 min/session",
                                        Threshold.above(Level.parse("4.0 min/session")))),
                        statements("Grafana rollout dashboard", "User feedback dashboard"),
                        List.of(
                                alert("Error rate > 1%", io.github.rolloutplanner.metric.Severity.CRITICAL),
                                alert("Latency > 2x baseline", io.github.rolloutplanner.metric.Severity.HIGH))))
                .rollback(RollbackPlan.builder()
                        .addAutomaticTriggers(
                                trigger("Error rate exceeds 5%"),
                                trigger("Crash rate exceeds 2%"),
                                trigger("Latency exceeds 3x baseline"),
                                trigger("User reports exceed 10/hour"))
                        .addManualSteps(
                                ManualStep.stated("Flip feature flag to false"),
                                ManualStep.stated("Clear CDN cache if needed"),
                                ManualStep.stated("Monitor error rates for 15 minutes"),
                                ManualStep.stated("Verify rollback success with smoke tests"),
                                ManualStep.stated("Communicate status to users if needed"))
                        .within(TimeSpan.of(ofMinutes(5), "< 5 minutes"))
                        .data(DataRollback.stated(false, "Database migration scripts in /migrations/rollback/"))
                        .communication(
                                new Communication("Slack #incidents channel", "Status page update if user-impacting"))
                        .build())
                .addAllSuccessCriteria(gates(
                        GateRole.SUCCESS,
                        "Zero critical bugs reported",
                        "Performance metrics within 10% of baseline",
                        "User engagement metrics stable or improved",
                        "Error rate < 0.5%",
                        "No rollbacks triggered",
                        "Team confidence in full rollout"))
                .timeline(new Timeline(
                        TimeSpan.of(ofDays(2), "feature flags, monitoring setup"),
                        List.of(
                                TimeSpan.of(ofDays(1), "internal testing"),
                                TimeSpan.of(ofDays(2), "5% canary"),
                                TimeSpan.of(ofDays(3), "25% rollout"),
                                TimeSpan.of(Duration.ZERO, "100% if all criteria met")),
                        TimeSpan.of(ofDays(8), "from start to full rollout"),
                        TimeSpan.stated("")))
                .addAllDependencies(statements(
                        "Feature flag system (LaunchDarkly, Unleash, or custom)",
                        "Monitoring infrastructure (Grafana, Datadog, etc.)",
                        "Error tracking (Sentry, Rollbar, etc.)",
                        "User analytics (Mixpanel, Amplitude, etc.)"))
                .build();
    }

    private static RolloutPhase phase(
            int number, String name, double percentage, String target, @Nullable Duration soak, String... criteria) {
        return RolloutPhase.builder()
                .number(number)
                .name(name)
                .percentage(Percentage.percent(percentage))
                .audience(new Audience.Stated(target))
                .soak(Optional.ofNullable(soak))
                .addAllGoLiveCriteria(gates(GateRole.GUARDRAIL, criteria))
                .build();
    }

    private static List<Gate> gates(GateRole role, String... texts) {
        return Stream.of(texts).map(text -> Gate.stated(text, role)).toList();
    }

    private static TargetingRule segment(String name) {
        return new TargetingRule(name, Optional.empty(), FlagValue.of(true));
    }

    private static MonitoredMetric metric(String name, String baseline, Threshold threshold) {
        return MonitoredMetric.builder()
                .name(name)
                .baseline(Level.parse(baseline))
                .threshold(threshold)
                .build();
    }

    private static Alert alert(String trigger, io.github.rolloutplanner.metric.Severity severity) {
        return new Alert(new Condition.Stated(trigger), "Pause rollout, notify team", severity, List.of());
    }

    private static RollbackTrigger trigger(String text) {
        return new RollbackTrigger(new Condition.Stated(text), List.of());
    }

    private static List<Statement> statements(String... texts) {
        return Arrays.stream(texts).map(Statement::stated).toList();
    }
}
