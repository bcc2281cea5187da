package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Finding.Severity.INFO;
import static io.github.rolloutplanner.lint.Finding.Severity.WARNING;
import static io.github.rolloutplanner.lint.Plans.SOUND;
import static io.github.rolloutplanner.lint.Plans.gate;

import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What plans of people and other programs get wrong, and the planner does not. */
final class ForeignPlanCases {
    static final List<RuleCase> ALL = List.of(
            RuleCase.of("limits.gates-loosen", "a gate that is looser at half", gates("< 0.15%", "< 0.17%", "< 0.17%"))
                    .mendedBy(gates("< 0.17%", "< 0.17%", "< 0.15%"))
                    .finds(WARNING, "phases[2].goLiveCriteria[0]"),
            RuleCase.of("limits.gates-loosen", "gates in two units", gates("< 1.3x baseline", "< 0.12%", "< +70%"))
                    .mendedBy(gates("< +70%", "< 1.3x baseline", "< 0.14%"))
                    .finds(WARNING, "phases[3].goLiveCriteria[0]"),
            RuleCase.of(
                            "limits.gates-loosen",
                            "a gate that is looser, where more is better",
                            gatesOn("Conversion", "> 3.9%", "> 3.7%", "> 3.8%"))
                    .mendedBy(gatesOn("Conversion", "> 3.7%", "> 3.8%", "> 3.9%"))
                    .finds(WARNING, "phases[2].goLiveCriteria[0]"),
            RuleCase.of(
                            "monitoring.no-alert",
                            "metrics without an alert",
                            Plans.foreign()
                                    .withMonitoring(
                                            new Monitoring(SOUND.monitoring().metrics(), List.of(), List.of())))
                    .mendedBy(Plans.foreign())
                    .finds(WARNING, "monitoring.alerts"),
            RuleCase.of("rollback.actionable", "steps in which nothing is done", stepping("Think", "Talk to the team"))
                    .mendedBy(stepping("Think", "Redeploy what was there before"))
                    .finds(WARNING, "rollback.manualSteps"),
            RuleCase.of("rollback.longer-than-policy", "a rollback of two days", within(RiskLevel.HIGH, 2 * 24 * 60))
                    .mendedBy(within(RiskLevel.HIGH, 15))
                    .besides("timeline.realistic")
                    .finds(WARNING, "rollback.within"),
            RuleCase.of("rollback.longer-than-policy", "a rollback slower by a minute", within(RiskLevel.CRITICAL, 6))
                    .mendedBy(within(RiskLevel.CRITICAL, 5))
                    .besides("timeline.realistic")
                    .finds(WARNING, "rollback.within"),
            RuleCase.of(
                            "success.measurable",
                            "a success that nothing shows",
                            Plans.withSuccess(Gate.stated("It works", GateRole.SUCCESS)))
                    .mendedBy(Plans.withSuccess(Gate.stated("No critical bugs", GateRole.SUCCESS)))
                    .finds(WARNING, "successCriteria[0]"),
            RuleCase.of(
                            "success.measurable",
                            "no success",
                            Plans.with(SOUND.risk(), Optional.empty(), Optional.empty(), SOUND.experiment(), List.of()))
                    .mendedBy(Plans.foreign())
                    .finds(WARNING, "successCriteria"),
            RuleCase.of("phases.target-group", "another percentage in words", stated("Random 40% of users"))
                    .mendedBy(stated("Random 5% of users"))
                    .finds(WARNING, "phases[1].audience"),
            RuleCase.of("phases.target-group", "percentages of all users only", stated("40,5% of all customers"))
                    .mendedBy(stated("40% of the beta testers, who are 5% of users"))
                    .finds(WARNING, "phases[1].audience"),
            RuleCase.of("flags.early-segment", "a group of a later phase", targeting(Optional.empty(), "pilot"))
                    .mendedBy(targeting(Optional.empty(), TargetingRule.INTERNAL))
                    .finds(WARNING, "flags[0].rules[0]"),
            RuleCase.of(
                            "flags.early-segment",
                            "a group of no phase",
                            withoutTeam(targeting(Optional.of(RolloutNeed.REQUIRED), "pioneers")))
                    .mendedBy(targeting(Optional.of(RolloutNeed.REQUIRED), "pioneers"))
                    .finds(INFO, "flags[0].rules[0]"),
            RuleCase.of("experiment.confidence", "as sure as a coin", confidence(0.5))
                    .mendedBy(confidence(0.8))
                    .besides("experiment.sample-size")
                    .finds(WARNING, "experiment.confidence"),
            RuleCase.of(
                            "monitoring.complete",
                            "a threshold below the baseline, between gates and rollback",
                            Plans.withMetric(
                                    0,
                                    metric -> Plans.metric(
                                            metric.name(), metric.kind().orElseThrow(), "0.1%", "< 0.05%")))
                    .finds(Finding.Severity.ERROR, "monitoring.metrics[0].threshold"));

    private ForeignPlanCases() {}

    private static RolloutPlan gates(String... limits) {
        return gatesOn("API error rate", limits);
    }

    /** The sound plan with one gate in each phase that has users. */
    static RolloutPlan gatesOn(String metric, String... limits) {
        List<RolloutPhase> phases = new ArrayList<>();
        for (RolloutPhase phase : SOUND.phases()) {
            int at = phase.number() - 2;
            phases.add(at < 0 ? phase : phase.withGoLiveCriteria(gate(metric, limits[at])));
        }
        return SOUND.withPhases(phases);
    }

    private static RolloutPlan stepping(String... steps) {
        return Plans.foreign()
                .withRollback(SOUND.rollback()
                        .withManualSteps(
                                List.of(steps).stream().map(ManualStep::stated).toArray(ManualStep[]::new)));
    }

    private static RolloutPlan within(RiskLevel risk, int minutes) {
        return Plans.with(risk, Optional.empty(), Optional.empty(), SOUND.experiment(), SOUND.successCriteria())
                .withRollback(SOUND.rollback().withWithin(TimeSpan.of(Duration.ofMinutes(minutes), "")));
    }

    private static RolloutPlan stated(String group) {
        RolloutPhase pilot = SOUND.phases().get(1);
        RolloutPhase other = RolloutPhase.builder()
                .number(pilot.number())
                .name(pilot.name())
                .percentage(pilot.percentage())
                .audience(new Audience.Stated(group))
                .soak(pilot.soak())
                .addAllGoLiveCriteria(pilot.goLiveCriteria())
                .build();
        return Plans.foreign().withPhases(Plans.changed(Plans.foreign().phases(), 1, phase -> other));
    }

    private static RolloutPlan targeting(Optional<RolloutNeed> need, String segment) {
        return Plans.with(SOUND.risk(), need, SOUND.population(), SOUND.experiment(), SOUND.successCriteria())
                .withFlags(List.of(Plans.flag()
                        .startPercentage(Percentage.ZERO)
                        .bucketBy("user.id")
                        .addRules(new TargetingRule(segment, Optional.empty(), FlagValue.of(true)))
                        .build()));
    }

    /** The first phase is one of users, with whom the group gets the change. */
    private static RolloutPlan withoutTeam(RolloutPlan plan) {
        return plan.withPhases(plan.phases().stream()
                .skip(1)
                .map(phase -> phase.withNumber(phase.number() - 1))
                .toList());
    }

    private static RolloutPlan confidence(double confidence) {
        return SOUND.withExperiment(Experiment.builder()
                .enabled(true)
                .control("three steps")
                .treatment("one page")
                .addSplit(Percentage.percent(50), Percentage.percent(50))
                .hypothesis("One page will increase Conversion by 10%")
                .addMetrics("Conversion", "API error rate")
                .sampleSizePerGroup(61_000)
                .days(14)
                .confidence(confidence)
                .power(0.8)
                .effect(Percentage.percent(10))
                .build());
    }
}
