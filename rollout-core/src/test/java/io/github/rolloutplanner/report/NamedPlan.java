package io.github.rolloutplanner.report;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.Checklists;
import io.github.rolloutplanner.plan.Communication;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.Message;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.PlanRisk;
import io.github.rolloutplanner.plan.Responsibility;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The plan of a stranger in which each text is one and the same. */
final class NamedPlan {
    private final String text;

    private NamedPlan(String text) {
        this.text = text;
    }

    /** How often the text stands in the plan where each report shows it. */
    static final int LEAST = 20;

    static RolloutPlan of(String text) {
        return new NamedPlan(text).plan(2, 1);
    }

    static RolloutPlan of(String text, int phases, int metrics) {
        return new NamedPlan(text).plan(phases, metrics);
    }

    private RolloutPlan plan(int phases, int metrics) {
        return RolloutPlan.builder()
                .feature(text)
                .risk(RiskLevel.HIGH)
                .addUserFacingChanges(text)
                .strategy(new StrategyName(Optional.empty(), text, List.of()))
                .addAllPhases(IntStream.range(0, phases)
                        .mapToObj(at -> phase(at + 1, phases, metrics))
                        .toList())
                .addFlags(FeatureFlag.builder()
                        .key(text)
                        .type(FeatureFlag.Type.MULTIVARIATE)
                        .defaultValue(FlagValue.of(text))
                        .addRules(new TargetingRule(text, Optional.empty(), FlagValue.of(text)))
                        .fallback(text)
                        .implementation(text)
                        .build())
                .experiment(Experiment.builder()
                        .enabled(false)
                        .control(text)
                        .treatment(text)
                        .hypothesis(text)
                        .addMetrics(text)
                        .confidence(0.95)
                        .build())
                .monitoring(new Monitoring(
                        IntStream.range(0, metrics)
                                .mapToObj(at -> metric(text + at))
                                .toList(),
                        List.of(statement()),
                        List.of(new Alert(new Condition.Stated(text), text, Severity.HIGH, List.of()))))
                .rollback(RollbackPlan.builder()
                        .addAutomaticTriggers(new RollbackTrigger(new Condition.Stated(text), List.of()))
                        .addManualSteps(ManualStep.stated(text))
                        .within(TimeSpan.stated(text))
                        .data(DataRollback.stated(true, text))
                        .communication(new Communication(text, text))
                        .build())
                .addSuccessCriteria(gate())
                .timeline(new Timeline(TimeSpan.stated(text), List.of(), TimeSpan.stated(text), TimeSpan.stated(text)))
                .addDependencies(statement())
                .addRisks(new PlanRisk(text, text, Severity.LOW, List.of()))
                .addRecommendations(statement())
                .addResponsibilities(new Responsibility(Responsibility.Role.OWNER, 1, List.of(text), statement()))
                .addMessages(new Message(
                        Message.Moment.BEFORE_START,
                        OptionalInt.empty(),
                        Message.Recipient.SUPPORT,
                        Optional.of(text),
                        statement()))
                .checklists(new Checklists(List.of(statement()), List.of(statement()), List.of(statement())))
                .build();
    }

    private RolloutPhase phase(int number, int phases, int metrics) {
        return RolloutPhase.builder()
                .number(number)
                .name(text)
                .percentage(Percentage.percent(100.0 * number / phases))
                .audience(new Audience.Stated(text))
                .soak(Duration.ofHours(5))
                .addGoLiveCriteria(gate())
                .addAllEvidence(IntStream.range(0, metrics)
                        .mapToObj(at -> evidence(text + at))
                        .toList())
                .build();
    }

    private GateEvidence evidence(String metric) {
        return GateEvidence.builder()
                .metric(metric)
                .unit("request")
                .comparison(Comparison.BASELINE)
                .procedure(GateEvidence.Procedure.ONE_PROPORTION)
                .baseline(Quantity.of(0.2, "%"))
                .harm(Quantity.of(0.4, "%"))
                .minimumDetectableEffect(Quantity.of(0.35, "%"))
                .level(0.01)
                .power(0.8)
                .needed(72_707)
                .available(480_000)
                .verdict(Verdict.POWERED)
                .build();
    }

    private MonitoredMetric metric(String name) {
        return MonitoredMetric.builder()
                .name(name)
                .baseline(new Level.Stated(text))
                .threshold(Threshold.below(new Level.Stated(text)))
                .build();
    }

    private Gate gate() {
        return Gate.of(new Condition.Stated(text), GateRole.SIGNAL);
    }

    private Statement statement() {
        return Statement.stated(text);
    }
}
