package io.github.rolloutplanner.json.export.gateway;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.export.PlanExporter;
import io.github.rolloutplanner.json.internal.export.Carried;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.Kubernetes;
import io.github.rolloutplanner.json.internal.export.KubernetesNames;
import io.github.rolloutplanner.json.internal.export.PlanParts;
import io.github.rolloutplanner.json.internal.export.Share;
import io.github.rolloutplanner.json.internal.export.Spot;
import io.github.rolloutplanner.json.internal.export.TrafficRamp;
import io.github.rolloutplanner.json.internal.export.Weights;
import io.github.rolloutplanner.json.internal.export.YamlText;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;

/**
 * Writes an {@code HTTPRoute} of the Gateway API of Kubernetes that splits the traffic between the service of the previous version and
 * that of the new one.
 *
 * <pre>{@code
 * GatewayExporter route = new GatewayExporter("checkout", "shop", "checkout-stable", "checkout-canary", 8080);
 * route.export(plan);                                   // the first percentage of the plan
 * route.export(plan, rollout.live().percentage());      // what must be live now; after a rollback, 0%
 * }</pre>
 *
 * <p>A route has the weights of one moment. So each document is for one percentage: several in one file would be applied at once, and the
 * last of them would win.
 *
 * @since 0.1.0
 */
public final class GatewayExporter implements PlanExporter {
    private static final String SYSTEM = "Gateway API";
    private static final int LONGEST_NAME = 63;
    private static final int FINEST = 1_000_000;

    private final String route;
    private final String gateway;
    private final String stable;
    private final String canary;
    private final int port;

    /**
     * An exporter for a route.
     *
     * @param route name of the route
     * @param gateway name of the gateway that it belongs to
     * @param stable name of the service of the previous version
     * @param canary name of the service of the new version
     * @param port the port of both
     * @throws RolloutException.InvalidValue if Kubernetes does not allow a name or the port
     */
    public GatewayExporter(String route, String gateway, String stable, String canary, int port) {
        this.route = name(route, "route");
        this.gateway = name(gateway, "gateway");
        this.stable = name(stable, "stable");
        this.canary = name(canary, "canary");
        this.port = KubernetesNames.requirePort(port);
    }

    private static String name(String name, String parameter) {
        return KubernetesNames.require(requireNonNull(name, parameter), "a service or route", LONGEST_NAME);
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    /** Writes the first percentage of a plan. */
    @Override
    public Export export(RolloutPlan plan) {
        ExportItems items = new ExportItems();
        TrafficRamp ramp = ramp(requireNonNull(plan, "plan"), items);
        items.throwIfRefused(SYSTEM);
        return export(plan, ramp.shares().get(0), items);
    }

    /**
     * Writes a percentage of a plan: that of a phase, or what must be live now.
     *
     * @param plan the plan
     * @param percentage the percentage of the traffic that the new version gets, from 0% to 100%
     * @return the route, and what it does not say of the plan
     * @throws io.github.rolloutplanner.json.export.ExportRefusedException if weights alone do not carry the plan
     * @throws RolloutException.InvalidValue if there is no such percentage of the traffic
     */
    public Export export(RolloutPlan plan, Percentage percentage) {
        ExportItems items = new ExportItems();
        ramp(requireNonNull(plan, "plan"), items);
        if (requireNonNull(percentage, "percentage").compareTo(Percentage.ZERO) < 0
                || percentage.compareTo(Percentage.ONE_HUNDRED) > 0) {
            throw new RolloutException.InvalidValue(
                    percentage + " of the traffic cannot be sent. Give a percentage from 0% to 100%.");
        }
        return export(plan, Share.of(percentage.fraction()), items);
    }

    private static TrafficRamp ramp(RolloutPlan plan, ExportItems items) {
        TrafficRamp ramp = TrafficRamp.of(plan, SYSTEM, Carried.TRAFFIC, items);
        if (ramp.steps().size() > 1) {
            Spot.phases(items)
                    .lose(
                            Loss.Feature.PHASES,
                            "A route has the weights of one phase.",
                            "Export it for each phase: export(plan, rollout.live().percentage()).");
        }
        PlanParts.lose(
                SYSTEM,
                plan,
                items,
                PlanParts.ONE_VERSION,
                PlanParts.APPROVALS,
                PlanParts.GATES,
                PlanParts.ROLLBACK,
                PlanParts.BAKE,
                PlanParts.LENGTHS);
        return ramp;
    }

    private Export export(RolloutPlan plan, Share share, ExportItems items) {
        Weights weights = Weights.of(List.of(share), FINEST);
        weights.grain().check(share, Spot.phases(items).at("percentage"));
        items.throwIfRefused(SYSTEM);
        return items.export(SYSTEM, YamlText.of(List.of(document(plan, weights, weights.of(share)))));
    }

    private JsonObject document(RolloutPlan plan, Weights weights, int weight) {
        List<JsonObject> backends = List.of(backend(stable, weights.total() - weight), backend(canary, weight));
        JsonObject spec = JsonObject.of("parentRefs", List.of(JsonObject.of("name", gateway)))
                .with("rules", List.of(JsonObject.of("backendRefs", backends)));
        return Kubernetes.object("gateway.networking.k8s.io/v1", "HTTPRoute", route, plan)
                .with("spec", spec);
    }

    private JsonObject backend(String service, int weight) {
        return JsonObject.of("name", service).with("port", port).with("weight", weight);
    }
}
