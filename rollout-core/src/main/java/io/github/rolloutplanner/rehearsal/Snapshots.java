package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.util.Optional;

/** A metric that is read as everything since the start of the phase, now and then from two times at once. */
final class Snapshots {
    private final double torn;
    private final Draws draws;
    private Duration start = Duration.ZERO;
    private Tally treated = new Tally();
    private Tally control = new Tally();

    Snapshots(double torn, Draws draws) {
        this.torn = torn;
        this.draws = draws;
    }

    /** Reads what there was with what came. */
    Observation.Measured read(MetricNature metric, TimeWindow window, Tally newTreated, Optional<Tally> newControl) {
        if (!window.start().equals(start)) {
            start = window.start();
            treated = new Tally();
            control = new Tally();
        }
        Tally treatedBefore = treated.copy();
        Tally controlBefore = control.copy();
        treated.add(newTreated);
        newControl.ifPresent(control::add);
        boolean isTorn = draws.chance(torn);
        boolean isTreatedTorn = isTorn && (newControl.isEmpty() || draws.chance(0.5));
        Tally shownTreated = isTreatedTorn ? treated.among(treatedBefore) : treated;
        Tally shownControl = isTorn && !isTreatedTorn ? control.among(controlBefore) : control;
        return new Observation.Measured(
                metric.name(),
                window,
                Observation.Temporality.CUMULATIVE,
                metric.sample(shownTreated),
                newControl.map(any -> metric.sample(shownControl)));
    }
}
