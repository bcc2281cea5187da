/** What the observations of a metric show: evidence of a regression, and what of it is detected. Not exported. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.internal.detection;

import javax.annotation.ParametersAreNonnullByDefault;
