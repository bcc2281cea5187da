package io.github.rolloutplanner.portfolio;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.metric.Percentage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All rollouts of a portfolio on one line of time.
 *
 * @param rows one for each entry, by start and name
 * @since 0.1.0
 */
public record PortfolioTimeline(List<Row> rows) {
    public PortfolioTimeline {
        rows = Elements.listOf(rows, "rows");
    }

    /**
     * Returns when the first rollout begins.
     *
     * @return the earliest start; empty without entries
     */
    public Optional<Instant> from() {
        return rows.stream()
                .flatMap(row -> row.segments().stream())
                .map(Segment::from)
                .min(Instant::compareTo);
    }

    /**
     * Returns when the last known time of all rollouts is.
     *
     * @return the latest end that is known, or start where no end is; empty without entries
     */
    public Optional<Instant> until() {
        return rows.stream()
                .flatMap(row -> row.segments().stream())
                .map(segment -> segment.until().orElse(segment.from()))
                .max(Instant::compareTo);
    }

    /**
     * One rollout.
     *
     * @param entry the name of the entry
     * @param segments its phases that have dates, first to last
     * @since 0.1.0
     */
    public record Row(String entry, List<Segment> segments) {
        public Row {
            requireNonNull(entry, "entry");
            segments = Elements.listOf(segments, "segments");
        }
    }

    /**
     * A phase with its dates.
     *
     * @param label the name of the phase and its percentage
     * @param percentage the part of the users that it exposes
     * @param from when it begins
     * @param until when it is promoted, or its bake ends; empty where that is not known
     * @since 0.1.0
     */
    public record Segment(String label, Percentage percentage, Instant from, Optional<Instant> until) {
        public Segment {
            requireNonNull(label, "label");
            requireNonNull(percentage, "percentage");
            requireNonNull(from, "from");
            requireNonNull(until, "until");
        }
    }
}
