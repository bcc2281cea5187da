package io.github.rolloutplanner.json;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.json.DetailedStatements.Statements;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.Checklists;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.StrategyName;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.snippet.Snippet;
import io.github.rolloutplanner.snippet.SnippetStyle;
import java.io.IOException;
import java.util.List;

/**
 * A plan with nothing lost: the keys of the contract, then a typed part for whatever the contract puts into words or has no
 * place for. A plan is read from the typed part; the contract's keys must say the same.
 */
final class DetailedPlan extends ContractKeys {
    static final String SCHEMA_VERSION = "schema_version";
    /** How plans stand in the detailed form. */
    static final DetailedPlan FORM = new DetailedPlan();

    private static final int VERSION = 1;

    private final Field<Integer> schemaVersion = required(SCHEMA_VERSION, new VersionCodec(VERSION));
    private final Field<Assessment> assessment =
            optional("assessment", new DetailedAssessment(), "Impact, risk and need with their reasons.");
    private final Field<Population> population =
            optional("population", new DetailedPopulation(), "Who can be exposed.");
    private final Field<StrategyName> strategy =
            required("strategy", new DetailedStrategy(), "The strategy, and why it was chosen.");
    private final Field<List<RolloutPhase>> phases = required(
            "phases",
            new PhasesCodec(new DetailedPhase(), DetailedPhase.NUMBER),
            "The phases with typed gates and lengths, and with reasons.");
    private final Field<List<FeatureFlag>> flags =
            required("flag_definitions", new ListCodec<>(new DetailedFlag()), "The flags as flag systems know them.");
    private final Field<SnippetStyle> snippetStyle = optional(
            "snippet_style", WordCodec.lowerCase(SnippetStyle.class), "The platform that code is written for.");
    private final Field<List<Snippet>> snippets =
            required("snippets", new ListCodec<>(new DetailedSnippet()), "Code for the flags, written from them.");
    private final Field<Experiment> experiment =
            optional("experiment", new DetailedExperiment(), "The design of the A/B test, if there is one.");
    private final Field<ExposureLedger> exposure =
            optional("exposure", new DetailedExposure(), "Who has the change when, and what a defect would cost.");
    private final Field<Monitoring> monitoringDetails =
            required("monitoring_details", new DetailedMonitoring(), "What is watched, with typed levels and reasons.");
    private final Field<RollbackPlan> rollbackDetails =
            required("rollback_details", new DetailedRollback(), "The way back, with typed triggers and reasons.");
    private final Field<List<Gate>> successGates =
            required("success_gates", DetailedGate.GATES, "The success criteria, typed.");
    private final Field<Timeline> schedule =
            required("schedule", new DetailedSchedule(), "How long everything takes, with typed lengths and the bake.");
    private final Field<Statements> statements = required(
            "statements", new DetailedStatements(), "Dependencies, risks and recommendations with their reasons.");
    private final Field<Checklists> checklists = required(
            "checklists", new DetailedChecklists(), "What people tick off before, during and after the rollout.");
    private final Field<List<Finding>> findings = required(
            "findings",
            new ListCodec<>(new DetailedFinding()),
            "What the linter said when the document was written; not read back.");

    private DetailedPlan() {
        super("detailed_plan");
    }

    @Override
    void put(RolloutPlan plan, JsonOut out) throws IOException {
        put(plan, PlanLinter.lint(plan), out);
    }

    private void put(RolloutPlan plan, List<Finding> said, JsonOut out) throws IOException {
        super.put(plan, out);
        out.put(schemaVersion, VERSION);
        out.putIfPresent(assessment, plan.assessment());
        out.putIfPresent(population, plan.population());
        out.put(strategy, plan.strategy());
        out.put(phases, plan.phases());
        out.put(flags, plan.flags());
        out.putIfPresent(snippetStyle, plan.snippetStyle());
        out.put(snippets, plan.snippets());
        out.putIfPresent(experiment, plan.experiment());
        out.putIfPresent(exposure, plan.exposure());
        out.put(monitoringDetails, plan.monitoring());
        out.put(rollbackDetails, plan.rollback());
        out.put(successGates, plan.successCriteria());
        out.put(schedule, plan.timeline());
        out.put(statements, Statements.of(plan));
        out.put(checklists, plan.checklists());
        out.put(findings, said);
    }

    @Override
    RolloutPlan build(Members members) {
        RolloutPlan plan = typed(members);
        List<Finding> said = members.get(findings);
        members.mustAgreeWith(out -> put(plan, said, out));
        return plan;
    }

    private RolloutPlan typed(Members members) {
        Statements sentences = members.get(statements);
        return RolloutPlan.builder()
                .feature(members.get(feature))
                .risk(members.get(impactLevel))
                .addAllUserFacingChanges(members.get(userFacingChanges))
                .assessment(members.find(assessment))
                .population(members.find(population))
                .strategy(members.get(strategy))
                .addAllPhases(members.get(phases))
                .addAllFlags(members.get(flags))
                .snippetStyle(members.find(snippetStyle))
                .experiment(members.find(experiment))
                .exposure(members.find(exposure))
                .monitoring(members.get(monitoringDetails))
                .rollback(members.get(rollbackDetails))
                .addAllSuccessCriteria(members.get(successGates))
                .timeline(members.get(schedule))
                .addAllDependencies(sentences.dependencies())
                .addAllRisks(sentences.risks())
                .addAllRecommendations(sentences.recommendations())
                .checklists(members.get(checklists))
                .build();
    }
}
