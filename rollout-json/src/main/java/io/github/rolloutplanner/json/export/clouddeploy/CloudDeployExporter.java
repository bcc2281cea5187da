package io.github.rolloutplanner.json.export.clouddeploy;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.export.PlanExporter;
import io.github.rolloutplanner.json.internal.export.Carried;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.Grain;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.Kubernetes;
import io.github.rolloutplanner.json.internal.export.KubernetesNames;
import io.github.rolloutplanner.json.internal.export.PhaseStep;
import io.github.rolloutplanner.json.internal.export.PlanParts;
import io.github.rolloutplanner.json.internal.export.Share;
import io.github.rolloutplanner.json.internal.export.Spot;
import io.github.rolloutplanner.json.internal.export.TrafficRamp;
import io.github.rolloutplanner.json.internal.export.YamlText;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;

/**
 * Writes a delivery pipeline of Google Cloud Deploy with a canary deployment.
 *
 * <p>Cloud Deploy counts in whole percents and starts the next one when it is advanced, by a person or by an automation: it has no
 * times, no metrics and no thresholds. So let the running rollout decide, and advance the rollout when it does.
 *
 * @since 0.1.0
 */
public final class CloudDeployExporter implements PlanExporter {
    private static final String SYSTEM = "Cloud Deploy";
    private static final int LONGEST_NAME = 63;

    private final String pipeline;
    private final String target;
    private final JsonObject runtime;
    private final boolean isVerified;

    private CloudDeployExporter(String pipeline, String target, JsonObject runtime, boolean isVerified) {
        this.pipeline = pipeline;
        this.target = target;
        this.runtime = runtime;
        this.isVerified = isVerified;
    }

    /**
     * An exporter for a service of Cloud Run, whose traffic Cloud Deploy splits.
     *
     * @param pipeline name of the pipeline
     * @param target id of the target
     * @return the exporter
     * @throws RolloutException.InvalidValue if a name is not allowed
     */
    public static CloudDeployExporter cloudRun(String pipeline, String target) {
        return new CloudDeployExporter(
                name(pipeline, "pipeline", "a pipeline"),
                name(target, "target", "a target"),
                JsonObject.of("cloudRun", JsonObject.of("automaticTrafficControl", true)),
                false);
    }

    /**
     * An exporter for a deployment of Kubernetes, whose traffic a route of the Gateway API splits.
     *
     * @param pipeline name of the pipeline
     * @param target id of the target
     * @param httpRoute name of the route
     * @param service name of the service
     * @param deployment name of the deployment
     * @return the exporter
     * @throws RolloutException.InvalidValue if a name is not allowed
     */
    public static CloudDeployExporter gateway(
            String pipeline, String target, String httpRoute, String service, String deployment) {
        JsonObject mesh = JsonObject.of("httpRoute", name(httpRoute, "httpRoute", "a route"))
                .with("service", name(service, "service", "a service"))
                .with("deployment", name(deployment, "deployment", "a deployment"));
        return new CloudDeployExporter(
                name(pipeline, "pipeline", "a pipeline"),
                name(target, "target", "a target"),
                JsonObject.of("kubernetes", JsonObject.of("gatewayServiceMesh", mesh)),
                false);
    }

    private static String name(String name, String parameter, String what) {
        return KubernetesNames.require(requireNonNull(name, parameter), what, LONGEST_NAME);
    }

    /**
     * This exporter with the verification of Skaffold after each percentage. Its tests have to be configured there.
     *
     * @return an exporter that differs in this
     */
    public CloudDeployExporter verifying() {
        return new CloudDeployExporter(pipeline, target, runtime, true);
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Export export(RolloutPlan plan) {
        ExportItems items = new ExportItems();
        TrafficRamp ramp = TrafficRamp.of(requireNonNull(plan, "plan"), SYSTEM, Carried.TRAFFIC, items);
        ramp.check(Grain.PERCENT);
        List<Share> shares =
                ramp.shares().stream().filter(share -> !share.isAll()).toList();
        if (shares.isEmpty()) {
            Spot.phases(items)
                    .refuse(
                            Loss.Feature.PHASES,
                            "A canary has a percentage below 100%, and the plan has none.",
                            "Use the standard strategy of Cloud Deploy.");
        }
        ramp.steps().forEach(CloudDeployExporter::lose);
        PlanParts.lose(
                SYSTEM,
                plan,
                items,
                PlanParts.ONE_VERSION,
                PlanParts.GATES,
                PlanParts.ROLLBACK,
                PlanParts.BAKE,
                PlanParts.LENGTHS);
        items.throwIfRefused(SYSTEM);
        return items.export(SYSTEM, YamlText.of(List.of(pipeline(plan, shares))));
    }

    private static void lose(PhaseStep step) {
        if (!step.asked().isEmpty()) {
            step.spot()
                    .at("goLiveCriteria")
                    .lose(
                            Loss.Feature.APPROVALS,
                            "Cloud Deploy goes on when it is advanced, whoever does it and whether or not this holds: "
                                    + String.join("; ", step.asked()) + ".",
                            "Advance the rollout when those have agreed whom the plan names.");
        }
    }

    private JsonObject pipeline(RolloutPlan plan, List<Share> shares) {
        JsonObject deployment = JsonObject.of(
                        "percentages", shares.stream().map(Grain.PERCENT::steps).toList())
                .with("verify", isVerified);
        JsonObject canary = JsonObject.of("runtimeConfig", runtime).with("canaryDeployment", deployment);
        JsonObject stage = JsonObject.of("targetId", target).with("strategy", JsonObject.of("canary", canary));
        return Kubernetes.object("deploy.cloud.google.com/v1", "DeliveryPipeline", pipeline, plan)
                .with("serialPipeline", JsonObject.of("stages", List.of(stage)));
    }
}
