/** How a flag is set as the phases of a plan are reached. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.internal.targeting;

import javax.annotation.ParametersAreNonnullByDefault;
