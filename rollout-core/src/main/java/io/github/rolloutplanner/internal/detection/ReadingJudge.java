package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.metric.Quantity;
import java.util.List;

/**
 * Readings of a resource. Each depends on the one before by as much as nobody knows, so that their sum is evidence of nothing at
 * any level; what counts is how many in a row are beyond a level.
 *
 * @param scale where the readings stand
 */
record ReadingJudge(NumberScale.Reading scale) implements Judge {

    @Override
    public EValue worse(List<PhaseBucket> buckets, ComparisonBases bases, double significanceLevel) {
        return EValue.NONE;
    }

    @Override
    public EValue better(List<PhaseBucket> buckets, ComparisonBases bases, Quantity level, double significanceLevel) {
        return EValue.NONE;
    }
}
