/**
 * What to do now: observations of a running rollout, and the decision that follows from them.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.decision.RunningRollout}, which {@code RunningRollout.start(plan)} makes,
 * {@link io.github.rolloutplanner.decision.Observation} and {@link io.github.rolloutplanner.decision.Decision}.
 * Nothing in here acts on the world or asks for the time: a look is a length of time since the start of the rollout.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.decision;

import javax.annotation.ParametersAreNonnullByDefault;
