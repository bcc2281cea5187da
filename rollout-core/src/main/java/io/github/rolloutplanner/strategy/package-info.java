/**
 * Ways to expose a change step by step: the SPI, the registry, and the five built-in strategies.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.strategy.RolloutStrategy} to write one, {@link io.github.rolloutplanner.strategy.Strategies} to collect them.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.strategy;

import javax.annotation.ParametersAreNonnullByDefault;
