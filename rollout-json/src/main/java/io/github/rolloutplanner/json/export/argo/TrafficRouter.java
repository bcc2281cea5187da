package io.github.rolloutplanner.json.export.argo;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.KubernetesNames;
import io.github.rolloutplanner.json.internal.export.Weights;
import java.util.Map;

/**
 * What splits the traffic for Argo Rollouts. Without one, Argo splits it by the number of pods: one of five would get 20% where the
 * plan says 1%.
 *
 * @since 0.1.0
 */
public final class TrafficRouter {
    private static final int LONGEST_NAME = 63;
    private static final int PERCENT = 100;
    private static final int MILLIONTHS = 1_000_000;

    private final JsonObject routing;
    private final int finest;

    private TrafficRouter(JsonObject routing, int finest) {
        this.routing = routing;
        this.finest = finest;
    }

    /**
     * Istio, by a virtual service.
     *
     * @param virtualService its name
     * @return the router, which splits in whole percents
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if Kubernetes does not allow the name
     */
    public static TrafficRouter istio(String virtualService) {
        String name = name(virtualService, "virtualService", "a virtual service");
        return new TrafficRouter(
                JsonObject.of("istio", JsonObject.of("virtualService", JsonObject.of("name", name))), PERCENT);
    }

    /**
     * NGINX, by an ingress.
     *
     * @param stableIngress name of the ingress of the previous version
     * @return the router, which splits in steps down to 0.0001%
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if Kubernetes does not allow the name
     */
    public static TrafficRouter nginx(String stableIngress) {
        String name = name(stableIngress, "stableIngress", "an ingress");
        return new TrafficRouter(JsonObject.of("nginx", JsonObject.of("stableIngress", name)), MILLIONTHS);
    }

    /**
     * Traefik, by a weighted service.
     *
     * @param weightedService name of the {@code TraefikService}
     * @return the router, which splits in whole percents
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if Kubernetes does not allow the name
     */
    public static TrafficRouter traefik(String weightedService) {
        String name = name(weightedService, "weightedService", "a weighted service");
        return new TrafficRouter(JsonObject.of("traefik", JsonObject.of("weightedTraefikServiceName", name)), PERCENT);
    }

    /**
     * The Gateway API, by the plugin of Argo for it, which has to be installed.
     *
     * @param httpRoute name of the route
     * @param namespace where it is
     * @return the router, which splits in whole percents
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue if Kubernetes does not allow a name
     */
    public static TrafficRouter gateway(String httpRoute, String namespace) {
        JsonObject route = JsonObject.of("httpRoute", name(httpRoute, "httpRoute", "a route"))
                .with("namespace", name(namespace, "namespace", "a namespace"));
        return new TrafficRouter(JsonObject.of("plugins", Map.of("argoproj-labs/gatewayAPI", route)), PERCENT);
    }

    private static String name(String name, String parameter, String what) {
        return KubernetesNames.require(requireNonNull(name, parameter), what, LONGEST_NAME);
    }

    /** The largest number by which all traffic may be counted. */
    int finest() {
        return finest;
    }

    /** Weights are of 100 unless it is said. */
    JsonObject routing(Weights weights) {
        return routing.copy().withIf(!weights.isPercent(), "maxTrafficWeight", weights.total());
    }
}
