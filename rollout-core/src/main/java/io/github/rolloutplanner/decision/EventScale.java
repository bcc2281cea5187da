package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.evidence.RateScale;
import io.github.rolloutplanner.metric.Quantity;
import java.util.OptionalDouble;

/**
 * Events of trials, as the rate of what is rarer: of the bad ones or of the good ones. Rare events say most by their
 * number.
 */
record EventScale(RateScale rates, double badAtBaseline, boolean eventsAreBad) implements CountedScale {

    private boolean countsBad() {
        return badAtBaseline <= 0.5;
    }

    @Override
    public boolean rises() {
        return countsBad();
    }

    @Override
    public double baseline() {
        return countsBad() ? badAtBaseline : 1 - badAtBaseline;
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
    public boolean takes(Sample sample) {
        return sample instanceof Sample.Events;
    }

    @Override
    public String wanted() {
        return "events of trials, Sample.events(..)";
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
