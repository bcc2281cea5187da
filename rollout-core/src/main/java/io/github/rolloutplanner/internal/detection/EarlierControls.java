package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.evidence.RateScale;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.GroupTotals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The control groups of the phases before one, as a baseline that was measured for as long as they were watched.
 *
 * @param of how the bases of the metric follow from the plan
 * @param phase number of the phase
 */
record EarlierControls(BasisDerivation of, int phase) {
    private static final double ALL_PERCENT = 100;

    /** The metric with that baseline; nothing where there was no control group, or it says nothing of the metric. */
    Optional<Metric> measured(List<PhaseBucket> shown) {
        GroupTotals all = GroupTotals.NONE;
        double independent = 0;
        Duration watched = Duration.ZERO;
        for (PhaseBucket bucket : shown) {
            if (isOfThem(bucket)) {
                GroupTotals control = bucket.control().orElseThrow();
                all = all.plus(control);
                independent += control.observations() / designEffect(bucket);
                watched = watched.plus(bucket.covered());
            }
        }
        return independent < 1 ? Optional.empty() : standing(all, Baseline.measured((long) independent, watched));
    }

    /** A running sum that grows with its time is no level of a day. */
    private boolean isOfThem(PhaseBucket bucket) {
        boolean hasGrown = of.scale().growsWithTime() && bucket.checkpoint().isPresent();
        return bucket.phase() < phase && bucket.control().isPresent() && !bucket.lacksControl() && !hasGrown;
    }

    private double designEffect(PhaseBucket bucket) {
        return of.scale().designEffect(bucket, of.designEffects().get(bucket.phase() - 1));
    }

    private Optional<Metric> standing(GroupTotals control, Baseline source) {
        Metric metric = of.metric().withBaseline(source);
        String unit = metric.baseline().unit();
        double rate = (double) control.events() / control.observations();
        return switch (metric.kind()) {
            case RATE -> Optional.of(metric.withBaseline(Quantity.of(ALL_PERCENT * rate, unit)));
            case QUANTILE ->
                RateScale.of(metric, of.acceptable().slowTail())
                        .filter(scale -> rate > 0)
                        .map(scale -> metric.withBaseline(scale.levelAt(rate, metric.baseline())));
            case MEAN ->
                Optional.of(metric.withBaseline(Quantity.of(control.mean(), unit))
                        .withStandardDeviation(Math.sqrt(control.variance())));
            case COUNT, SATURATION -> Optional.empty();
        };
    }
}
