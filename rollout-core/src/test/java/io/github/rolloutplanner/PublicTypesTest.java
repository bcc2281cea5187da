package io.github.rolloutplanner;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Public is a promise: a type is added to this list on purpose, and never taken from it in silence. */
@AnalyzeClasses(packages = "io.github.rolloutplanner", importOptions = DoNotIncludeTests.class)
class PublicTypesTest {
    private static final String PROMISED = """
            io.github.rolloutplanner: ChangeDraft, InvalidChangeException, RolloutPlanner
            io.github.rolloutplanner.assessment: Assessment, Impact, RolloutNeed
            io.github.rolloutplanner.change: Change, Environment, ImpactKind, Ladder, MetricInRole, Population, Ring, RiskLevel, Step, Tooling, Trait, UserFacingChange
            io.github.rolloutplanner.decision: Cause, Decision, DecisionPolicy, ExperimentReadOut, Freeze, GateStatus, Look, MetricEffect, Recommendation, RollbackPace, RollbackProcedure, RollbackStep, RunningRollout, TransitionException, Wait
            io.github.rolloutplanner.evidence: BudgetUse, DefectCost, EvidenceBasis, ExposureLedger, GateEvidence, PhaseExposure, Procedure, TestDesign, Verdict
            io.github.rolloutplanner.experiment: Experiment, ExperimentRequest
            io.github.rolloutplanner.flag: FeatureFlag, FlagType, FlagValue, TargetingCondition, TargetingRule
            io.github.rolloutplanner.lint: Finding, FindingSeverity, LintPolicy, LintReport, LintRule, PlanLinter, SuppressedFinding
            io.github.rolloutplanner.metric: Alert, Comparison, Condition, ExposureUnit, Gate, GateComposition, GateHandling, GateRole, HarmBudget, Level, LevelText, Metric, MetricFamily, MetricKind, Percentage, Quantity, Response, Severity, Slo, Threshold, Tolerance
            io.github.rolloutplanner.observation: Detection, GroupTotals, InvalidObservationException, Observation, RolloutState, Sample, Temporality, TimeWindow, Transition
            io.github.rolloutplanner.plan: Checklists, Communication, DataRollback, DataRollbackKind, LimitSource, ManualStep, MonitoredMetric, Monitoring, PlanRisk, ReactionTime, RollbackPlan, RollbackTrigger, RolloutPhase, RolloutPlan, Statement, StrategyName, TimeSpan, Timeline
            io.github.rolloutplanner.policy: EvidencePolicy, ExperimentPolicy, LadderPolicy, LimitPolicy, PreparationPolicy, RiskPolicy, RolloutPolicy, StandardStrategy
            io.github.rolloutplanner.reason: Problem, Reason, RolloutException
            io.github.rolloutplanner.snippet: FlagPattern, Snippet, SnippetStyle, Snippets
            io.github.rolloutplanner.strategy: Audience, PhaseOutline, PhasePurpose, RolloutStrategy, Strategies, StrategyContext, StrategyNotFoundException, StrategyProviderException
            """;

    @ArchTest
    void areThoseThatArePromised(JavaClasses all) {
        Map<String, String> types = all.stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getPackageName().contains(".internal"))
                .sorted(Comparator.comparing(JavaClass::getSimpleName))
                .collect(groupingBy(
                        JavaClass::getPackageName, TreeMap::new, mapping(JavaClass::getSimpleName, joining(", "))));
        String found = types.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                .collect(joining());
        assertThat(found).isEqualTo(PROMISED);
    }
}
