/** What a delivery decides: who carries the percentage, which steps exist, what a rollback is, and what must be prepared. */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.internal.planning.delivery;

import javax.annotation.ParametersAreNonnullByDefault;
