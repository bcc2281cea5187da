package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.metric.Quantity;
import java.util.OptionalDouble;

/** A scale of numbers that are compared by their means. */
interface NumberScale extends Scale {

    /** How many numbers a group has. */
    long count(GroupTotals group);

    /** Their mean; 0 without numbers. */
    double mean(GroupTotals group);

    /** Their variance with n - 1; 0 for fewer than two. */
    double variance(GroupTotals group);

    /** The mean without harm. */
    double baseline();

    @Override
    default OptionalDouble shown(GroupTotals group) {
        return count(group) == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean(group));
    }

    @Override
    default double sample(GroupTotals group) {
        return count(group);
    }

    /** Measured numbers, in the unit of the metric's baseline. */
    record Measured(double baseline, boolean rises) implements NumberScale {
        @Override
        public long count(GroupTotals group) {
            return group.observations();
        }

        @Override
        public double mean(GroupTotals group) {
            return group.mean();
        }

        @Override
        public double variance(GroupTotals group) {
            return group.variance();
        }

        @Override
        public double at(Quantity level) {
            return level.value();
        }

        @Override
        public boolean takes(Sample sample) {
            return sample instanceof Sample.Moments;
        }

        @Override
        public String wanted() {
            return "numbers by their moments, Sample.moments(..)";
        }
    }

    /** Trials of which neither the bad ones nor the good ones are rare, as numbers that are 1 for the counted ones. */
    record Counted(EventScale events) implements NumberScale {
        @Override
        public long count(GroupTotals group) {
            return group.observations();
        }

        @Override
        public double mean(GroupTotals group) {
            return group.observations() == 0 ? 0 : (double) events.counted(group) / group.observations();
        }

        @Override
        public double variance(GroupTotals group) {
            double mean = mean(group);
            double count = group.observations();
            return count < 2 ? 0 : mean * (1 - mean) * count / (count - 1);
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
