/**
 * What is measured while a change rolls out, and the limits it must keep.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.metric.Metric}, {@link io.github.rolloutplanner.metric.Threshold}, {@link io.github.rolloutplanner.metric.Gate}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.metric;

import javax.annotation.ParametersAreNonnullByDefault;
