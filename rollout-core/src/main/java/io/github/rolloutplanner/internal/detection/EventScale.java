package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.evidence.RateScale;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.ClusteredEvents;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Events of trials, as the rate of what is rarer: of the bad ones or of the good ones. Rare events say most by their
 * number.
 *
 * @param rates how a level of the metric is a rate of bad observations
 * @param badAtBaseline that rate without harm
 * @param eventsAreBad whether what is counted where it is observed is bad
 * @param unit what is counted
 */
record EventScale(RateScale rates, double badAtBaseline, boolean eventsAreBad, ExposureUnit unit)
        implements CountedScale {
    /** The scale of a metric; events of a percentile are those beyond it on the bad side. */
    static EventScale of(Metric metric, RateScale rates) {
        boolean eventsAreBad = metric.healthy() == Threshold.Relation.BELOW || metric.kind() == MetricKind.QUANTILE;
        return new EventScale(rates, rates.rateAt(metric.baseline()), eventsAreBad, metric.exposureUnit());
    }

    boolean isRare() {
        return RateScale.isRare(badAtBaseline);
    }

    private boolean countsBad() {
        return RateScale.countsBad(badAtBaseline);
    }

    @Override
    public boolean rises() {
        return countsBad();
    }

    @Override
    public boolean moreIsBetter() {
        return !eventsAreBad;
    }

    @Override
    public double baseline() {
        return countsBad() ? badAtBaseline : 1 - badAtBaseline;
    }

    @Override
    public boolean ofTrials() {
        return true;
    }

    @Override
    public long counted(GroupTotals group) {
        return eventsAreBad == countsBad() ? group.events() : group.observations() - group.events();
    }

    @Override
    public double exposure(GroupTotals group) {
        return group.observations();
    }

    @Override
    public double at(Quantity level) {
        double bad = rates.rateAt(level);
        return countsBad() ? bad : 1 - bad;
    }

    @Override
    public boolean isByUser() {
        return unit == ExposureUnit.REQUEST_BY_USER;
    }

    @Override
    public boolean growsWithTime() {
        return unit == ExposureUnit.USER;
    }

    @Override
    public double designEffect(PhaseBucket bucket, double planned) {
        if (!isByUser()) {
            return planned;
        }
        List<ClusteredEvents> groups = new ArrayList<>();
        groups.add(bad(bucket.treated()));
        bucket.control().ifPresent(control -> groups.add(bad(control)));
        return ClusteredEvents.designEffect(groups).orElse(planned);
    }

    private ClusteredEvents bad(GroupTotals group) {
        ClusteredEvents events = UserClusters.events(group);
        return eventsAreBad ? events : events.others();
    }

    @Override
    public boolean takes(Sample sample) {
        return isByUser() ? sample instanceof Sample.EventsByUser : sample instanceof Sample.Events;
    }

    @Override
    public String wanted() {
        return isByUser()
                ? "events of trials user by user, Sample.eventsByUser(..)"
                : "events of trials, Sample.events(..)";
    }

    @Override
    public OptionalDouble shown(GroupTotals group) {
        return group.observations() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) counted(group) / group.observations());
    }

    @Override
    public double sample(GroupTotals group) {
        return group.observations();
    }
}
