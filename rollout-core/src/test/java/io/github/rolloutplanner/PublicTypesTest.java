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
            io.github.rolloutplanner: ChangeDraft, InvalidChangeException, PreparationPolicy, RolloutPlanner, RolloutPolicy
            io.github.rolloutplanner.assessment: Assessment, Impact, RiskPolicy, RolloutNeed
            io.github.rolloutplanner.change: Change, Environment, ImpactKind, Ladder, Measure, Population, Ring, RiskLevel, Step, Tooling, Trait, UserFacingChange
            io.github.rolloutplanner.decision: Accumulation, Cause, Decision, DecisionPolicy, ExperimentReadOut, Freeze, GateStatus, GroupTotals, InvalidObservationException, Look, MetricEffect, MetricRecord, Observation, Proof, Recommendation, RollbackPace, RollbackProcedure, RollbackStep, RolloutState, RunningRollout, Sample, Stratum, TimeWindow, Transition, TransitionException, Wait
            io.github.rolloutplanner.evidence: BudgetUse, CountRate, DefectCost, EvidenceBasis, EvidencePolicy, ExposureLedger, GateEvidence, GateQuestion, LongestSoak, Looks, PhaseExposure, PhaseProof, PhaseQuestion, PhaseSpan, Procedure, Prover, RateScale, Traffic, Verdict, Working
            io.github.rolloutplanner.experiment: Experiment, ExperimentPolicy, ExperimentRequest
            io.github.rolloutplanner.flag: FeatureFlag, FlagType, FlagValue, TargetingCondition, TargetingRule
            io.github.rolloutplanner.lint: Finding, LintPolicy, LintReport, LintRule, PlanLinter, Severity, SuppressedFinding
            io.github.rolloutplanner.metric: Alert, Comparison, Condition, ExposureUnit, Gate, GateComposition, GateHandling, GateRole, Level, LevelText, LimitPolicy, Metric, MetricFamily, MetricKind, Percentage, Quantity, Response, ServiceLevel, Severity, Threshold, Tolerance
            io.github.rolloutplanner.plan: Checklists, Communication, DataRollback, MonitoredMetric, Monitoring, PlanRisk, ReactionTime, Reversal, RollbackPlan, RollbackTrigger, RolloutPhase, RolloutPlan, Statement, StrategyName, TimeSpan, Timeline
            io.github.rolloutplanner.reason: Problem, Reason, RolloutException, Wording
            io.github.rolloutplanner.snippet: FlagPattern, Snippet, SnippetStyle, Snippets
            io.github.rolloutplanner.statistics: Alternative, ArmSizes, BernoulliEProcess, BinomialDetectionSize, ClopperPearsonInterval, ConditionalBinomialEProcess, ConfidenceSequence, Cuped, DetectionSize, DifferenceMethod, Direction, EValue, EffectEstimate, ExpectedEvents, GroupSequentialDesign, GroupSequentialPlan, Interval, MannWhitneyResult, MannWhitneyTest, MeanDifference, MeanMethod, MeanStratum, MeanTally, MixtureSprt, MultipleComparisons, NonInferioritySampleSize, NonInferiorityTest, OneMeanSampleSize, OneProportionSampleSize, PAdjustment, PoissonDetectionSize, PoissonInterval, ProportionMethod, ProportionRatioTest, RankMethod, RateStratum, RateTally, RatioMetric, SampleMoments, SampleRatioEProcess, SampleRatioTest, ShiftClass, ShiftClassifier, Sides, SpendingFunction, SprtCharacteristics, SprtDecision, StratifiedMeanDifference, StratifiedRateEProcess, TestResult, TwoMeanSampleSize, TwoProportionSampleSize, TwoRateTest, TwoSampleEffect, WaldSprt, ZeroEvents
            io.github.rolloutplanner.strategy: Audience, LadderPolicy, PhaseOutline, RolloutStrategy, Strategies, StrategyChoice, StrategyContext, StrategyNotFoundException, StrategyProviderException
            """;

    @ArchTest
    void areThoseThatArePromised(JavaClasses all) {
        Map<String, String> types = all.stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .sorted(Comparator.comparing(JavaClass::getSimpleName))
                .collect(groupingBy(
                        JavaClass::getPackageName, TreeMap::new, mapping(JavaClass::getSimpleName, joining(", "))));
        String found = types.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                .collect(joining());
        assertThat(found).isEqualTo(PROMISED);
    }
}
