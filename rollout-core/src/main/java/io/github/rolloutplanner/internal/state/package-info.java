/** What a rollout remembers of its observations and of its way, in a size that does not grow with its length. Exported to the JSON module alone. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.internal.state;

import javax.annotation.ParametersAreNonnullByDefault;
