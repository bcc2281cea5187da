/**
 * The facts a caller gives about a change.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.change.Change}, {@link io.github.rolloutplanner.change.Trait}, {@link io.github.rolloutplanner.change.Population}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.change;

import javax.annotation.ParametersAreNonnullByDefault;
