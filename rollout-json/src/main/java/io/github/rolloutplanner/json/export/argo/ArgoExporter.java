package io.github.rolloutplanner.json.export.argo;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.PlanExporter;
import io.github.rolloutplanner.json.internal.export.Carried;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.Kubernetes;
import io.github.rolloutplanner.json.internal.export.KubernetesNames;
import io.github.rolloutplanner.json.internal.export.PlanParts;
import io.github.rolloutplanner.json.internal.export.TrafficRamp;
import io.github.rolloutplanner.json.internal.export.Weights;
import io.github.rolloutplanner.json.internal.export.YamlText;
import io.github.rolloutplanner.json.internal.monitoring.PlanQueries;
import io.github.rolloutplanner.json.internal.monitoring.PrometheusQueries;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Writes a {@code Rollout} of Argo Rollouts with a canary strategy, and an {@code AnalysisTemplate} for each phase in which something is
 * measured.
 *
 * <pre>{@code
 * new ArgoExporter("checkout", TrafficRouter.istio("checkout"))
 *         .watching(WatchedSeries.of(PrometheusGroups.of("role", "canary").withControl("stable"))
 *                 .withMetric("Checkout errors", PrometheusMetric.events("requests_total", "requests_total{code=~\"5..\"}")))
 *         .export(plan);
 * }</pre>
 *
 * <p>Each phase sets its weight, measures its metrics one window after the other, and pauses for what is left of its length. Beyond a
 * rollback trigger Argo aborts, which sends all traffic to the previous version at once. Where a gate does not hold, no data come, people
 * are asked, or a metric with a gate is not asked for, it pauses until a person promotes or aborts.
 *
 * <p>Where pods are told apart by their hash, {@code {{args.canary-hash}}} and {@code {{args.stable-hash}}} stand for those of the two
 * versions: {@code PrometheusGroups.of("rollouts_pod_template_hash", "{{args.canary-hash}}")}.
 *
 * <p>The rollout is about a {@code Deployment} of the same name, with a service {@code <name>-stable} and a service {@code
 * <name>-canary}, which are there already.
 *
 * @since 0.1.0
 */
public final class ArgoExporter implements PlanExporter {
    private static final String SYSTEM = "Argo Rollouts";
    private static final int LONGEST_NAME = 50;

    private final String workload;
    private final TrafficRouter router;
    private final Map<String, String> selector;
    private final OptionalInt replicas;
    private final PrometheusQueries queries;

    /**
     * An exporter that measures nothing yet, for pods with the label {@code app} of the workload's name.
     *
     * @param workload name of the deployment, at most 50 characters
     * @param router what splits the traffic
     * @throws RolloutException.InvalidValue if Kubernetes does not allow the name
     */
    public ArgoExporter(String workload, TrafficRouter router) {
        this(
                KubernetesNames.require(requireNonNull(workload, "workload"), "a deployment", LONGEST_NAME),
                requireNonNull(router, "router"),
                Map.of("app", workload),
                OptionalInt.empty(),
                PrometheusQueries.NONE);
    }

    private ArgoExporter(
            String workload,
            TrafficRouter router,
            Map<String, String> selector,
            OptionalInt replicas,
            PrometheusQueries queries) {
        this.workload = workload;
        this.router = router;
        this.selector = selector;
        this.replicas = replicas;
        this.queries = queries;
    }

    /**
     * This exporter for pods with another label.
     *
     * @param label name of the label, such as {@code app.kubernetes.io/name}
     * @param value its value for the pods of the workload
     * @return an exporter that differs in this
     * @throws RolloutException.InvalidValue if Kubernetes does not allow one of them
     */
    public ArgoExporter selecting(String label, String value) {
        Map<String, String> labels = Map.of(
                KubernetesNames.requireLabel(requireNonNull(label, "label")),
                KubernetesNames.requireLabelValue(requireNonNull(value, "value")));
        return new ArgoExporter(workload, router, labels, replicas, queries);
    }

    /**
     * This exporter with a number of pods. Without it Argo runs one, unless something else scales the rollout.
     *
     * @param pods how many, at least 1
     * @return an exporter that differs in this
     * @throws RolloutException.InvalidValue if there is none
     */
    public ArgoExporter withReplicas(int pods) {
        if (pods < 1) {
            throw new RolloutException.InvalidValue(pods + " pods serve no traffic. Give at least 1.");
        }
        return new ArgoExporter(workload, router, selector, OptionalInt.of(pods), queries);
    }

    /**
     * This exporter, which asks for the metrics of the new version by their series, with the conditions of the rules that
     * {@link io.github.rolloutplanner.json.export.prometheus.PrometheusRules} writes. It asks how a metric stands: 2 is beyond a rollback
     * trigger, 1 is a gate that is not met, 0 is well, and no value is no data.
     *
     * @param series by which series the metrics are counted; a metric that has none is not measured. Its phase does not matter: each
     *     phase of the plan is asked for as its own rules are.
     * @return an exporter that differs in this
     */
    public ArgoExporter watching(WatchedSeries series) {
        return new ArgoExporter(workload, router, selector, replicas, queries.by(requireNonNull(series, "series")));
    }

    /**
     * This exporter with a query of your own for one metric of the new version, in place of its series.
     *
     * @param metric name of the metric in the plan; a plan that monitors no such metric is not written
     * @param query what it is in PromQL, a single number in the unit of the metric's baseline: a percentage from 0 to 100. {@code
     *     {{window}}} stands for the time that it looks back on, such as {@code rate(errors_total[{{window}}])}.
     * @return an exporter that differs in this
     * @throws RolloutException.InvalidValue if the query is blank
     */
    public ArgoExporter measuring(String metric, String query) {
        PrometheusQueries more = queries.with(requireNonNull(metric, "metric"), requireNonNull(query, "query"));
        return new ArgoExporter(workload, router, selector, replicas, more);
    }

    /**
     * This exporter with another Prometheus than {@value PrometheusQueries#ADDRESS}.
     *
     * @param address where it answers
     * @return an exporter that differs in this
     * @throws RolloutException.InvalidValue if it is blank
     */
    public ArgoExporter withPrometheus(String address) {
        return new ArgoExporter(workload, router, selector, replicas, queries.at(requireNonNull(address, "address")));
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Export export(RolloutPlan plan) {
        ExportItems items = new ExportItems();
        TrafficRamp ramp = TrafficRamp.of(requireNonNull(plan, "plan"), SYSTEM, Carried.TRAFFIC, items);
        PlanQueries asked = queries.of(plan, ramp.steps(), items);
        Weights weights = Weights.of(ramp.shares(), router.finest());
        ramp.check(weights.grain());
        CanarySteps steps = CanarySteps.of(workload, plan, ramp, asked, items);
        PlanParts.loseBut(asked.carried(), SYSTEM, plan, items, PlanParts.ONE_VERSION, PlanParts.FIRST_VERSION);
        items.throwIfRefused(SYSTEM);
        List<JsonObject> documents = new ArrayList<>(steps.templates(plan, asked));
        documents.add(rollout(plan, steps, weights, asked));
        return items.export(SYSTEM, YamlText.of(documents));
    }

    private JsonObject rollout(RolloutPlan plan, CanarySteps steps, Weights weights, PlanQueries asked) {
        JsonObject canary = JsonObject.of("stableService", workload + "-stable")
                .with("canaryService", workload + "-canary")
                .with("trafficRouting", router.routing(weights))
                .with("steps", steps.documents(weights, asked));
        JsonObject spec = JsonObject.of("selector", JsonObject.of("matchLabels", selector))
                .withIf(replicas.isPresent(), "replicas", replicas.orElse(0))
                .with("workloadRef", Kubernetes.deployment(workload))
                .with("strategy", JsonObject.of("canary", canary));
        return Kubernetes.object("argoproj.io/v1alpha1", "Rollout", workload, plan)
                .with("spec", spec);
    }
}
