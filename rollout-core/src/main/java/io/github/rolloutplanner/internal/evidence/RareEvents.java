package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.internal.statistics.ArmSizes;

/** Events over time: a rate of a great many trials, of which nearly none is an event. */
final class RareEvents {
    static final double RATE = 1e-6;

    private RareEvents() {}

    /** The expected events of so many trials. */
    static ArmSizes of(ArmSizes trials) {
        return new ArmSizes(trials.exactControl() * RATE, trials.exactTreatment() * RATE);
    }
}
