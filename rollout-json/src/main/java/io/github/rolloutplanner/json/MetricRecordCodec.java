package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DecimalText.DECIMAL;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.NUMBER;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.TEXT;
import static io.github.rolloutplanner.json.WindowCodec.WINDOW;

import io.github.rolloutplanner.decision.Detection;
import io.github.rolloutplanner.decision.GroupTotals;
import io.github.rolloutplanner.decision.MetricRecord;
import io.github.rolloutplanner.decision.Observation;
import io.github.rolloutplanner.decision.PhaseBucket;
import io.github.rolloutplanner.decision.TimeWindow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Everything that a rollout remembers of one metric. */
final class MetricRecordCodec extends ObjectCodec<MetricRecord> {
    /** Sums of one group; a sum that is 0 is left out. */
    static final Codec<GroupTotals> TOTALS = object(
            "group_totals",
            required("observations", COUNT, GroupTotals::observations),
            required("events", COUNT, GroupTotals::events),
            optional("exposure", DECIMAL, GroupTotals::exposure, BigDecimal.ZERO)
                    .described("Hours of everybody, for events over time."),
            optional("sum", DECIMAL, GroupTotals::sum, BigDecimal.ZERO).described("The sum of numbers."),
            optional("squares", DECIMAL, GroupTotals::squares, BigDecimal.ZERO)
                    .described("The sum of the squares of numbers."),
            GroupTotals::new);

    private static final Codec<PhaseBucket> STRATUM = object(
            "phase_bucket",
            required("phase", ORDINAL, PhaseBucket::phase),
            required("stretch", NUMBER, PhaseBucket::stretch).described("Which stretch of the phase."),
            optional("checkpoint", WINDOW, PhaseBucket::checkpoint)
                    .described("The longest cumulative window so far; left out for data that add up."),
            required("treated", TOTALS, PhaseBucket::treated).described("What exposed users showed."),
            optional("control", TOTALS, PhaseBucket::control)
                    .described("What the control group showed; left out where there is none."),
            PhaseBucket::new);

    private final Field<MetricRecord, String> metric = add(required("metric", TEXT, MetricRecord::metric));
    private final Field<MetricRecord, List<Observation.Measured>> recent =
            add(required("recent", LineCodec.each(Observations.MEASURED), MetricRecord::recent)
                    .described("The latest windows with their data, oldest first."));
    private final Field<MetricRecord, List<TimeWindow>> settled =
            add(required("settled", LineCodec.each(WINDOW), MetricRecord::settled)
                    .described("When older data came, oldest first."));
    private final Field<MetricRecord, List<PhaseBucket>> buckets =
            add(required("buckets", LineCodec.each(STRATUM), MetricRecord::buckets)
                    .described("All data, stretch by stretch, oldest first."));
    private final Field<MetricRecord, Long> breaches = add(required("breaches", COUNT, MetricRecord::breaches)
            .described("How many increments were beyond the level of a gate that counts them."));
    private final Field<MetricRecord, Optional<Observation>> silence =
            add(optional("silence", new LineCodec<>(Observations.OBSERVATION), MetricRecord::silence)
                    .described("The latest look that found nothing or failed; left out where none did."));
    private final Field<MetricRecord, List<Detection>> proofs =
            add(required("detections", LineCodec.each(new DetectionCodec()), MetricRecord::proofs)
                    .described("What was proven, and stays so."));

    MetricRecordCodec() {
        super("metric_record");
    }

    @Override
    MetricRecord build(Members members) {
        return new MetricRecord(
                members.get(metric),
                members.get(recent),
                members.get(settled),
                members.get(buckets),
                members.get(breaches),
                members.get(silence),
                members.get(proofs));
    }
}
