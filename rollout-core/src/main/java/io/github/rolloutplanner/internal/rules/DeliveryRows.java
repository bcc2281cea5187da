package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** Which delivery carries the percentage of a rollout, and which steps that leaves. */
public final class DeliveryRows {
    private static final Rows ROWS = new Rows();

    public static final Rule GIVEN = ROWS.row(Rule.of("delivery.given", "The caller says how the change is delivered.")
            .because("The caller says that the change is delivered by {delivery}."));

    public static final Rule CARRIES = ROWS.row(
            Rule.of(
                            "delivery.carries",
                            "Of several deliveries, the one that can be rolled back fastest carries the percentage.")
                    .because(
                            "{^delivery} carries the percentage; {others} {count:goes|go} out to all {users} first, without effect."));

    public static final Rule FLAG_NAMED = ROWS.row(
            Rule.of("delivery.flag-named", "A change with a flag system or a flag key is delivered by a feature flag.")
                    .because("{named} was named, so a feature flag delivers the change."));

    public static final Rule TRAIT =
            ROWS.row(Rule.of("delivery.trait", "What a change is or touches can say how it is delivered.")
                    .because("The change {change}, so {delivery} delivers it."));

    public static final Rule ASSUMED =
            ROWS.row(Rule.of("delivery.assumed", "Where no delivery is known, a change in phases has a feature flag.")
                    .because("No delivery was given; a feature flag is assumed, which can expose any percentage."));

    public static final Rule REGULAR =
            ROWS.row(Rule.of("delivery.regular", "Where no delivery is known, a change without phases is deployed.")
                    .because("No delivery was given; a regular deployment is assumed, because no phases are needed."));

    public static final Rule WHOLE =
            ROWS.row(Rule.of("phase.whole", "A percentage of a few things is a whole number of them.")
                    .because("{size} of {all}: {percentage}[, where the ladder has {nominal}]."));

    public static final Rule STORE_STEP = ROWS.row(
            Rule.of("phase.store-step", "The phased release of the App Store has seven fixed steps, a day each.")
                    .because("Step {step} of the phased release of the App Store: {percentage}[ for {soak}]."));

    public static final Rule IDLE =
            ROWS.row(Rule.of("phase.idle", "A blue-green deployment is tested before traffic is switched to it.")
                    .says("No users: the new environment runs without traffic")
                    .because("The new environment is tested without traffic for {soak}."));

    public static final Rule SMOKE_TEST =
            ROWS.row(Rule.of("gate.smoke-test", "An idle environment is left when its tests pass.")
                    .says("Smoke tests and mirrored requests pass in the new environment")
                    .because("Manual approval: an idle environment has no traffic to measure."));

    public static final Rule AHEAD =
            ROWS.row(Rule.of("dependency.ahead", "What goes out ahead of the change is complete before it.")
                    .says("{^ahead} complete before {firstPublicPhase}, with the change turned off")
                    .because("{^delivery} can expose only what is already in place."));

    public static final Rule SWITCH =
            ROWS.row(Rule.of("phase.switch", "Some deliveries have one step, for all users at once.")
                    .because("Delivered by {delivery} that has no step between 0% and 100%."));

    static final List<Rule> ALL = ROWS.all();

    private DeliveryRows() {}
}
