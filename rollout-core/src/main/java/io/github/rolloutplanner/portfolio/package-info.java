/**
 * Looks at several rollouts together: which take each other's attribution, which come too early, and for whom they are too many.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.portfolio.Portfolio} and
 * {@link io.github.rolloutplanner.portfolio.PortfolioEntry}.
 */
@ParametersAreNonnullByDefault
@ValueStyle
package io.github.rolloutplanner.portfolio;

import io.github.rolloutplanner.internal.ValueStyle;
import javax.annotation.ParametersAreNonnullByDefault;
