package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.ClusteredNumbers;
import io.github.rolloutplanner.internal.statistics.SampleMoments;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Sample;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A scale of numbers that are compared by their means. */
interface NumberScale extends MetricScale {

    /** What a group says of its numbers. */
    SampleMoments moments(GroupTotals group);

    /** Of fewer observations nothing is said. */
    long least();

    /** How far single numbers spread. */
    double deviation();

    @Override
    default OptionalDouble shown(GroupTotals group) {
        return group.observations() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(moments(group).mean());
    }

    @Override
    default double sample(GroupTotals group) {
        return group.observations();
    }

    /**
     * Measured numbers, in the unit of the metric's baseline.
     *
     * @param known how far single numbers spread, if stated
     * @param isByUser whether they come summed up user by user
     */
    record Measured(double baseline, boolean rises, OptionalDouble known, boolean isByUser) implements NumberScale {
        /** What an exponential distribution needs beside a known mean; how skewed the numbers are is not known. */
        private static final long LEAST = 2000;
        /** As much as if one visit in nine hundred brought all the revenue. */
        private static final double UNKNOWN_SPREAD = 30;

        @Override
        public double deviation() {
            return known.orElse(Math.max(Double.MIN_NORMAL, UNKNOWN_SPREAD * Math.abs(baseline)));
        }

        @Override
        public boolean isOfNumbers() {
            return true;
        }

        @Override
        public SampleMoments moments(GroupTotals group) {
            return new SampleMoments(group.observations(), group.mean(), group.variance());
        }

        @Override
        public OptionalDouble shown(GroupTotals group) {
            return group.observations() == 0 ? OptionalDouble.empty() : OptionalDouble.of(group.mean());
        }

        /** By the sum, which is asked at each look: a division of exact sums takes far longer. */
        @Override
        public boolean isBeyond(GroupTotals group, double place) {
            int side = group.sum().compareTo(new BigDecimal(place).multiply(BigDecimal.valueOf(group.observations())));
            return group.observations() > 0 && (rises ? side > 0 : side < 0);
        }

        @Override
        public long least() {
            return LEAST;
        }

        @Override
        public double at(Quantity level) {
            return level.value();
        }

        @Override
        public boolean takes(Sample sample) {
            return isByUser
                    ? sample instanceof Sample.NumbersByUser
                    : sample instanceof Sample.Moments || sample instanceof Sample.AdjustedMoments;
        }

        @Override
        public String wanted() {
            return isByUser
                    ? "numbers user by user, Sample.numbersByUser(..)"
                    : "numbers by their moments, Sample.moments(..)";
        }

        @Override
        public double designEffect(PhaseBucket bucket, double planned) {
            if (!isByUser) {
                return planned;
            }
            List<ClusteredNumbers> groups = new ArrayList<>();
            groups.add(UserClusters.numbers(bucket.treated()));
            bucket.control().map(UserClusters::numbers).ifPresent(groups::add);
            return ClusteredNumbers.designEffect(groups).orElse(planned);
        }
    }

    /** Readings of a resource, one a window, in the unit of the metric's baseline. */
    record Reading(double baseline, boolean rises) implements NumberScale {

        @Override
        public double deviation() {
            return Math.max(Double.MIN_NORMAL, Math.abs(baseline));
        }

        @Override
        public boolean isReading() {
            return true;
        }

        @Override
        public SampleMoments moments(GroupTotals group) {
            return new SampleMoments(group.observations(), group.mean(), group.variance());
        }

        @Override
        public long least() {
            return 1;
        }

        @Override
        public double at(Quantity level) {
            return level.value();
        }

        @Override
        public boolean takes(Sample sample) {
            return sample instanceof Sample.Moments moments && moments.count() <= 1;
        }

        @Override
        public String wanted() {
            return "one reading of the window, Sample.reading(..)";
        }
    }

    /** Trials of which neither the bad ones nor the good ones are rare, as numbers that are 1 for the counted ones. */
    record Counted(EventScale events) implements NumberScale {
        private static final long LEAST = 100;

        @Override
        public double deviation() {
            return Math.sqrt(baseline() * (1 - baseline()));
        }

        @Override
        public boolean moreIsBetter() {
            return events.moreIsBetter();
        }

        @Override
        public boolean isByUser() {
            return events.isByUser();
        }

        @Override
        public boolean growsWithTime() {
            return events.growsWithTime();
        }

        @Override
        public double designEffect(PhaseBucket bucket, double planned) {
            return events.designEffect(bucket, planned);
        }

        @Override
        public SampleMoments moments(GroupTotals group) {
            double count = group.observations();
            double mean = count == 0 ? 0 : events.counted(group) / count;
            return new SampleMoments(
                    group.observations(), mean, count < 2 ? 0 : mean * (1 - mean) * count / (count - 1));
        }

        @Override
        public long least() {
            return LEAST;
        }

        @Override
        public double baseline() {
            return events.baseline();
        }

        @Override
        public double at(Quantity level) {
            return events.at(level);
        }

        @Override
        public boolean rises() {
            return events.rises();
        }

        @Override
        public boolean takes(Sample sample) {
            return events.takes(sample);
        }

        @Override
        public String wanted() {
            return events.wanted();
        }
    }
}
