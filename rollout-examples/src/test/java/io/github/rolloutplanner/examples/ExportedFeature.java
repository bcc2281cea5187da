package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.export.Loss.Feature;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Something that a plan may ask for, shown by a plan that has it and one that has not.
 *
 * @param words what it is called
 * @param isLost whether a loss or refusal is one of it
 * @param without a plan without it, for a delivery
 * @param with a plan with it
 */
record ExportedFeature(
        String words,
        Predicate<Loss> isLost,
        Function<Delivery, RolloutPlan> without,
        Function<Delivery, RolloutPlan> with) {
    static final String ERRORS = "Errors";
    private static final Duration SOAK = Duration.ofMinutes(20);
    private static final String SUCCESS = "successCriteria";

    static List<ExportedFeature> all() {
        List<ExportedFeature> all = new ArrayList<>(whoGetsIt());
        all.addAll(howItGoesOn());
        all.addAll(whatIsAround());
        return all;
    }

    private static List<ExportedFeature> whoGetsIt() {
        return List.of(
                drafted("percentages", Feature.PERCENTAGE, climbing(25, 50, 75), climbing(50)),
                drafted("a percentage of 0.1%", Feature.PERCENTAGE, climbing(25, 50, 75), climbing(0.1, 50)),
                drafted("a first phase for the team alone", Feature.PHASES, draft -> draft, ChangeDraft::internalFirst),
                drafted(
                        "users chosen by a condition",
                        Set.of(Feature.CONDITION, Feature.AUDIENCE),
                        draft -> draft,
                        draft -> ringed(
                                draft,
                                Ring.of("Beta", 5_000).recognisedBy(TargetingCondition.is("user.tier", "beta")))),
                drafted(
                        "a group known by its name",
                        Set.of(Feature.SEGMENT, Feature.AUDIENCE),
                        draft -> draft,
                        draft -> ringed(draft, Ring.of("Beta", 5_000))),
                new ExportedFeature(
                        "variants of an experiment",
                        loss -> loss.feature() == Feature.VARIANTS,
                        ExportedFeature::plan,
                        delivery -> experiment()),
                drafted("one version for one user", Feature.BUCKETING_KEY, climbing(), draft -> draft),
                drafted(
                        "one version for one tenant",
                        Feature.BUCKETING_KEY,
                        draft -> draft,
                        draft -> draft.population(population().withTenants(1_000))));
    }

    private static List<ExportedFeature> howItGoesOn() {
        return List.of(
                changed(
                        "lengths of phases",
                        Feature.LENGTH,
                        plan -> plan,
                        soaking(SOAK.plusMinutes(5), SOAK.plusMinutes(5))),
                changed("a length for each phase", Feature.LENGTH, plan -> plan, soaking(SOAK, SOAK.plusMinutes(5))),
                changed(
                        "phases of days",
                        Feature.LENGTH,
                        plan -> plan,
                        soaking(Duration.ofDays(2), Duration.ofDays(2))),
                new ExportedFeature(
                        "thresholds to pass",
                        loss -> loss.feature() == Feature.GATES && !loss.path().equals(SUCCESS),
                        delivery -> gated(plan(delivery), List.of()),
                        ExportedFeature::plan),
                changed("approvals", Feature.APPROVALS, plan -> plan, ExportedFeature::approved),
                changed(
                        "a minimum sample",
                        Feature.MINIMUM_SAMPLE,
                        gates(gate -> gate.withMinimumSample(0)),
                        gates(gate -> gate.withMinimumSample(5_000))),
                changed(
                        "a comparison with a control group",
                        Feature.CONTROL_GROUP,
                        gates(gate -> gate.withComparison(Comparison.BASELINE)),
                        gates(gate -> gate.withComparison(Comparison.CONTROL))),
                changed(
                        "one false positive rate over all looks",
                        Feature.SEQUENTIAL_TEST,
                        gates(gate -> gate.withTolerance(Tolerance.total(1))),
                        gates(gate -> gate.withTolerance(Tolerance.statistical()))),
                changed(
                        "rollback triggers",
                        Feature.ROLLBACK,
                        plan -> plan.withRollback(plan.rollback().withAutomaticTriggers(new RollbackTrigger[0])),
                        plan -> plan),
                changed("a bake of minutes", Feature.BAKE, baking(Duration.ZERO), baking(SOAK)),
                changed("a bake of days", Feature.BAKE, baking(Duration.ZERO), baking(Duration.ofDays(3))),
                new ExportedFeature(
                        "success criteria",
                        loss -> loss.path().equals(SUCCESS),
                        ExportedFeature::plan,
                        delivery -> shortly(draft(delivery)
                                .success(Metric.conversion("Orders", Percentage.percent(10)))
                                .plan())));
    }

    private static List<ExportedFeature> whatIsAround() {
        return List.of(
                changed(
                        "working hours and freezes",
                        Feature.SCHEDULE,
                        plan -> plan,
                        plan -> plan.withCalendar(RolloutCalendar.workingHours("Europe/Paris"))),
                changed("alerts", Feature.ALERTS, ExportedFeature::withoutAlerts, plan -> plan),
                drafted("who is called", Feature.PEOPLE, draft -> draft, draft -> draft.owner("Ada Lovelace")));
    }

    private static ExportedFeature drafted(
            String words, Feature lostAs, UnaryOperator<ChangeDraft> without, UnaryOperator<ChangeDraft> with) {
        return drafted(words, Set.of(lostAs), without, with);
    }

    private static ExportedFeature drafted(
            String words, Set<Feature> lostAs, UnaryOperator<ChangeDraft> without, UnaryOperator<ChangeDraft> with) {
        return new ExportedFeature(
                words,
                loss -> lostAs.contains(loss.feature()),
                delivery -> shortly(without.apply(draft(delivery)).plan()),
                delivery -> shortly(with.apply(draft(delivery)).plan()));
    }

    private static ExportedFeature changed(
            String words, Feature lostAs, UnaryOperator<RolloutPlan> without, UnaryOperator<RolloutPlan> with) {
        return new ExportedFeature(
                words,
                loss -> loss.feature() == lostAs && !loss.path().equals(SUCCESS),
                delivery -> without.apply(plan(delivery)),
                delivery -> with.apply(plan(delivery)));
    }

    /** A plan that each system for its delivery carries. */
    static RolloutPlan plan(Delivery delivery) {
        return shortly(draft(delivery).plan());
    }

    private static ChangeDraft draft(Delivery delivery) {
        return climbing(25, 50, 75)
                .apply(RolloutPlanner.forChange("Search 2")
                        .behavioral("Results are ranked by relevance")
                        .deliveredBy(delivery)
                        .population(population())
                        .guardrail(Metric.errorRate(ERRORS, Percentage.percent(0.5))
                                .mustStayBelow(Percentage.percent(1))));
    }

    private static Population population() {
        return Population.ofUsersPerDay(2_000_000).withRequestsPerDay(100_000_000);
    }

    private static UnaryOperator<ChangeDraft> climbing(double... percentages) {
        Step[] ladder = new Step[percentages.length + 1];
        for (int at = 0; at < percentages.length; at++) {
            ladder[at] = Step.of("Step " + (at + 1), percentages[at], SOAK);
        }
        ladder[percentages.length] = Step.last("All");
        return draft -> draft.ladder(ladder);
    }

    private static ChangeDraft ringed(ChangeDraft draft, Ring ring) {
        return draft.population(population().withRings(ring, Ring.of("All", 2_000_000)))
                .ladder(Step.of("Beta", 0.25, SOAK), Step.last("All"))
                .using("ring");
    }

    private static RolloutPlan experiment() {
        return RolloutPlanner.forChange("Search 2")
                .population(population())
                .guardrail(Metric.errorRate(ERRORS, Percentage.percent(0.5)))
                .success(Metric.conversion("Orders", Percentage.percent(10)))
                .experiment(ExperimentRequest.changing("Orders", Percentage.percent(5)))
                .plan();
    }

    /** Over within two hours, as delivery controllers like it. */
    private static RolloutPlan shortly(RolloutPlan plan) {
        return baking(SOAK).apply(plan);
    }

    private static UnaryOperator<RolloutPlan> baking(Duration bake) {
        return plan -> {
            Timeline old = plan.timeline();
            return plan.withTimeline(new Timeline(
                    old.preparation(), old.phases(), old.total(), TimeSpan.of(bake, "bake after full rollout")));
        };
    }

    /** The first phase, and all others but the last, with other soaks. */
    private static UnaryOperator<RolloutPlan> soaking(Duration first, Duration others) {
        return plan -> plan.withPhases(plan.phases().stream()
                .map(phase -> phase.soak().isEmpty() ? phase : phase.withSoak(phase.number() == 1 ? first : others))
                .toList());
    }

    private static UnaryOperator<RolloutPlan> gates(UnaryOperator<Gate> change) {
        return plan -> plan.withPhases(plan.phases().stream()
                .map(phase -> phase.withGoLiveCriteria(phase.goLiveCriteria().stream()
                        .map(gate -> gate.condition().measured().isPresent() ? change.apply(gate) : gate)
                        .toArray(Gate[]::new)))
                .toList());
    }

    private static RolloutPlan gated(RolloutPlan plan, List<Gate> gates) {
        return plan.withPhases(plan.phases().stream()
                .map(phase -> phase.withGoLiveCriteria(gates.toArray(Gate[]::new)))
                .toList());
    }

    private static RolloutPlan approved(RolloutPlan plan) {
        List<RolloutPhase> phases = new ArrayList<>(plan.phases());
        List<Gate> gates = new ArrayList<>(phases.get(0).goLiveCriteria());
        gates.add(Gate.of(Condition.parse("Ada confirms: support is ready"), GateRole.SIGNAL));
        phases.set(0, phases.get(0).withGoLiveCriteria(gates.toArray(Gate[]::new)));
        return plan.withPhases(phases);
    }

    private static RolloutPlan withoutAlerts(RolloutPlan plan) {
        Monitoring old = plan.monitoring();
        return plan.withMonitoring(new Monitoring(old.metrics(), old.dashboards(), List.of()));
    }
}
