/**
 * The front door: describe a change, get a rollout plan.
 *
 * <p>Start with {@link io.github.rolloutplanner.RolloutPlanner#forChange(String)}. Everything else in this package is
 * either the policy that a planner follows or the problems it reports.
 */
@ParametersAreNonnullByDefault
@ValueStyle
package io.github.rolloutplanner;

import io.github.rolloutplanner.internal.ValueStyle;
import javax.annotation.ParametersAreNonnullByDefault;
