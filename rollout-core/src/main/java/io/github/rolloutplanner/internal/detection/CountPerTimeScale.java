package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.evidence.CountRate;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Sample;
import java.util.OptionalDouble;

/** Events over time, as a number in an hour of full traffic. */
record CountPerTimeScale(double baseline, boolean rises) implements CountedScale {

    @Override
    public boolean hasSize() {
        return false;
    }

    @Override
    public boolean ofTrials() {
        return false;
    }

    @Override
    public long counted(GroupTotals group) {
        return group.events();
    }

    @Override
    public double exposure(GroupTotals group) {
        return group.exposure().doubleValue();
    }

    @Override
    public double at(Quantity level) {
        return CountRate.perHour(level).orElse(baseline);
    }

    @Override
    public boolean takes(Sample sample) {
        return sample instanceof Sample.Counts;
    }

    @Override
    public String wanted() {
        return "events over time, Sample.counts(..)";
    }

    @Override
    public OptionalDouble shown(GroupTotals group) {
        return group.exposure().signum() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(group.events() / exposure(group));
    }

    @Override
    public double sample(GroupTotals group) {
        return baseline * exposure(group);
    }
}
