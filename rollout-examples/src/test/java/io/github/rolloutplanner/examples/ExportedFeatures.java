package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

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
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What plans for one delivery may ask for. The plan that they start from climbs in equal steps and is over in two hours. */
final class ExportedFeatures {
    static final String ERRORS = "Errors";
    private static final Duration SOAK = Duration.ofMinutes(20);
    private static final String SUCCESS = "successCriteria";

    private final Delivery delivery;
    private final RolloutPlan plan;
    private final List<ExportedFeature> features = new ArrayList<>();
    private boolean isOfUsers = true;

    private ExportedFeatures(Delivery delivery) {
        this.delivery = delivery;
        this.plan = planned(draft -> draft);
    }

    static List<ExportedFeature> of(Delivery delivery) {
        ExportedFeatures all = new ExportedFeatures(delivery);
        all.addWhoGetsIt();
        all.isOfUsers = false;
        all.addHowItGoesOn();
        all.addWhatIsAround();
        return List.copyOf(all.features);
    }

    private void addWhoGetsIt() {
        add("percentages", Set.of(Feature.PERCENTAGE), plan, planned(climbing(50)));
        add("a percentage of 0.1%", Set.of(Feature.PERCENTAGE), plan, planned(climbing(0.1, 50)));
        add(
                "a first phase for the team alone",
                Set.of(Feature.PHASES, Feature.CONDITION),
                plan,
                planned(ChangeDraft::internalFirst));
        add(
                "users chosen by a condition",
                Set.of(Feature.CONDITION, Feature.AUDIENCE, Feature.PHASES),
                plan,
                ringed(Ring.of("Beta", 5_000_000).recognisedBy(TargetingCondition.is("user.tier", "beta"))));
        add(
                "a group known by its name",
                Set.of(Feature.SEGMENT, Feature.CONDITION, Feature.AUDIENCE, Feature.PHASES),
                plan,
                ringed(Ring.of("Beta", 5_000_000)));
        add("variants of an experiment", Set.of(Feature.VARIANTS), plan, experiment());
        add("whoever has it keeps it", Set.of(Feature.BUCKETING_KEY), planned(climbing(50)), plan);
        add(
                "one version for one tenant",
                Set.of(Feature.BUCKETING_KEY),
                plan,
                planned(draft -> draft.population(population().withTenants(1_000))));
    }

    private void addHowItGoesOn() {
        add(
                "lengths of phases",
                Set.of(Feature.LENGTH),
                plan,
                planned(soaking(SOAK.plusMinutes(5), SOAK.plusMinutes(5))));
        add("a length for each phase", Set.of(Feature.LENGTH), plan, planned(soaking(SOAK, SOAK.plusMinutes(5))));
        add("phases of days", Set.of(Feature.LENGTH), plan, planned(soaking(Duration.ofDays(2), Duration.ofDays(2))));
        add("thresholds to pass", Set.of(Feature.GATES), withGates(phase -> List.of()), plan);
        add("approvals", Set.of(Feature.APPROVALS), plan, withGates(ExportedFeatures::approved));
        add(
                "a minimum sample",
                Set.of(Feature.MINIMUM_SAMPLE),
                withGates(each(gate -> gate.withMinimumSample(0))),
                plan);
        add(
                "a comparison with a control group",
                Set.of(Feature.CONTROL_GROUP),
                withGates(each(gate -> gate.withComparison(Comparison.BASELINE))),
                plan);
        add(
                "one false positive rate over all looks",
                Set.of(Feature.SEQUENTIAL_TEST),
                withGates(each(gate -> gate.withTolerance(Tolerance.total(1)))),
                plan);
        add(
                "rollback triggers",
                Set.of(Feature.ROLLBACK),
                plan.withRollback(plan.rollback().withAutomaticTriggers(new RollbackTrigger[0])),
                plan);
        add("a bake of minutes", Set.of(Feature.BAKE), baking(plan, Duration.ZERO), plan);
        add("a bake of days", Set.of(Feature.BAKE), plan, baking(plan, Duration.ofDays(3)));
        add(
                "success criteria",
                loss -> loss.path().equals(SUCCESS),
                plan,
                planned(draft -> draft.success(Metric.conversion("Orders", percent(10)))));
    }

    private void addWhatIsAround() {
        add(
                "working hours and freezes",
                Set.of(Feature.SCHEDULE),
                plan,
                plan.withCalendar(RolloutCalendar.workingHours("Europe/Paris")));
        Monitoring watched = plan.monitoring();
        add(
                "alerts",
                Set.of(Feature.ALERTS),
                plan.withMonitoring(new Monitoring(watched.metrics(), watched.dashboards(), List.of())),
                plan);
        add("who is called", Set.of(Feature.PEOPLE), plan, planned(draft -> draft.owner("Ada Lovelace")));
    }

    private void add(String words, Set<Feature> lostAs, RolloutPlan without, RolloutPlan with) {
        add(words, loss -> lostAs.contains(loss.feature()) && !loss.path().equals(SUCCESS), without, with);
    }

    private void add(String words, Predicate<Loss> isLost, RolloutPlan without, RolloutPlan with) {
        features.add(new ExportedFeature(words, isOfUsers, isLost, without, with));
    }

    private RolloutPlan planned(UnaryOperator<ChangeDraft> more) {
        ChangeDraft draft = climbing(25, 50, 75)
                .apply(RolloutPlanner.forChange("Search 2")
                        .behavioral("Results are ranked by relevance")
                        .deliveredBy(delivery)
                        .population(population())
                        .guardrail(Metric.errorRate(ERRORS, percent(0.5)).mustStayBelow(percent(1))));
        return baking(more.apply(draft).plan(), SOAK);
    }

    private static Population population() {
        return Population.ofUsersPerDay(50_000_000).withRequestsPerDay(3_000_000_000L);
    }

    private static UnaryOperator<ChangeDraft> climbing(double... percentages) {
        Step[] ladder = new Step[percentages.length + 1];
        for (int at = 0; at < percentages.length; at++) {
            ladder[at] = Step.of("Step " + (at + 1), percentages[at], SOAK);
        }
        ladder[percentages.length] = Step.last("All");
        return draft -> draft.ladder(ladder);
    }

    /** The first phase, and the two after it, with other soaks. */
    private static UnaryOperator<ChangeDraft> soaking(Duration first, Duration others) {
        return draft -> draft.ladder(
                Step.of("Step 1", 25, first),
                Step.of("Step 2", 50, others),
                Step.of("Step 3", 75, others),
                Step.last("All"));
    }

    private RolloutPlan ringed(Ring ring) {
        return RolloutPlanner.forChange("Search 2")
                .behavioral("Results are ranked by relevance")
                .deliveredBy(delivery)
                .population(population().withRings(ring, Ring.of("All", 50_000_000)))
                .guardrail(Metric.errorRate(ERRORS, percent(0.5)).mustStayBelow(percent(1)))
                .plan();
    }

    private static RolloutPlan experiment() {
        return RolloutPlanner.forChange("Search 2")
                .population(population())
                .guardrail(Metric.errorRate(ERRORS, percent(0.5)))
                .success(Metric.conversion("Orders", percent(10)))
                .experiment(ExperimentRequest.changing("Orders", percent(5)))
                .plan();
    }

    private static RolloutPlan baking(RolloutPlan plan, Duration bake) {
        Timeline old = plan.timeline();
        return plan.withTimeline(new Timeline(
                old.preparation(), old.phases(), old.total(), TimeSpan.of(bake, "bake after full rollout")));
    }

    private interface Gates {
        List<Gate> of(RolloutPhase phase);
    }

    private RolloutPlan withGates(Gates gates) {
        return plan.withPhases(plan.phases().stream()
                .map(phase -> phase.withGoLiveCriteria(gates.of(phase).toArray(Gate[]::new)))
                .toList());
    }

    private static Gates each(UnaryOperator<Gate> change) {
        return phase -> phase.goLiveCriteria().stream()
                .map(gate -> gate.condition().measured().isPresent() ? change.apply(gate) : gate)
                .toList();
    }

    private static List<Gate> approved(RolloutPhase phase) {
        List<Gate> gates = new ArrayList<>(phase.goLiveCriteria());
        gates.add(Gate.of(Condition.parse("Ada confirms: support is ready"), GateRole.SIGNAL));
        return gates;
    }
}
