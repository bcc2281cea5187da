package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.plan.PlannedDelivery;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.Set;
import java.util.function.Predicate;

/** The deliveries that a system carries out. All others are refused, with what carries them out. */
public enum Carried {
    /** Traffic of a deployment that is there beside the previous version. */
    TRAFFIC(
            "splits the traffic of a deployment",
            "Delivery.deployment()",
            delivery -> delivery instanceof Delivery.Deployment && delivery.exposesAnyPercentage()),
    /** A configuration that goes to a part of its readers first. */
    CONFIGURATION(
            "pushes a configuration in stages",
            "Delivery.configurationPush()",
            delivery -> delivery instanceof Delivery.ConfigurationPush && delivery.exposesAnyPercentage());

    /** What could go out in stages, and may be said not to. */
    private static final Set<Delivery.Kind> STAGED = Set.of(Delivery.Kind.DEPLOYMENT, Delivery.Kind.CONFIGURATION_PUSH);

    private final String does;
    private final String plannedBy;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Predicate<Delivery> carries;

    Carried(String does, String plannedBy, Predicate<Delivery> carries) {
        this.does = does;
        this.plannedBy = plannedBy;
        this.carries = carries;
    }

    /** Refuses what the system does not carry; that a plan says nothing of it is a loss. */
    void check(String system, RolloutPlan plan, ExportItems items) {
        Spot spot = new Spot(items, "delivery", false);
        plan.delivery()
                .map(PlannedDelivery::carrier)
                .ifPresentOrElse(
                        carrier -> check(system, carrier, spot),
                        () -> spot.lose(
                                Loss.Feature.DELIVERY,
                                "The plan does not say how the change reaches its users, and " + system + " " + does
                                        + ".",
                                "Make sure that it does, or plan the change with deliveredBy(" + plannedBy + ")."));
    }

    private void check(String system, Delivery carrier, Spot spot) {
        if (!carries.test(carrier)) {
            spot.refuse(
                    Loss.Feature.DELIVERY,
                    "The change goes out by " + phrase(carrier) + ", and " + system + " " + does + ".",
                    nearest(carrier.kind()));
        }
    }

    private static String phrase(Delivery carrier) {
        String how = carrier.kind().phrase();
        boolean isAllAtOnce = !carrier.exposesAnyPercentage() && STAGED.contains(carrier.kind());
        return isAllAtOnce ? how + " to all users at once" : how;
    }

    private static String nearest(Delivery.Kind kind) {
        return switch (kind) {
            case FEATURE_FLAG -> "Export the flag for each phase, with plan.flagsAt(phase).";
            case DEPLOYMENT -> "If a router can split its traffic, plan it with Delivery.deployment().";
            case CONFIGURATION_PUSH -> "Stage it by what pushes it, as AppConfigExporter does for AWS AppConfig.";
            case INFRASTRUCTURE -> "Let the running rollout say when the next cell gets its definition.";
            case FLEET -> "Give the waves of the plan to what updates the hosts, phase by phase.";
            case APP_STORE -> "Set the percentage of each phase in the store.";
            case DATA_MIGRATION -> "Carry out its steps by what moves the data, and let the running rollout decide.";
            case LIBRARY -> "Publish a pre-release: those who depend on it upgrade when they like.";
        };
    }
}
