/**
 * Plays a plan against simulated traffic, through the running rollout that decides in production.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.rehearsal.Rehearsal}, which plays, and
 * {@link io.github.rolloutplanner.rehearsal.Scenario}, which says what the traffic is like. Equal seeds give equal runs.
 */
@ParametersAreNonnullByDefault
@ValueStyle
package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.internal.ValueStyle;
import javax.annotation.ParametersAreNonnullByDefault;
