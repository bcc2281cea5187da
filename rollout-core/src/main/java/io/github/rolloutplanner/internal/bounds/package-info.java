/** What a single value may be, for the types that refuse it. Not exported. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.internal.bounds;

import javax.annotation.ParametersAreNonnullByDefault;
