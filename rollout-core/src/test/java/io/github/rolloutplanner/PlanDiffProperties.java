package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.diff.Direction;
import io.github.rolloutplanner.diff.PlanChange;
import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.diff.PlanChange.Side;
import io.github.rolloutplanner.diff.PlanDiff;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Changes.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 10, edgeCases = EdgeCasesMode.NONE)
class PlanDiffProperties {
    private static RolloutPlan plan(Change change) {
        return RolloutPlanner.withPolicy(RolloutPolicy.standard()).plan(change);
    }

    @Property
    void aPlanDoesNotDifferFromItself(@ForAll Change change) {
        RolloutPlan plan = plan(change);

        assertThat(PlanDiff.between(plan, plan(change)).changes()).isEmpty();
        assertThat(PlanDiff.between(plan, plan).exposure()).isEmpty();
    }

    @Property
    void otherTextsAndReasonsAreNoChange(@ForAll Change change) {
        RolloutPlan plan = plan(change);

        assertThat(PlanDiff.between(plan, WithoutTexts.withoutReasons(plan)).changes())
                .isEmpty();
        assertThat(PlanDiff.between(plan, WithoutTexts.withoutTexts(plan)).changes())
                .isEmpty();
    }

    @Property
    void backwardsTheSamePlacesChangeTheOppositeWay(@ForAll Change one, @ForAll Change other) {
        RolloutPlan before = plan(one);
        RolloutPlan after = plan(other);

        assertThat(PlanDiff.between(after, before).changes().stream()
                        .map(change -> place(change.kind(), change.direction(), change.before(), change.after())))
                .containsExactlyInAnyOrderElementsOf(PlanDiff.between(before, after).changes().stream()
                        .map(change ->
                                place(change.kind(), change.direction().opposite(), change.after(), change.before()))
                        .toList());
    }

    private static List<Object> place(Kind kind, Direction direction, Optional<Side> before, Optional<Side> after) {
        return List.of(kind, direction, before, after);
    }

    @Property
    void everyLoosenedGateIsFound(@ForAll Change change, @ForAll("factors") double factor) {
        RolloutPlan plan = plan(change);
        List<RolloutPhase> phases = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (RolloutPhase phase : plan.phases()) {
            Gate[] gates = phase.goLiveCriteria().toArray(Gate[]::new);
            for (int at = 0; at < gates.length; at++) {
                Condition.OnMetric on = gates[at].condition() instanceof Condition.OnMetric known ? known : null;
                if (on != null && isLoosened(on.threshold(), on.threshold().relation(), factor)) {
                    gates[at] =
                            gates[at].withCondition(loosened(on, on.threshold().relation(), factor));
                    places.add("phases[" + phases.size() + "].goLiveCriteria[" + at + "].condition");
                }
            }
            phases.add(phase.withGoLiveCriteria(gates));
        }

        assertThat(loosenedPlaces(plan, plan.withPhases(phases))).isEqualTo(places);
    }

    @Property
    void everyLoosenedTriggerIsFound(@ForAll Change change, @ForAll("factors") double factor) {
        RolloutPlan plan = plan(change);
        RollbackTrigger[] triggers = plan.rollback().automaticTriggers().toArray(RollbackTrigger[]::new);
        List<String> places = new ArrayList<>();
        for (int at = 0; at < triggers.length; at++) {
            Condition.OnMetric on = (Condition.OnMetric) triggers[at].condition();
            Relation healthy = on.threshold().relation().opposite();
            if (isLoosened(on.threshold(), healthy, factor)) {
                triggers[at] = new RollbackTrigger(loosened(on, healthy, factor), List.of());
                places.add("rollback.automaticTriggers[" + at + "].condition");
            }
        }

        assertThat(loosenedPlaces(plan, plan.withRollback(plan.rollback().withAutomaticTriggers(triggers))))
                .isEqualTo(places);
    }

    @Property
    void everyLoosenedMonitoredLevelIsFound(@ForAll Change change, @ForAll("factors") double factor) {
        RolloutPlan plan = plan(change);
        List<MonitoredMetric> metrics = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (MonitoredMetric metric : plan.monitoring().metrics()) {
            Relation healthy = metric.threshold().relation();
            boolean isLoosened = isLoosened(metric.threshold(), healthy, factor);
            if (isLoosened) {
                places.add("monitoring.metrics[" + metrics.size() + "].threshold");
            }
            metrics.add(isLoosened ? metric.withThreshold(loosened(metric.threshold(), healthy, factor)) : metric);
        }

        assertThat(loosenedPlaces(
                        plan,
                        plan.withMonitoring(new Monitoring(
                                metrics,
                                plan.monitoring().dashboards(),
                                plan.monitoring().alerts()))))
                .isEqualTo(places);
    }

    private static List<String> loosenedPlaces(RolloutPlan before, RolloutPlan after) {
        List<PlanChange> changes = PlanDiff.between(before, after).changes();
        assertThat(changes)
                .allMatch(change -> change.kind() == Kind.THRESHOLD && change.direction() == Direction.RISKIER);
        return changes.stream().map(PlanChange::path).toList();
    }

    private static boolean isLoosened(Threshold threshold, Relation healthy, double factor) {
        return !loosened(threshold, healthy, factor).equals(threshold);
    }

    private static Condition.OnMetric loosened(Condition.OnMetric on, Relation healthy, double factor) {
        return new Condition.OnMetric(on.metric(), loosened(on.threshold(), healthy, factor), on.persistence());
    }

    private static Threshold loosened(Threshold threshold, Relation healthy, double factor) {
        Level level = threshold.level();
        boolean isRaised = (healthy == Relation.BELOW) == !isNegative(level);
        return new Threshold(threshold.relation(), times(level, isRaised ? factor : 1 / factor));
    }

    private static boolean isNegative(Level level) {
        return level instanceof Quantity quantity && quantity.value() < 0
                || level instanceof Level.ChangeFromBaseline change
                        && change.change().value() < 0
                || level instanceof Level.PointsFromBaseline points
                        && points.points().value() < 0;
    }

    private static Level times(Level level, double factor) {
        if (level instanceof Quantity quantity) {
            Quantity product = quantity.times(factor);
            return product.number().compareTo(quantity.number()) == 0 ? quantity : product;
        }
        if (level instanceof Level.TimesBaseline times) {
            return Level.timesBaseline(times.factor() * factor);
        }
        if (level instanceof Level.ChangeFromBaseline change) {
            return Level.changeOf(Percentage.percent(change.change().value() * factor));
        }
        return level;
    }

    @Provide
    Arbitrary<Double> factors() {
        return Arbitraries.of(1.001, 1.01, 1.5, 2.0, 10.0);
    }
}
