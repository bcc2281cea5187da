package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.text.Wording;

/** How what was measured reads in a sentence. */
final class SampleText {
    private SampleText() {}

    static String of(Observation.Measured observation) {
        return of(observation.treated())
                + observation
                        .control()
                        .map(control -> " against " + of(control))
                        .orElse("");
    }

    static String of(Sample sample) {
        if (sample instanceof Sample.Events events) {
            return Wording.of(events.events()) + " of " + Wording.of(events.trials());
        }
        if (sample instanceof Sample.Counts counts) {
            return Wording.of(counts.events()) + " in " + counts.exposure() + "h";
        }
        Sample.Moments moments = (Sample.Moments) sample;
        return Wording.of(moments.count()) + " with mean " + moments.mean() + " and variance " + moments.variance();
    }
}
