package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DetailedAssessment.ASSESSMENT;
import static io.github.rolloutplanner.json.DetailedAssessment.STRATEGY;
import static io.github.rolloutplanner.json.DetailedFlag.SNIPPET;
import static io.github.rolloutplanner.json.DetailedFlag.SNIPPET_STYLE;
import static io.github.rolloutplanner.json.DetailedGate.GATES;
import static io.github.rolloutplanner.json.DetailedStatements.ASSUMPTION;
import static io.github.rolloutplanner.json.DetailedStatements.CHECKLISTS;
import static io.github.rolloutplanner.json.DetailedStatements.FINDING;
import static io.github.rolloutplanner.json.DetailedStatements.PLAN_STATEMENTS;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Scalars.NUMBER;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.json.DetailedStatements.PlanStatements;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.Checklists;
import io.github.rolloutplanner.plan.Message;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.PlannedDelivery;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.PolicyLengths;
import io.github.rolloutplanner.plan.Responsibility;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.StrategyName;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import io.github.rolloutplanner.snippet.SnippetStyle;
import java.util.List;
import java.util.Optional;

/**
 * A plan with nothing lost: the keys of the contract, then a typed part for whatever the contract puts into words or has no
 * place for. A plan is read from the typed part; the contract's keys must say the same.
 */
final class DetailedPlan extends ContractKeys {
    static final String SCHEMA_VERSION = "schema_version";
    /** How plans stand in the detailed form. */
    static final ContractKeys FORM = new DetailedPlan();

    private static final int VERSION = 1;

    {
        add(required(SCHEMA_VERSION, ConstantCodec.version(VERSION), plan -> VERSION));
    }

    private final Field<RolloutPlan, Optional<Assessment>> assessment =
            add(optional("assessment", ASSESSMENT, RolloutPlan::assessment)
                    .described("Impact, risk and need with their reasons."));
    private final Field<RolloutPlan, Optional<Population>> population =
            add(optional("population", DetailedPopulation.POPULATION, RolloutPlan::population)
                    .described("Who can be exposed."));
    private final Field<RolloutPlan, Optional<PlannedDelivery>> delivery =
            add(optional("delivery", DetailedDelivery.PLANNED, RolloutPlan::delivery)
                    .described("How the change reaches its users; left out in an external plan."));
    private final Field<RolloutPlan, Optional<PlannedUrgency>> urgency =
            add(optional("urgency", DetailedUrgency.URGENCY, RolloutPlan::urgency)
                    .described("How urgent the change is, and what that costs; left out where it is not."));
    private final Field<RolloutPlan, StrategyName> strategy = add(
            required("strategy", STRATEGY, RolloutPlan::strategy).described("The strategy, and why it was chosen."));
    private final Field<RolloutPlan, Optional<PolicyLengths>> policyLengths =
            add(optional("policy_lengths", DetailedSchedule.POLICY, RolloutPlan::policyLengths)
                    .described("How long the ladders of the policy take; left out where they are the standard ones."));
    private final Field<RolloutPlan, List<RolloutPhase>> phases =
            add(required("phases", new PhasesCodec(new DetailedPhase(), DetailedPhase.NUMBER), RolloutPlan::phases)
                    .described("The phases with typed gates and lengths, and with reasons."));
    private final Field<RolloutPlan, Integer> carriedOut =
            add(optional("carried_out", NUMBER, RolloutPlan::carriedOut, 0)
                    .described("How many of the first phases an earlier plan carried out; left out where none was."));
    private final Field<RolloutPlan, List<FeatureFlag>> flags =
            add(required("flag_definitions", new ListCodec<>(new DetailedFlag()), RolloutPlan::flags)
                    .described("The flags as flag systems know them."));
    private final Field<RolloutPlan, Optional<SnippetStyle>> snippetStyle =
            add(optional("snippet_style", SNIPPET_STYLE, RolloutPlan::snippetStyle)
                    .described("The platform that code is written for."));

    {
        add(required("snippets", new ListCodec<>(SNIPPET), RolloutPlan::snippets)
                .described("Code for the flags, written from them."));
    }

    private final Field<RolloutPlan, Optional<Experiment>> experiment =
            add(optional("experiment", new DetailedExperiment(), RolloutPlan::experiment)
                    .described("The design of the A/B test, if there is one."));
    private final Field<RolloutPlan, Optional<ExposureLedger>> exposure =
            add(optional("exposure", DetailedExposure.EXPOSURE, RolloutPlan::exposure)
                    .described("Who has the change when, and what a defect would cost."));

    {
        add(optional("assumptions", new ListCodec<>(ASSUMPTION), RolloutPlan::assumptions, List.of())
                .described("What exposure and evidence rest on that no fact says, and the fact that takes its place."));
    }

    private final Field<RolloutPlan, Monitoring> monitoringDetails =
            add(required("monitoring_details", DetailedMonitoring.MONITORING, RolloutPlan::monitoring)
                    .described("What is watched, with typed levels and reasons."));
    private final Field<RolloutPlan, RollbackPlan> rollbackDetails =
            add(required("rollback_details", new DetailedRollback(), RolloutPlan::rollback)
                    .described("The rollback plan, with typed triggers and reasons."));
    private final Field<RolloutPlan, List<Gate>> successGates = add(
            required("success_gates", GATES, RolloutPlan::successCriteria).described("The success criteria, typed."));
    private final Field<RolloutPlan, List<GateEvidence>> successEvidence = add(optional(
                    "success_evidence", DetailedEvidence.LIST, RolloutPlan::successEvidence, List.of())
            .described("Whether the bake shows that success metrics are better; left out where nothing is known."));
    private final Field<RolloutPlan, Timeline> schedule =
            add(required("schedule", DetailedSchedule.SCHEDULE, RolloutPlan::timeline)
                    .described("How long everything takes, with typed lengths and the bake."));
    private final Field<RolloutPlan, Optional<RolloutCalendar>> calendar =
            add(optional("calendar", WrittenCalendar.CALENDAR, RolloutPlan::calendar)
                    .described("When the rollout may start and promote; left out where the policy does not say it."));
    private final Field<RolloutPlan, Optional<RolloutSchedule>> dates =
            add(optional("dates", DetailedDates.DATES, RolloutPlan::dates)
                    .described("When it starts, promotes and has baked; left out where the start is not set yet."));
    private final Field<RolloutPlan, PlanStatements> statements =
            add(required("statements", PLAN_STATEMENTS, PlanStatements::of)
                    .described("Dependencies, risks and recommendations with their reasons."));
    private final Field<RolloutPlan, List<Responsibility>> responsibilities =
            add(optional("responsibilities", DetailedPeople.RESPONSIBILITIES, RolloutPlan::responsibilities, List.of())
                    .described("Who does what; left out in an external plan."));
    private final Field<RolloutPlan, List<Message>> messages =
            add(optional("messages", DetailedPeople.MESSAGES, RolloutPlan::messages, List.of())
                    .described("What is said to whom, and when; left out in an external plan."));

    {
        add(required("checkpoints", DetailedPeople.CHECKPOINTS, RolloutPlan::checkpoints)
                .described("The go/no-go decisions, as they follow from phases, gates, checklists and roles."));
    }

    private final Field<RolloutPlan, Checklists> checklists =
            add(required("checklists", CHECKLISTS, RolloutPlan::checklists)
                    .described("What people tick off before, during and after the rollout."));
    private final Field<RolloutPlan, List<Finding>> findings =
            add(required("findings", new ListCodec<>(FINDING), PlanLinter::lint)
                    .described("What the linter said when the document was written; not read back."));

    private DetailedPlan() {
        super("detailed_plan");
    }

    @Override
    RolloutPlan build(Members members) {
        RolloutPlan plan = typed(members);
        members.mustAgreeWith(plan, this, findings);
        return plan;
    }

    /** The plan of the typed part, whatever the contract's keys say. */
    RolloutPlan typed(Members members) {
        PlanStatements said = members.get(statements);
        return RolloutPlan.builder()
                .feature(members.get(feature))
                .risk(members.get(impactLevel))
                .addAllUserFacingChanges(members.get(userFacingChanges))
                .assessment(members.get(assessment))
                .population(members.get(population))
                .delivery(members.get(delivery))
                .urgency(members.get(urgency))
                .strategy(members.get(strategy))
                .policyLengths(members.get(policyLengths))
                .addAllPhases(members.get(phases))
                .carriedOut(members.get(carriedOut))
                .addAllFlags(members.get(flags))
                .snippetStyle(members.get(snippetStyle))
                .experiment(members.get(experiment))
                .exposure(members.get(exposure))
                .monitoring(members.get(monitoringDetails))
                .rollback(members.get(rollbackDetails))
                .addAllSuccessCriteria(members.get(successGates))
                .addAllSuccessEvidence(members.get(successEvidence))
                .timeline(members.get(schedule))
                .calendar(members.get(calendar))
                .dates(members.get(dates))
                .addAllDependencies(said.dependencies())
                .addAllRisks(said.risks())
                .addAllRecommendations(said.recommendations())
                .addAllResponsibilities(members.get(responsibilities))
                .addAllMessages(members.get(messages))
                .checklists(members.get(checklists))
                .build();
    }
}
