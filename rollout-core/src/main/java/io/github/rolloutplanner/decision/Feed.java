package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.Series;
import io.github.rolloutplanner.observation.TimeWindow;
import java.util.Optional;

/**
 * What to bring next of one metric: how to count it, in which unit, for which window, and for whom.
 *
 * @param metric name of the metric, or {@link io.github.rolloutplanner.observation.Observation#ASSIGNMENT_COUNTS}
 * @param treatment whose users to count, in an experiment of several treatments: what comes of them is observed with {@link
 *     io.github.rolloutplanner.observation.Observation#ofTreatment}; else empty
 * @param sample the sort of sample
 * @param unit the unit of what is counted or measured, such as {@code requests}, {@code hours} or {@code ms}
 * @param instruction what to count, as a sentence for whoever writes the query
 * @param window from the end of the last data of the phase until now, or until the next are due
 * @param needsControl whether the control group has to be counted in the same window
 * @since 0.1.0
 */
public record Feed(
        String metric,
        Optional<String> treatment,
        SampleKind sample,
        String unit,
        String instruction,
        TimeWindow window,
        boolean needsControl) {

    public Feed {
        requireNonNull(metric, "metric");
        requireNonNull(treatment, "treatment");
        requireNonNull(sample, "sample");
        requireNonNull(unit, "unit");
        requireNonNull(instruction, "instruction");
        requireNonNull(window, "window");
    }

    @Override
    public String toString() {
        return Legible.escaped(Series.of(metric, treatment)) + " in " + window + ": " + instruction
                + (needsControl && sample != SampleKind.ASSIGNMENTS ? " Count the control group in the same way." : "");
    }

    /**
     * The sorts of samples, each with the method that makes it.
     *
     * @since 0.1.0
     */
    public enum SampleKind {
        /** Trials of which some are events: {@code Sample.events(..)}. */
        EVENTS,
        /** The same with sums over users, since the start of the phase: {@code Sample.eventsByUser(..)}. */
        EVENTS_BY_USER,
        /** Numbers with sums over users, since the start of the phase: {@code Sample.numbersByUser(..)}. */
        NUMBERS_BY_USER,
        /** Events over time: {@code Sample.counts(..)}. */
        COUNTS,
        /** Numbers by their moments: {@code Sample.moments(..)}. */
        MOMENTS,
        /** New users of both groups: {@code Observation.assignmentCounts(..)}. */
        ASSIGNMENTS
    }
}
