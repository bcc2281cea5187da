package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.TEXT;
import static io.github.rolloutplanner.json.Scalars.TEXTS;

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
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The keys of the contract, in its order. Both forms of a document start with them. */
abstract class ContractKeys extends ObjectCodec<RolloutPlan> {
    final Field<String> feature = required("feature", TEXT);
    final Field<RiskLevel> impactLevel = required("impact_level", Words.RISK, "How much harm the change can do.");
    final Field<List<String>> userFacingChanges = required("user_facing_changes", TEXTS);
    final Field<StrategyName> rolloutStrategy =
            required("rollout_strategy", new ContractStrategy(), "The label of the strategy.");
    final Field<List<RolloutPhase>> rolloutPhases =
            required("rollout_phases", new PhasesCodec(new ContractPhase(), "phase"));
    final Field<List<FeatureFlag>> featureFlags = required("feature_flags", new ListCodec<>(new ContractFlag()));
    final Field<Optional<Experiment>> abTesting = required(
            "ab_testing", new ContractAbTesting(), "The design of the A/B test, or nothing but enabled: false.");
    final Field<Monitoring> monitoring = required("monitoring", new ContractMonitoring());
    final Field<RollbackPlan> rollbackPlan = required("rollback_plan", new ContractRollback());
    final Field<List<Gate>> successCriteria = required(
            "success_criteria",
            ContractTexts.SUCCESS_CRITERIA,
            "What must be shown for the rollout to count as a success.");
    final Field<Timeline> timeline =
            required("timeline", new ContractTimeline(), "How long everything takes, in words.");
    final Field<List<Statement>> dependencies = required("dependencies", ContractTexts.STATEMENTS);
    final Field<List<PlanRisk>> risks = required("risks", new ListCodec<>(new ContractRisk()));
    final Field<List<Statement>> recommendations = required("recommendations", ContractTexts.STATEMENTS);

    ContractKeys(String name) {
        super(name);
    }

    @Override
    void put(RolloutPlan plan, JsonOut out) throws IOException {
        out.put(feature, plan.feature());
        out.put(impactLevel, plan.risk());
        out.put(userFacingChanges, plan.userFacingChanges());
        out.put(rolloutStrategy, plan.strategy());
        out.put(rolloutPhases, plan.phases());
        out.put(featureFlags, plan.flags());
        out.put(abTesting, plan.experiment());
        out.put(monitoring, plan.monitoring());
        out.put(rollbackPlan, plan.rollback());
        out.put(successCriteria, plan.successCriteria());
        out.put(timeline, plan.timeline());
        out.put(dependencies, plan.dependencies());
        out.put(risks, plan.risks());
        out.put(recommendations, plan.recommendations());
    }
}
