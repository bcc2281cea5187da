/**
 * Flags and ramp schedules as GrowthBook reads them.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.json.export.growthbook.GrowthBookExporter},
 * {@link io.github.rolloutplanner.json.export.growthbook.GrowthBookRampSchedule}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export.growthbook;

import javax.annotation.ParametersAreNonnullByDefault;
