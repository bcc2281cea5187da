package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What a deployment needs, and how it is rolled back. */
public final class DeploymentRows {
    private static final Rows ROWS = new Rows();

    public static final Rule SHIFT = ROWS.row(Rule.of(
                    "rollback.shift-traffic",
                    "A deployment beside the previous version is rolled back by its traffic weight.")
            .says("Set the traffic weight of the new version to 0% in {environment}")
            .because("The traffic weight controls who gets the change."));

    public static final Rule SWITCH_BACK =
            ROWS.row(Rule.of("rollback.switch-back", "A blue-green deployment is rolled back by switching the router.")
                    .says("Switch the router in {environment} back to the previous environment")
                    .because("The previous environment keeps running until the bake is over."));

    public static final Rule PIN =
            ROWS.row(Rule.of("rollback.pin", "After a rollback, nothing deploys the faulty version again.")
                    .says("Pin the previous version in the pipeline, so that no deployment brings the new one back")
                    .because("Until it is pinned, the pipeline deploys the new version again."));

    public static final Rule ROUTER = ROWS.row(
            Rule.of("dependency.router", "A percentage of a deployment needs a router.")
                    .says(
                            "Traffic routing: weights of {percentages} for the new version, {users} kept on their version by {bucketBy}")
                    .because(
                            "The traffic weight decides who is exposed, and groups can be compared only if each {unit} stays on one version."));

    public static final Rule CAPACITY =
            ROWS.row(Rule.of("dependency.capacity", "The previous version must be able to take all traffic again.")
                    .says(
                            "Capacity: the previous version stays deployed, sized for all traffic, until the bake of {bake} is over")
                    .because("A rollback sends all traffic to it at once."));

    public static final Rule TESTED =
            ROWS.row(Rule.of("before.versions", "Two versions that run together are tested together.")
                    .says("Previous and new version tested side by side on the same data and messages")
                    .because("Both versions run side by side in {phases}."));

    public static final Rule WEIGHT = ROWS.row(Rule.of("during.weight", "The traffic weight is verified in each phase.")
            .says("Verify the traffic that the new version gets: {phases}")
            .because("A router without session affinity, or with few instances, misses its weight."));

    public static final Rule RETIRE =
            ROWS.row(Rule.of("after.retire", "The previous version is removed after the bake.")
                    .says("Remove the previous version from {environment} when the bake of {bake} is over")
                    .because("A rollback needs it until then."));

    public static final Rule MIXED =
            ROWS.row(Rule.of("risk-register.mixed-versions", "Two versions that run together share data.")
                    .says("The previous version cannot read what the new one writes")
                    .advises(
                            "Deploy a version that reads both formats first, and write the new format only after the bake of {bake}")
                    .because("Both versions run side by side in {phases}."));

    public static final Rule WARM =
            ROWS.row(Rule.of("risk-register.cold-environment", "All traffic at once meets a cold environment.")
                    .says("Cold caches and connection pools fail under all traffic at once")
                    .advises("Warm the new environment with replayed or mirrored traffic before the switch")
                    .because("A blue-green deployment switches all traffic at once."));

    public static final Rule PREPARATION =
            ROWS.row(Rule.of("preparation.router", "Traffic weights take time to set up.")
                    .says("traffic routing"));

    public static final Rule AUTOMATION =
            ROWS.row(Rule.of("dependency.automatic-shift", "Guardrails need something that sends the traffic back.")
                    .says(
                            "Automated rollback: sends all traffic back to the previous version when {guardrails:|any of }{guardrails} breaches its limit")
                    .because(DependencyRows.ROLLED_BACK));

    public static final DeliveryWords WEIGHT_WORDS = new DeliveryWords(
            "version",
            "rollback by traffic weight",
            "who may set traffic weights",
            "routed by a header",
            "",
            List.of("error rate by version", "restarts of instances"));

    public static final DeliveryWords SWITCH_WORDS = new DeliveryWords(
            "environment",
            "switch back to the previous environment",
            "who may switch the router",
            "routed by a header",
            "",
            List.of("error rate by environment", "cache hit rate"));

    public static final DeliveryWords REPLACEMENT_WORDS = new DeliveryWords(
            "",
            "redeployment of the previous version",
            "who may deploy",
            "its own environment",
            "",
            List.of("error rate"));

    static final List<Rule> ALL = ROWS.all();

    private DeploymentRows() {}
}
