package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Sample;
import java.util.OptionalDouble;

/** The scale on which a regression of a metric is measured. */
public interface MetricScale {

    /** Whether a sample is of the sort that the metric is made from. */
    boolean takes(Sample sample);

    /** That sort, in words. */
    String wanted();

    /** Where a group stands; nothing before its first observation. */
    OptionalDouble shown(GroupTotals group);

    /** Where the metric stands at a level. */
    double at(Quantity level);

    /** How many observations of a group count; of events over time, how many are expected without a regression. */
    double sample(GroupTotals group);

    /** How many times as much as independent observations those of a stretch scatter; as planned where they do not show it. */
    default double designEffect(PhaseBucket bucket, double planned) {
        return planned;
    }

    /** Whether users are known whose observations are summed up. */
    default boolean isByUser() {
        return false;
    }

    /** Whether a running sum stands ever further from its baseline: of users counted once, ever more have had an event. */
    default boolean growsWithTime() {
        return false;
    }

    /** Where the metric stands without a regression. */
    double baseline();

    /** Whether a regression makes the metric rise on this scale. */
    boolean rises();

    /** Whether more events, or larger numbers, are better. */
    default boolean moreIsBetter() {
        return !rises();
    }

    /** Whether groups have a number of observations; events over time have none. */
    default boolean hasSize() {
        return true;
    }

    /** Whether each window is one reading of a resource, which is judged by itself. */
    default boolean isReading() {
        return false;
    }

    /** Whether observations are numbers, not events of trials. */
    default boolean isOfNumbers() {
        return false;
    }

    /** Whether a group stands on the bad side of a level. */
    default boolean isBeyond(GroupTotals group, Quantity level) {
        return isBeyond(group, at(level));
    }

    /** Whether a group stands on the bad side of a place on this scale. */
    default boolean isBeyond(GroupTotals group, double place) {
        OptionalDouble shown = shown(group);
        return shown.isPresent() && (rises() ? shown.getAsDouble() > place : shown.getAsDouble() < place);
    }
}
