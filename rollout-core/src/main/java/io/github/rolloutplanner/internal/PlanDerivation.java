package io.github.rolloutplanner.internal;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.internal.planning.AnalyzedPhases;
import io.github.rolloutplanner.internal.planning.DeadlineCheck;
import io.github.rolloutplanner.internal.planning.ExperimentSection;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.planning.FlagSection;
import io.github.rolloutplanner.internal.planning.Holdback;
import io.github.rolloutplanner.internal.planning.MonitoringSection;
import io.github.rolloutplanner.internal.planning.Pace;
import io.github.rolloutplanner.internal.planning.PhaseSection;
import io.github.rolloutplanner.internal.planning.PolicyLadder;
import io.github.rolloutplanner.internal.planning.PowerAnalysisSection;
import io.github.rolloutplanner.internal.planning.RollbackSection;
import io.github.rolloutplanner.internal.planning.RollbackSpeed;
import io.github.rolloutplanner.internal.planning.StrategyChoice;
import io.github.rolloutplanner.internal.planning.SuccessSection;
import io.github.rolloutplanner.internal.planning.TimelineSection;
import io.github.rolloutplanner.internal.planning.UrgencySection;
import io.github.rolloutplanner.internal.planning.advice.ChecklistSection;
import io.github.rolloutplanner.internal.planning.advice.DependencySection;
import io.github.rolloutplanner.internal.planning.advice.KnownFacts;
import io.github.rolloutplanner.internal.planning.advice.MessageSection;
import io.github.rolloutplanner.internal.planning.advice.RecommendationSection;
import io.github.rolloutplanner.internal.planning.advice.ResponsibilitySection;
import io.github.rolloutplanner.internal.planning.advice.RiskSection;
import io.github.rolloutplanner.internal.planning.delivery.Carrier;
import io.github.rolloutplanner.internal.planning.delivery.DeliverySteps;
import io.github.rolloutplanner.internal.rules.UrgencyRows;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.PlannedDelivery;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.PolicyLengths;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.StrategyName;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.Strategies;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The way from a sound change to its plan. Each line derives one thing, once, from those above it: assess, design the
 * experiment, choose the strategy, outline the phases, analyze their power; then the sections, one after the other.
 */
public final class PlanDerivation {

    private PlanDerivation() {}

    public static RolloutPlan derive(Change given, RolloutPolicy policy, Strategies strategies) {
        return derive(given, policy, strategies, UnaryOperator.identity());
    }

    /** The plan of a change whose phases have to have a step that is live already. */
    public static RolloutPlan derive(
            Change given, RolloutPolicy policy, Strategies strategies, UnaryOperator<List<PhaseOutline>> live) {
        return write(outlined(given, policy, strategies, live));
    }

    /** Whether the deadline of a sound change is before the end of the shortest phases that it can have. */
    public static Optional<Problem> missedDeadline(Change given, RolloutPolicy policy, Strategies strategies) {
        if (given.deadline().isEmpty()) {
            return Optional.empty();
        }
        Outlined outlined = outlined(given, policy, strategies, UnaryOperator.identity());
        return new DeadlineCheck(outlined.context(), outlined.choice(), outlined.carrier(), policy)
                .problem(outlined.phases());
    }

    private static Outlined outlined(
            Change given, RolloutPolicy policy, Strategies strategies, UnaryOperator<List<PhaseOutline>> live) {
        Assessment assessment = Assessment.of(given, policy.risks());
        Carrier carrier = Carrier.of(given, assessment.need() == RolloutNeed.REQUIRED);
        Change change = carrier.applied(withArrivals(given));
        Optional<Experiment> design = ExperimentSection.design(change, policy);
        StrategyContext context = new StrategyContext(change, assessment, policy.ladders(), design);
        StrategyChoice choice = StrategyChoice.choose(context, strategies);
        List<PhaseOutline> outlines = new Holdback(policy.ladders().holdback(), change, carrier.unit())
                .in(new DeliverySteps(carrier, context, policy.deliveries()).of(choice.outline(context)));
        List<PhaseOutline> phases = live.apply(outlines);
        // A ladder that has the step is as long as it was, and so is a riskier one that it is compared with.
        UnaryOperator<List<PhaseOutline>> added = phases.equals(outlines) ? UnaryOperator.identity() : live;
        return new Outlined(context, policy, strategies, carrier, choice, phases, added);
    }

    private static RolloutPlan write(Outlined outlined) {
        StrategyContext context = outlined.context();
        Change change = context.change();
        RolloutPolicy policy = outlined.policy();
        Carrier carrier = outlined.carrier();
        StrategyChoice choice = outlined.choice();
        List<PhaseOutline> outlines = outlined.phases();
        Optional<Experiment> experiment = context.experiment().map(design -> ExperimentSection.under(outlines, design));
        RollbackSpeed speed = RollbackSpeed.of(change, context.assessment(), policy, carrier);
        Pace pace = Pace.of(
                outlines,
                context,
                riskier -> outlined.live()
                        .apply(new DeliverySteps(carrier, riskier, policy.deliveries())
                                .of(StrategyChoice.choose(riskier, outlined.strategies())
                                        .outline(riskier))));
        AnalyzedPhases analyzed = new PowerAnalysisSection(change, context.assessment(), policy, choice.id(), carrier)
                .prove(outlines, pace, speed);
        Facts usual = Facts.of(change, context.assessment(), policy, experiment, carrier, speed, analyzed);
        return write(
                new UrgencySection(usual, context, choice, outlines).facts(),
                choice,
                new PolicyLadder(context).lengths(outlines));
    }

    /**
     * A change whose phases are outlined.
     *
     * @param phases as the strategy and the delivery give them, before their power is analyzed
     * @param live adds the step that is live already, if one is
     */
    private record Outlined(
            StrategyContext context,
            RolloutPolicy policy,
            Strategies strategies,
            Carrier carrier,
            StrategyChoice choice,
            List<PhaseOutline> phases,
            UnaryOperator<List<PhaseOutline>> live) {}

    /** The monitoring delays what says no delay of its own. */
    private static Change withArrivals(Change change) {
        Optional<Duration> monitoring = change.tooling().metricDelay();
        if (monitoring.isEmpty()) {
            return change;
        }
        List<MetricInRole> measures = new ArrayList<>();
        for (MetricInRole measure : change.measures()) {
            Metric metric = measure.metric();
            Duration arrival = metric.arrival().orElse(monitoring.get());
            measures.add(measure.withMetric(metric.withArrival(arrival)));
        }
        return change.withMeasures(measures);
    }

    private static RolloutPlan write(Facts facts, StrategyChoice choice, Optional<PolicyLengths> lengths) {
        List<RolloutPhase> phases = new PhaseSection(facts).phases();
        Optional<FeatureFlag> flag = new FlagSection(facts).flag();
        Monitoring monitoring = new MonitoringSection(facts).monitoring();
        RollbackPlan rollback = new RollbackSection(facts, flag).rollback();
        List<Gate> success = new SuccessSection(facts).criteria();
        Timeline timeline = new TimelineSection(facts).timeline(phases);
        KnownFacts known = new KnownFacts(facts, phases, monitoring, success);
        Change change = facts.change();
        return RolloutPlan.builder()
                .feature(change.name())
                .risk(facts.assessment().risk())
                .addAllUserFacingChanges(descriptions(change))
                .assessment(facts.assessment())
                .population(change.population())
                .delivery(planned(facts.carrier()))
                .urgency(facts.urgency())
                .strategy(name(choice, facts))
                .policyLengths(lengths)
                .addAllPhases(phases)
                .addAllFlags(flag.isPresent() ? List.of(flag.get()) : List.of())
                .snippetStyle(facts.tooling().snippetStyle())
                .experiment(facts.experiment())
                .exposure(facts.proof().exposure())
                .monitoring(monitoring)
                .rollback(rollback)
                .addAllSuccessCriteria(success)
                .addAllSuccessEvidence(facts.proof().successes())
                .timeline(timeline)
                .calendar(facts.policy().calendar())
                .addAllDependencies(DependencySection.of(known))
                .addAllRisks(RiskSection.of(known))
                .addAllRecommendations(RecommendationSection.of(known))
                .addAllResponsibilities(ResponsibilitySection.of(known))
                .addAllMessages(MessageSection.of(known))
                .checklists(ChecklistSection.of(known))
                .build();
    }

    private static PlannedDelivery planned(Carrier carrier) {
        return new PlannedDelivery(carrier.delivery(), carrier.others(), carrier.unit(), carrier.reasons());
    }

    private static List<String> descriptions(Change change) {
        List<String> descriptions = new ArrayList<>();
        for (UserFacingChange noticed : change.userFacingChanges()) {
            descriptions.add(noticed.description());
        }
        return descriptions;
    }

    /** The strategy is that of the risk; that its phases are shortened is said beside it. */
    private static StrategyName name(StrategyChoice choice, Facts facts) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(choice.reason());
        facts.urgency()
                .filter(PlannedUrgency::isShortened)
                .ifPresent(urgency -> reasons.add(UrgencyRows.STRATEGY.reason(
                        fact("left", facts.outlines().size()),
                        fact("all", urgency.phases().size()),
                        fact("length", urgency.length()),
                        fact("usual", urgency.usualLength()))));
        return new StrategyName(Optional.of(choice.id()), choice.label(), reasons);
    }
}
