/**
 * When a rollout may start and promote by the wall clock: time zone, promotion hours, freezes.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.schedule.RolloutCalendar}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.schedule;

import javax.annotation.ParametersAreNonnullByDefault;
