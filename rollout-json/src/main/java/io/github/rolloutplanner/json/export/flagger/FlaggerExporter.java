package io.github.rolloutplanner.json.export.flagger;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.PlanExporter;
import io.github.rolloutplanner.json.internal.export.Carried;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.Grain;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.Kubernetes;
import io.github.rolloutplanner.json.internal.export.KubernetesNames;
import io.github.rolloutplanner.json.internal.export.PlanParts;
import io.github.rolloutplanner.json.internal.export.TrafficRamp;
import io.github.rolloutplanner.json.internal.export.WebAddress;
import io.github.rolloutplanner.json.internal.export.YamlText;
import io.github.rolloutplanner.json.internal.monitoring.PlanQueries;
import io.github.rolloutplanner.json.internal.monitoring.PrometheusQueries;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a {@code Canary} of Flagger, and a {@code MetricTemplate} for each metric that it looks at.
 *
 * <pre>{@code
 * new FlaggerExporter("checkout", 8080)
 *         .watching(WatchedSeries.of(PrometheusGroups.of("role", "canary").withControl("primary"))
 *                 .withMetric("Checkout errors", PrometheusMetric.events("requests_total", "requests_total{code=~\"5..\"}")))
 *         .asking("http://rollouts.shop:8080/gate")
 *         .export(plan);
 * }</pre>
 *
 * <p>Flagger has one interval for all weights, and one range for each metric: it takes the longest soak and the tightest threshold.
 * After each interval it looks at the metrics once. A breach, no values or a query that fails is a failed check: the weight stays, and
 * Flagger rolls back when it comes to look again, an interval later. With a gate that it {@linkplain #asking asks}, the gate
 * says when the next weight comes, and it looks more often: of series, as soon as a total failure shows, of a query of your own, when the
 * sample of the plan is there, and at least once in the shortest soak below 100%. Answer 200 there when the running rollout has advanced,
 * and another status before.
 *
 * @since 0.1.0
 */
public final class FlaggerExporter implements PlanExporter {
    static final String SYSTEM = "Flagger";
    private static final int LONGEST_NAME = 50;

    private final String workload;
    private final int port;
    private final Optional<String> gate;
    private final PrometheusQueries queries;

    /**
     * An exporter that measures nothing yet.
     *
     * @param workload name of the deployment, at most 50 characters
     * @param port the port of its service
     * @throws RolloutException.InvalidValue if Kubernetes does not allow the name or the port
     */
    public FlaggerExporter(String workload, int port) {
        this(
                KubernetesNames.require(requireNonNull(workload, "workload"), "a deployment", LONGEST_NAME),
                KubernetesNames.requirePort(port),
                Optional.empty(),
                PrometheusQueries.NONE);
    }

    private FlaggerExporter(String workload, int port, Optional<String> gate, PrometheusQueries queries) {
        this.workload = workload;
        this.port = port;
        this.gate = gate;
        this.queries = queries;
    }

    /**
     * This exporter, which asks for the metrics of the new version by their series, with the conditions of the rules that
     * {@link io.github.rolloutplanner.json.export.prometheus.PrometheusRules} writes. It asks how a metric stands: 2 is beyond a rollback
     * trigger, 1 is a gate that is not met, 0 is well, and no value is no data.
     *
     * @param series by which series the metrics are counted; a metric that has none is not measured. Its phase does not matter: the gates
     *     of all phases are asked for together.
     * @return an exporter that differs in this
     */
    public FlaggerExporter watching(WatchedSeries series) {
        return new FlaggerExporter(workload, port, gate, queries.by(requireNonNull(series, "series")));
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
    public FlaggerExporter measuring(String metric, String query) {
        PrometheusQueries more = queries.with(requireNonNull(metric, "metric"), requireNonNull(query, "query"));
        return new FlaggerExporter(workload, port, gate, more);
    }

    /**
     * This exporter with another Prometheus than {@value PrometheusQueries#ADDRESS}.
     *
     * @param address where it answers
     * @return an exporter that differs in this
     * @throws RolloutException.InvalidValue if it is blank
     */
    public FlaggerExporter withPrometheus(String address) {
        return new FlaggerExporter(workload, port, gate, queries.at(requireNonNull(address, "address")));
    }

    /**
     * This exporter with a gate that Flagger asks before each weight and before the promotion.
     *
     * @param url where the gate answers: 200 to go on, another status to wait
     * @return an exporter that differs in this
     * @throws RolloutException.InvalidValue if that is no address of a host by http or https
     */
    public FlaggerExporter asking(String url) {
        String known = WebAddress.require(requireNonNull(url, "url"), "the gate", "http://rollouts.shop:8080/gate");
        return new FlaggerExporter(workload, port, Optional.of(known), queries);
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
        ramp.check(Grain.PERCENT);
        CanaryMetrics metrics = CanaryMetrics.of(workload, plan, ramp, asked, items);
        CanaryAnalysis analysis = CanaryAnalysis.of(ramp, metrics, gate, items);
        PlanParts.loseBut(asked.carried(), SYSTEM, plan, items, PlanParts.ONE_VERSION, PlanParts.FIRST_VERSION);
        items.throwIfRefused(SYSTEM);
        List<JsonObject> documents = new ArrayList<>(metrics.templates(plan, asked));
        documents.add(canary(plan, analysis));
        return items.export(SYSTEM, YamlText.of(documents));
    }

    private JsonObject canary(RolloutPlan plan, CanaryAnalysis analysis) {
        JsonObject spec = JsonObject.of("targetRef", Kubernetes.deployment(workload))
                .with("service", JsonObject.of("port", port))
                .with("analysis", analysis.document());
        return Kubernetes.object("flagger.app/v1beta1", "Canary", workload, plan)
                .with("spec", spec);
    }
}
