/** The order in which a plan is derived. Not exported. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.internal;

import javax.annotation.ParametersAreNonnullByDefault;
