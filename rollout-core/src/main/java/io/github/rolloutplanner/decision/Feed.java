package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.Series;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Observation.Temporality;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.util.Optional;

/**
 * What to bring next of one metric: how to count it, in which unit, for which window, and for whom.
 *
 * @param phase number of the phase whose users are counted, from 1 on
 * @param metric name of the metric, or {@link Observation#ASSIGNMENT_COUNTS}
 * @param treatment whose users to count, in an experiment of several treatments: what comes of them is observed with {@link
 *     Observation#ofTreatment}; else empty
 * @param sample the sort of sample
 * @param unit the unit of what is counted or measured, such as {@code requests}, {@code hours} or {@code ms}
 * @param beyond of a percentile, which observations are the events; else empty
 * @param instruction what to count, as a sentence for whoever writes the query
 * @param window from the end of the last data of the phase until now, or until the next are due
 * @param temporality whether to count in the window alone or since the start of the phase, where the window starts then
 * @param readyAt when all of the window is there, since the start of the rollout: its end, and the delay of the metric
 * @param exposed the part of the population that is exposed and counted, above 0 and at most 1
 * @param control the part of the population that is the control group; 0 where no size of it is planned
 * @param needsControl whether the control group has to be counted in the same window
 * @since 0.1.0
 */
public record Feed(
        int phase,
        String metric,
        Optional<String> treatment,
        SampleKind sample,
        String unit,
        Optional<Beyond> beyond,
        String instruction,
        TimeWindow window,
        Temporality temporality,
        Duration readyAt,
        double exposed,
        double control,
        boolean needsControl) {

    public Feed {
        requireNonNull(metric, "metric");
        requireNonNull(treatment, "treatment");
        requireNonNull(sample, "sample");
        requireNonNull(unit, "unit");
        requireNonNull(beyond, "beyond");
        requireNonNull(instruction, "instruction");
        requireNonNull(window, "window");
        requireNonNull(temporality, "temporality");
        requireNonNull(readyAt, "readyAt");
    }

    /**
     * What it is called in sentences, and where it is observed.
     *
     * @return the metric, and in an experiment of several treatments the treatment, such as "Errors (one page)"
     */
    public String name() {
        return Series.of(metric, treatment);
    }

    /**
     * The observations of a percentile that count as events.
     *
     * @param relation on which side of the bound they are
     * @param bound the baseline of the percentile, in the unit of its metric
     * @since 0.1.0
     */
    public record Beyond(Relation relation, Quantity bound) {
        public Beyond {
            requireNonNull(relation, "relation");
            requireNonNull(bound, "bound");
        }
    }

    @Override
    public String toString() {
        return Legible.escaped(name()) + " in " + window + ": " + instruction
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
        /** One reading of a resource: {@code Sample.reading(..)}. */
        READING,
        /** New users of both groups: {@code Observation.assignmentCounts(..)}. */
        ASSIGNMENTS
    }
}
