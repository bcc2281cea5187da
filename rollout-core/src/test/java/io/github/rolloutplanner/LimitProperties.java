package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition.OnMetric;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;

/** How the limits of a metric lie to each other in the plan of every change. */
@Domain(Changes.class)
@PropertyDefaults(tries = 200)
class LimitProperties {

    @Property
    void gatesComeBeforeAlertsAndAlertsBeforeRollbacks(@ForAll Change change) {
        RolloutPlan plan = plan(change);
        for (MetricInRole measure : change.measures()) {
            Metric metric = measure.metric();
            double loosestGate = harms(metric, gates(plan)).max().orElse(0);
            double alert = harms(metric, alerts(plan)).findFirst().orElseThrow();
            double trigger = harms(metric, triggers(plan)).findFirst().orElse(Double.MAX_VALUE);
            assertThat(List.of(loosestGate, alert, trigger))
                    .as(metric.toString())
                    .isSorted();
        }
    }

    @Property
    void everyLimitIsOnTheBadSideOfTheBaseline(@ForAll Change change) {
        RolloutPlan plan = plan(change);
        for (MetricInRole measure : change.measures()) {
            Metric metric = measure.metric();
            assertThat(Stream.of(gates(plan), alerts(plan), triggers(plan))
                            .flatMap(conditions -> harms(metric, conditions).boxed()))
                    .as(metric.toString())
                    .allMatch(harm -> harm > 0);
        }
    }

    /** Those with a control group, and those without one, which start from a baseline that is known less well. */
    @Property
    void gatesTightenAsThePercentageGrows(@ForAll Change change) {
        RolloutPlan plan = plan(change);
        for (MetricInRole measure : change.measures()) {
            if (measure.metric().kind() == MetricKind.SATURATION) {
                assertProjected(measure.metric(), plan);
                continue;
            }
            for (Comparison comparison : Comparison.values()) {
                List<Double> harms =
                        harms(measure.metric(), gates(plan, comparison)).boxed().toList();
                assertThat(harms).as(measure.metric().toString()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
            }
        }
    }

    /** What a percentage adds to a resource grows with it. */
    private static void assertProjected(Metric metric, RolloutPlan plan) {
        for (Comparison comparison : Comparison.values()) {
            assertThat(harms(metric, gates(plan, comparison)).boxed().toList())
                    .as(metric.toString())
                    .isSorted();
        }
    }

    @Property
    void onlyGuardrailsRollBack(@ForAll Change change) {
        List<String> guardrails = change.measures().stream()
                .filter(measure -> measure.role() == GateRole.GUARDRAIL)
                .map(measure -> measure.metric().name())
                .toList();
        assertThat(plan(change).rollback().automaticTriggers())
                .extracting(
                        trigger -> trigger.condition().measured().orElseThrow().metric())
                .isEqualTo(guardrails);
    }

    /** How far each condition on a metric lies from its baseline, on the bad side. */
    private static DoubleStream harms(Metric metric, Stream<OnMetric> conditions) {
        double sign = metric.healthy() == Relation.BELOW ? 1 : -1;
        return conditions
                .filter(condition -> condition.metric().equals(metric.name()))
                .mapToDouble(condition -> sign
                        * (condition
                                        .threshold()
                                        .level()
                                        .against(metric.baseline())
                                        .orElseThrow()
                                        .value()
                                - metric.baseline().value()));
    }

    /** The gates of phases that say a metric must not get worse; a read-out says that it must be better. */
    private static Stream<OnMetric> gates(RolloutPlan plan) {
        return onMetrics(openGates(plan));
    }

    private static Stream<OnMetric> gates(RolloutPlan plan, Comparison comparison) {
        return onMetrics(openGates(plan).filter(gate -> gate.comparison().equals(Optional.of(comparison))));
    }

    private static Stream<Gate> openGates(RolloutPlan plan) {
        return plan.phases().stream()
                .flatMap(phase -> phase.goLiveCriteria().stream())
                .filter(gate -> gate.role() != GateRole.SUCCESS);
    }

    private static Stream<OnMetric> onMetrics(Stream<Gate> gates) {
        return gates.map(Gate::condition).filter(OnMetric.class::isInstance).map(OnMetric.class::cast);
    }

    private static Stream<OnMetric> alerts(RolloutPlan plan) {
        return plan.monitoring().alerts().stream().flatMap(alert -> alert.trigger().measured().stream());
    }

    private static Stream<OnMetric> triggers(RolloutPlan plan) {
        return plan.rollback().automaticTriggers().stream().flatMap(trigger -> trigger.condition().measured().stream());
    }

    private static RolloutPlan plan(Change change) {
        return RolloutPlanner.withPolicy(RolloutPolicy.standard()).plan(change);
    }
}
