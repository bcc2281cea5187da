package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.json.export.appconfig.AppConfigExporter;
import io.github.rolloutplanner.json.export.argo.ArgoExporter;
import io.github.rolloutplanner.json.export.argo.TrafficRouter;
import io.github.rolloutplanner.json.export.clouddeploy.CloudDeployExporter;
import io.github.rolloutplanner.json.export.flagger.FlaggerExporter;
import io.github.rolloutplanner.json.export.gateway.GatewayExporter;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Plans of deployments and configurations, and the exporters that they are for. */
final class DeliveryPlans {
    static final String ERRORS = "Checkout errors";
    static final String QUERY =
            "100 * sum(rate(errors_total{version=\"v2\"}[{{window}}])) / sum(rate(all_total[{{window}}]))";
    static final ArgoExporter ARGO =
            new ArgoExporter("checkout", TrafficRouter.istio("checkout")).measuring(ERRORS, QUERY);
    static final FlaggerExporter FLAGGER = new FlaggerExporter("checkout", 8080).measuring(ERRORS, QUERY);
    static final CloudDeployExporter CLOUD_DEPLOY = CloudDeployExporter.cloudRun("checkout", "production");
    static final GatewayExporter GATEWAY =
            new GatewayExporter("checkout", "shop", "checkout-stable", "checkout-canary", 8080);
    static final AppConfigExporter APP_CONFIG = new AppConfigExporter("limits");
    static final List<PlanExporter> OF_TRAFFIC = List.of(ARGO, FLAGGER, CLOUD_DEPLOY, GATEWAY);

    private static final RolloutPlan MEASURED = measured(
            Step.of("Canary", 5, Duration.ofMinutes(30)),
            Step.of("Half", 50, Duration.ofMinutes(30)),
            Step.last("All"));

    private DeliveryPlans() {}

    static ChangeDraft checkout() {
        return RolloutPlanner.forChange("Checkout 4.2")
                .behavioral("Prices come from the new service")
                .deliveredBy(Delivery.deployment());
    }

    /** A plan in which one guardrail is measured at each percentage. */
    static RolloutPlan measured(Step... ladder) {
        return checkout()
                .population(Population.ofUsersPerDay(400_000).withRequestsPerDay(20_000_000))
                .guardrail(Metric.errorRate(ERRORS, percent(0.5)).mustStayBelow(percent(1)))
                .ladder(ladder)
                .plan();
    }

    static RolloutPlan measured() {
        return MEASURED;
    }

    static RolloutPlan pushed(double... percentages) {
        Step[] ladder = new Step[percentages.length + 1];
        for (int at = 0; at < percentages.length; at++) {
            ladder[at] = Step.of("Step " + at, percentages[at], Duration.ofHours(1));
        }
        ladder[percentages.length] = Step.last("All");
        return RolloutPlanner.forChange("Limits")
                .behavioral("Uploads may be larger")
                .deliveredBy(Delivery.configurationPush())
                .population(Population.ofUsersPerDay(400_000).withRequestsPerDay(20_000_000))
                .guardrail(Metric.errorRate(ERRORS, percent(0.5)).mustStayBelow(percent(1)))
                .ladder(ladder)
                .plan();
    }

    /** The same plan from a stranger, of a change and a metric with other names. */
    static RolloutPlan named(String change, String metric) {
        RolloutPlan plan = measured();
        MonitoredMetric watched = plan.monitoring().metrics().get(0);
        Condition.OnMetric trigger = new Condition.OnMetric(metric, Threshold.above(Quantity.of(percent(1))));
        Condition.OnMetric gate = new Condition.OnMetric(metric, watched.threshold());
        return RolloutPlan.builder()
                .feature(change)
                .risk(plan.risk())
                .strategy(plan.strategy())
                .addAllPhases(plan.phases().stream()
                        .map(phase -> phase.withGoLiveCriteria(Gate.of(gate, GateRole.GUARDRAIL)))
                        .toList())
                .monitoring(new Monitoring(
                        List.of(MonitoredMetric.builder()
                                .name(metric)
                                .baseline(watched.baseline())
                                .threshold(watched.threshold())
                                .build()),
                        List.of(),
                        List.of()))
                .rollback(plan.rollback().withAutomaticTriggers(new RollbackTrigger(trigger, List.of())))
                .timeline(plan.timeline())
                .build();
    }

    /** A plan from a stranger with 100 metrics, each with a gate in words in each of 100 phases. */
    static RolloutPlan hundredByHundred() {
        RolloutPlan plan = measured();
        List<Integer> numbers = IntStream.rangeClosed(1, 100).boxed().toList();
        List<Gate> gates = numbers.stream()
                .map(number -> Gate.stated("Metric " + number + " < 1%", GateRole.GUARDRAIL))
                .toList();
        Threshold threshold = Threshold.below(Quantity.of(percent(1)));
        return RolloutPlan.builder()
                .feature(plan.feature())
                .risk(plan.risk())
                .strategy(plan.strategy())
                .addAllPhases(numbers.stream()
                        .map(number -> RolloutPhase.builder()
                                .number(number)
                                .name("Phase " + number)
                                .percentage(percent(number))
                                .audience(new Audience.Stated(number + "% of users"))
                                .soak(Duration.ofMinutes(30))
                                .addAllGoLiveCriteria(gates)
                                .build())
                        .toList())
                .monitoring(new Monitoring(
                        numbers.stream()
                                .map(number -> MonitoredMetric.builder()
                                        .name("Metric " + number)
                                        .baseline(Quantity.of(percent(0.5)))
                                        .threshold(threshold)
                                        .build())
                                .toList(),
                        List.of(),
                        List.of()))
                .rollback(plan.rollback().withAutomaticTriggers(new RollbackTrigger[0]))
                .timeline(plan.timeline())
                .build();
    }

    static List<Loss.Feature> features(List<Loss> losses) {
        return losses.stream().map(Loss::feature).distinct().toList();
    }
}
