package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.NUMBER;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.TEXT;
import static io.github.rolloutplanner.json.WindowCodec.WINDOW;

import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.ObservedWindows;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything that a rollout remembers of one metric. */
final class RecordCodec extends ObjectCodec<MetricRecord> {
    private static final Codec<GroupTotals> TOTALS = new TotalsCodec();

    private final Field<String> metric = required("metric", TEXT);
    private final Field<List<Observation.Measured>> recent = required(
            "recent", LineCodec.each(Observations.MEASURED), "The latest windows with their data, oldest first.");
    private final Field<List<TimeWindow>> settled =
            required("settled", LineCodec.each(WINDOW), "When older data came, oldest first.");
    private final Field<List<PhaseBucket>> buckets =
            required("buckets", LineCodec.each(new PhaseBucketCodec()), "All data, stretch by stretch, oldest first.");
    private final Field<Long> breaches =
            required("breaches", COUNT, "How many increments were beyond the level of a gate that counts them.");
    private final Field<Observation> silence = optional(
            "silence",
            new LineCodec<>(Observations.OBSERVATION),
            "The latest look that found nothing or failed; left out where none did.");
    private final Field<List<Detection>> detections =
            required("detections", LineCodec.each(new DetectionCodec()), "What was proven, and stays so.");

    RecordCodec() {
        super("metric_record");
    }

    @Override
    void put(MetricRecord record, JsonOut out) throws IOException {
        out.put(metric, record.metric());
        out.put(recent, record.windows().recent());
        out.put(settled, record.windows().settled());
        out.put(buckets, record.buckets());
        out.put(breaches, record.breaches());
        out.putIfPresent(silence, record.silence());
        out.put(detections, record.detections());
    }

    @Override
    MetricRecord build(Members members) {
        return new MetricRecord(
                members.get(metric),
                new ObservedWindows(members.get(recent), members.get(settled)),
                members.get(buckets),
                members.get(breaches),
                members.find(silence),
                members.get(detections));
    }

    private static final class PhaseBucketCodec extends ObjectCodec<PhaseBucket> {
        private final Field<Integer> phase = required("phase", ORDINAL);
        private final Field<Integer> stretch = required("stretch", NUMBER, "Which stretch of the phase.");
        private final Field<TimeWindow> checkpoint =
                optional("checkpoint", WINDOW, "The longest cumulative window so far; left out for data that add up.");
        private final Field<GroupTotals> treated = required("treated", TOTALS, "What exposed users showed.");
        private final Field<GroupTotals> control =
                optional("control", TOTALS, "What the control group showed; left out where there is none.");

        PhaseBucketCodec() {
            super("phase_bucket");
        }

        @Override
        void put(PhaseBucket bucket, JsonOut out) throws IOException {
            out.put(phase, bucket.phase());
            out.put(stretch, bucket.stretch());
            out.putIfPresent(checkpoint, bucket.checkpoint());
            out.put(treated, bucket.treated());
            out.putIfPresent(control, bucket.control());
        }

        @Override
        PhaseBucket build(Members members) {
            return new PhaseBucket(
                    members.get(phase),
                    members.get(stretch),
                    members.find(checkpoint),
                    members.get(treated),
                    members.find(control));
        }
    }

    private static final class DetectionCodec extends ObjectCodec<Detection> {
        private final Field<Detection.Kind> kind = required("kind", WordCodec.lowerCase(Detection.Kind.class));
        private final Field<Duration> at =
                required("at", DurationCodec.DURATION, "The end of the window that completed it.");
        private final Field<Integer> phase = required("phase", ORDINAL);
        private final Field<Double> evidence = required(
                "evidence",
                DoubleCodec.REAL,
                "The natural logarithm of the evidence; for counted breaches how many there were.");
        private final Field<Double> needed = required("needed", DoubleCodec.REAL, "What the evidence had to reach.");
        private final Field<GroupTotals> treated =
                required("treated", TOTALS, "What exposed users had shown in that phase.");
        private final Field<GroupTotals> control =
                optional("control", TOTALS, "What the control group had shown in it; left out where there is none.");

        DetectionCodec() {
            super("detection");
        }

        @Override
        void put(Detection detection, JsonOut out) throws IOException {
            out.put(kind, detection.kind());
            out.put(at, detection.at());
            out.put(phase, detection.phase());
            out.put(evidence, detection.evidence());
            out.put(needed, detection.needed());
            out.put(treated, detection.treated());
            out.putIfPresent(control, detection.control());
        }

        @Override
        Detection build(Members members) {
            return new Detection(
                    members.get(kind),
                    members.get(at),
                    members.get(phase),
                    members.get(evidence),
                    members.get(needed),
                    members.get(treated),
                    members.find(control));
        }
    }

    /** Sums of one group; a sum that is 0 is left out. */
    private static final class TotalsCodec extends ObjectCodec<GroupTotals> {
        private final Field<Long> observations = required("observations", COUNT);
        private final Field<Long> events = required("events", COUNT);
        private final Field<BigDecimal> exposure =
                optional("exposure", DecimalText.DECIMAL, "Hours of everybody, for events over time.");
        private final Field<BigDecimal> sum = optional("sum", DecimalText.DECIMAL, "The sum of numbers.");
        private final Field<BigDecimal> squares =
                optional("squares", DecimalText.DECIMAL, "The sum of the squares of numbers.");

        TotalsCodec() {
            super("group_totals");
        }

        @Override
        void put(GroupTotals totals, JsonOut out) throws IOException {
            out.put(observations, totals.observations());
            out.put(events, totals.events());
            putUnlessZero(exposure, totals.exposure(), out);
            putUnlessZero(sum, totals.sum(), out);
            putUnlessZero(squares, totals.squares(), out);
        }

        private static void putUnlessZero(Field<BigDecimal> field, BigDecimal number, JsonOut out) throws IOException {
            boolean isZero = number.signum() == 0 && number.scale() == 0; // 0.00 is another value
            out.putIfPresent(field, isZero ? Optional.empty() : Optional.of(number));
        }

        @Override
        GroupTotals build(Members members) {
            return new GroupTotals(
                    members.get(observations),
                    members.get(events),
                    members.find(exposure).orElse(BigDecimal.ZERO),
                    members.find(sum).orElse(BigDecimal.ZERO),
                    members.find(squares).orElse(BigDecimal.ZERO));
        }
    }
}
