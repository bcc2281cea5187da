/**
 * What to do now: the running rollout, and the decision that follows from what it was told.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.decision.RunningRollout}, which {@code RunningRollout.start(plan)} makes, and
 * {@link io.github.rolloutplanner.decision.Decision}. Nothing in here acts on the world or asks for the time: a look is a
 * length of time since the start of the rollout.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.decision;

import javax.annotation.ParametersAreNonnullByDefault;
