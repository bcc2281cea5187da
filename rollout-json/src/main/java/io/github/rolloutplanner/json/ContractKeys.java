package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.ContractTexts.STATEMENTS;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.RISK;
import static io.github.rolloutplanner.json.Scalars.SENTENCES;
import static io.github.rolloutplanner.json.Scalars.SEVERITY;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.PlanRisk;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.plan.StrategyName;
import io.github.rolloutplanner.plan.Timeline;
import java.util.List;
import java.util.Optional;

/** The keys of the contract, in its order. Both forms of a document start with them. */
abstract class ContractKeys extends ObjectCodec<RolloutPlan> {
    private static final Codec<PlanRisk> PLAN_RISK = object(
            "risk",
            required("risk", TEXT, PlanRisk::risk),
            required("mitigation", TEXT, PlanRisk::mitigation),
            required("severity", SEVERITY, PlanRisk::severity),
            (risk, mitigation, severity) -> new PlanRisk(risk, mitigation, severity, List.of()));

    final Field<RolloutPlan, String> feature = add(required("feature", NAME, RolloutPlan::feature));
    final Field<RolloutPlan, RiskLevel> impactLevel =
            add(required("impact_level", RISK, RolloutPlan::risk).described("How much impact a bad change can have."));
    final Field<RolloutPlan, List<String>> userFacingChanges =
            add(required("user_facing_changes", new ListCodec<>(SENTENCES), RolloutPlan::userFacingChanges));
    final Field<RolloutPlan, StrategyName> rolloutStrategy =
            add(required("rollout_strategy", new ContractStrategy(), RolloutPlan::strategy)
                    .described("The label of the strategy."));
    final Field<RolloutPlan, List<RolloutPhase>> rolloutPhases =
            add(required("rollout_phases", new PhasesCodec(new ContractPhase(), "phase"), RolloutPlan::phases));
    final Field<RolloutPlan, List<FeatureFlag>> featureFlags =
            add(required("feature_flags", new ListCodec<>(new ContractFlag()), RolloutPlan::flags));
    final Field<RolloutPlan, Optional<Experiment>> abTesting =
            add(required("ab_testing", new ContractAbTesting(), RolloutPlan::experiment)
                    .described("The design of the A/B test, or nothing but enabled: false."));
    final Field<RolloutPlan, Monitoring> monitoring =
            add(required("monitoring", ContractMonitoring.MONITORING, RolloutPlan::monitoring));
    final Field<RolloutPlan, RollbackPlan> rollbackPlan =
            add(required("rollback_plan", new ContractRollback(), RolloutPlan::rollback));
    final Field<RolloutPlan, List<Gate>> successCriteria =
            add(required("success_criteria", ContractTexts.SUCCESS_CRITERIA, RolloutPlan::successCriteria)
                    .described("What must be shown for the rollout to count as a success."));
    final Field<RolloutPlan, Timeline> timeline = add(required("timeline", new ContractTimeline(), DatedTimeline::of)
            .described("How long everything takes, in words."));
    final Field<RolloutPlan, List<Statement>> dependencies =
            add(required("dependencies", STATEMENTS, RolloutPlan::dependencies));
    final Field<RolloutPlan, List<PlanRisk>> risks =
            add(required("risks", new ListCodec<>(PLAN_RISK), RolloutPlan::risks));
    final Field<RolloutPlan, List<Statement>> recommendations =
            add(required("recommendations", STATEMENTS, RolloutPlan::recommendations));

    ContractKeys(String name) {
        super(name);
    }
}
