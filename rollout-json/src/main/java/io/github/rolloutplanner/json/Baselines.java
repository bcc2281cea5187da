package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;

import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Percentage;
import java.time.Duration;

/** How well a baseline is known, in the detailed form. */
final class Baselines {
    static final UnionCodec<Baseline> SOURCE = source(PERCENTAGE, DURATION);

    private Baselines() {}

    /** The sources, with percentages and lengths of time as codecs write them. */
    static UnionCodec<Baseline> source(Codec<Percentage> part, Codec<Duration> length) {
        return new UnionCodec<>(
                "baseline_source",
                object(
                                "baseline_within",
                                required("part", part, Baseline.Within::part)
                                        .described("How far the baseline may be off, in percent of it."),
                                Baseline.Within::new)
                        .kind("within", Baseline.Within.class),
                object(
                                "baseline_measured",
                                required("observations", COUNT, Baseline.Measured::observations)
                                        .described("How many there were; of a count, its events."),
                                required("window", length, Baseline.Measured::window)
                                        .described("How long they were counted."),
                                Baseline.Measured::new)
                        .kind("measured", Baseline.Measured.class),
                object("baseline_exact", Baseline.Exact::new).kind("exact", Baseline.Exact.class));
    }
}
