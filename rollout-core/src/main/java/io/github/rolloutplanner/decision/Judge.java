package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.metric.Quantity;
import java.util.List;

/**
 * How the sums of a metric become evidence that may be looked at at any time. Each stretch is compared by itself, by the
 * yardstick of its phase.
 */
interface Judge {

    /** The scale on which harm is measured. */
    MetricScale scale();

    /** Evidence that exposed users fare worse than the yardsticks allow. */
    EValue worse(List<PhaseBucket> buckets, ComparisonBases yardsticks, double significanceLevel);

    /** Evidence that exposed users fare better than they would at a level of the metric. */
    EValue better(List<PhaseBucket> buckets, ComparisonBases yardsticks, Quantity level, double significanceLevel);
}
