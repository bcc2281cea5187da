/**
 * The front door: describe a change, get a rollout plan.
 *
 * <p>Start with {@link io.github.rolloutplanner.RolloutPlanner#forChange(String)}. Everything else in this package is
 * either the policy that a planner follows or the problems it reports.
 */
@ParametersAreNonnullByDefault
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        strictBuilder = true,
        depluralize = true,
        depluralizeDictionary = "criterion:criteria",
        jacksonIntegration = false)
package io.github.rolloutplanner;

import javax.annotation.ParametersAreNonnullByDefault;
import org.immutables.value.Value;
