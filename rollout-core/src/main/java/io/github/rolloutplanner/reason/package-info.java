/**
 * Why something was decided, or why it could not be.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.reason.Reason} for a decision, {@link io.github.rolloutplanner.reason.Problem} for an input that cannot be planned.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.reason;

import javax.annotation.ParametersAreNonnullByDefault;
