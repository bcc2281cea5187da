package io.github.rolloutplanner.internal;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.planning.AnalyzedPhases;
import io.github.rolloutplanner.internal.planning.ExperimentSection;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.planning.FlagKey;
import io.github.rolloutplanner.internal.planning.FlagSection;
import io.github.rolloutplanner.internal.planning.MonitoringSection;
import io.github.rolloutplanner.internal.planning.Pace;
import io.github.rolloutplanner.internal.planning.PhaseSection;
import io.github.rolloutplanner.internal.planning.PowerAnalysisSection;
import io.github.rolloutplanner.internal.planning.RollbackSection;
import io.github.rolloutplanner.internal.planning.StrategyChoice;
import io.github.rolloutplanner.internal.planning.SuccessSection;
import io.github.rolloutplanner.internal.planning.TimelineSection;
import io.github.rolloutplanner.internal.planning.advice.AfterChecklist;
import io.github.rolloutplanner.internal.planning.advice.BeforeChecklist;
import io.github.rolloutplanner.internal.planning.advice.DependencySection;
import io.github.rolloutplanner.internal.planning.advice.DuringChecklist;
import io.github.rolloutplanner.internal.planning.advice.RecommendationSection;
import io.github.rolloutplanner.internal.planning.advice.RiskSection;
import io.github.rolloutplanner.plan.Checklists;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.StrategyName;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.Strategies;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.util.List;
import java.util.Optional;

/** The way from a sound change to its plan: assess, design, choose, outline, then one section after the other. */
public final class PlanDerivation {

    private PlanDerivation() {}

    public static RolloutPlan derive(Change change, RolloutPolicy policy, Strategies strategies) {
        Assessment assessment = Assessment.of(change, policy.risks());
        Optional<Experiment> design = ExperimentSection.design(change, policy);
        StrategyContext context = new StrategyContext(change, assessment, policy.ladders(), design);
        StrategyChoice choice = StrategyChoice.choose(context, strategies);
        List<PhaseOutline> outlines = choice.outline(context);
        Optional<Experiment> experiment = design.map(test -> ExperimentSection.under(outlines, test));
        AnalyzedPhases proof = new PowerAnalysisSection(
                        change, assessment, policy, choice.strategy().id())
                .prove(outlines, Pace.of(outlines, context, strategies));
        return write(new Facts(change, assessment, policy, proof, experiment, FlagKey.of(change)), choice);
    }

    private static RolloutPlan write(Facts facts, StrategyChoice choice) {
        List<RolloutPhase> phases = new PhaseSection(facts).phases();
        TimelineSection timeline = new TimelineSection(facts);
        Change change = facts.change();
        return RolloutPlan.builder()
                .feature(change.name())
                .risk(facts.assessment().risk())
                .addAllUserFacingChanges(change.userFacingChanges().stream()
                        .map(UserFacingChange::description)
                        .toList())
                .assessment(facts.assessment())
                .population(change.population())
                .strategy(name(choice))
                .addAllPhases(phases)
                .addAllFlags(new FlagSection(facts).flags())
                .snippetStyle(facts.tooling().snippetStyle())
                .experiment(facts.experiment())
                .exposure(facts.proof().exposure())
                .monitoring(new MonitoringSection(facts).monitoring())
                .rollback(new RollbackSection(facts).rollback())
                .addAllSuccessCriteria(new SuccessSection(facts).criteria())
                .timeline(timeline.timeline(phases))
                .addAllDependencies(new DependencySection(facts).dependencies())
                .addAllRisks(new RiskSection(facts).risks())
                .addAllRecommendations(new RecommendationSection(facts, phases).recommendations())
                .checklists(new Checklists(
                        new BeforeChecklist(facts).lines(),
                        new DuringChecklist(facts).lines(),
                        new AfterChecklist(facts).lines()))
                .build();
    }

    private static StrategyName name(StrategyChoice choice) {
        return new StrategyName(
                Optional.of(choice.strategy().id()), choice.strategy().label(), List.of(choice.reason()));
    }
}
