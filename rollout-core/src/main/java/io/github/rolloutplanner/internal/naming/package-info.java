/** Which metric of a plan a name means: one way for everything that reads plans. Not exported. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.internal.naming;

import javax.annotation.ParametersAreNonnullByDefault;
