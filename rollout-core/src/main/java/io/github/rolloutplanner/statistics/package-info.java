/**
 * Sample sizes, rare events, sample ratios, repeated looks and rank tests, as pure functions of numbers.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.statistics.TwoProportionSampleSize}.
 */
@javax.annotation.ParametersAreNonnullByDefault
package io.github.rolloutplanner.statistics;
