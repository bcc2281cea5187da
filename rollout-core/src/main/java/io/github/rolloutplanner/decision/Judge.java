package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.statistics.EValue;
import java.util.List;

/**
 * How the sums of a metric become evidence that may be looked at at any time. Each stretch is compared by itself, by the
 * yardstick of its phase.
 */
interface Judge {

    /** The scale on which harm is measured. */
    Scale scale();

    /** Evidence that exposed users fare worse than the yardsticks allow. */
    EValue worse(List<Stratum> strata, Yardsticks yardsticks, double alarmLevel);

    /** Evidence that exposed users fare better than they would at a level of the metric. */
    EValue better(List<Stratum> strata, Yardsticks yardsticks, Quantity level, double alarmLevel);
}
