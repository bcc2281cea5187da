package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DecimalText.DECIMAL;
import static io.github.rolloutplanner.json.DoubleCodec.REAL;
import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Observations.BEFORE;
import static io.github.rolloutplanner.json.Observations.MEASURED;
import static io.github.rolloutplanner.json.Observations.OBSERVATION;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.NUMBER;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.SENTENCES;
import static io.github.rolloutplanner.json.Scalars.SERIES;
import static io.github.rolloutplanner.json.WindowCodec.WINDOW;

import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.ObservedWindows;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.Stretches;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Correction.Restarted;
import io.github.rolloutplanner.observation.Correction.Revised;
import io.github.rolloutplanner.observation.Correction.RevisedBefore;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import java.math.BigDecimal;
import java.util.List;

/** Everything that a rollout remembers of its metrics. */
final class MetricRecords {
    private static final Codec<GroupTotals.ByUser> USER_TOTALS = object(
            "user_totals",
            required("users", COUNT, GroupTotals.ByUser::users),
            required("sum_squares", DECIMAL, GroupTotals.ByUser::sumSquares)
                    .described("The sum over users of their events, or of the sum of their numbers, squared."),
            required("count_squares", DECIMAL, GroupTotals.ByUser::countSquares)
                    .described("The sum over users of their trials, or of how many numbers they have, squared."),
            required("products", DECIMAL, GroupTotals.ByUser::products)
                    .described("The sum over users of the one times the other."),
            GroupTotals.ByUser::new);

    private static final Codec<GroupTotals.Covariate> COVARIATE = object(
            "covariate_totals",
            required("count", COUNT, GroupTotals.Covariate::count),
            required("sum", DECIMAL, GroupTotals.Covariate::sum).described("The sum of the covariate."),
            required("squares", DECIMAL, GroupTotals.Covariate::squares).described("The sum of its squares."),
            required("products", DECIMAL, GroupTotals.Covariate::products)
                    .described("The sum of covariate times number."),
            GroupTotals.Covariate::new);

    /** Sums of one group; a sum that is 0 is left out. */
    private static final Codec<GroupTotals> TOTALS = object(
            "group_totals",
            required("observations", COUNT, GroupTotals::observations),
            required("events", COUNT, GroupTotals::events),
            optional("exposure", DECIMAL, GroupTotals::exposure, BigDecimal.ZERO)
                    .described("Hours of full traffic, for events over time."),
            optional("sum", DECIMAL, GroupTotals::sum, BigDecimal.ZERO).described("The sum of numbers."),
            optional("squares", DECIMAL, GroupTotals::squares, BigDecimal.ZERO)
                    .described("The sum of the squares of numbers."),
            optional("by_user", USER_TOTALS, GroupTotals::byUser, GroupTotals.ByUser.NONE)
                    .described(
                            "How trials or numbers lie together in users; left out where they did not come user by user."),
            optional("covariate", COVARIATE, GroupTotals::covariate, GroupTotals.Covariate.NONE)
                    .described("What numbers have to do with a covariate; left out where they came without one."),
            GroupTotals::new);

    private static final Codec<PhaseBucket> STRATUM = object(
            "phase_bucket",
            required("phase", ORDINAL, PhaseBucket::phase),
            required("stretch", NUMBER, PhaseBucket::stretch).described("Which stretch of the phase."),
            optional("checkpoint", WINDOW, PhaseBucket::checkpoint)
                    .described("The longest cumulative window so far; left out for data that add up."),
            required("covered", DURATION, PhaseBucket::covered).described("How long its windows are together."),
            required("treated", TOTALS, PhaseBucket::treated).described("What exposed users showed."),
            optional("control", TOTALS, PhaseBucket::control)
                    .described("What the control group showed; left out where there is none."),
            PhaseBucket::new);

    private static final Codec<Detection> DETECTION = object(
            "detection",
            required("kind", WordCodec.lowerCase(Detection.Kind.class), Detection::kind),
            required("at", DURATION, Detection::at).described("The end of the window that completed it."),
            required("phase", ORDINAL, Detection::phase),
            required("evidence", REAL, Detection::evidence)
                    .described("The natural logarithm of the evidence; for counted breaches how many there were."),
            required("needed", REAL, Detection::needed).described("What the evidence had to reach."),
            required("treated", TOTALS, Detection::treated).described("What exposed users had shown in that phase."),
            optional("control", TOTALS, Detection::control)
                    .described("What the control group had shown in it; left out where there is none."),
            Detection::new);

    static final UnionCodec<Correction> CORRECTION = new UnionCodec<>(
            "correction",
            object(
                            "correction_revised",
                            required("was", MEASURED, Revised::was),
                            required("now", MEASURED, Revised::now),
                            required("by", NAME, Revised::by),
                            required("why", SENTENCES, Revised::why),
                            required("revoked", new ListCodec<>(DETECTION), Revised::revoked)
                                    .described(
                                            "What had been detected with the old numbers and is not with the new ones."),
                            Revised::new)
                    .kind("revised", Revised.class),
            object(
                            "correction_revised_before",
                            optional("was", BEFORE, RevisedBefore::was)
                                    .described("What was said before; left out where nothing was."),
                            required("now", BEFORE, RevisedBefore::now),
                            required("by", NAME, RevisedBefore::by),
                            required("why", SENTENCES, RevisedBefore::why),
                            required("revoked", new ListCodec<>(DETECTION), RevisedBefore::revoked)
                                    .described(
                                            "What had been detected with the old numbers and is not with the new ones."),
                            RevisedBefore::new)
                    .kind("revised_before", RevisedBefore.class),
            object(
                            "correction_restarted",
                            required("metric", SERIES, Restarted::metric),
                            required("at", DURATION, Restarted::at).described("When the counter started again."),
                            required("phase", ORDINAL, Restarted::phase),
                            required("by", NAME, Restarted::by),
                            required("why", SENTENCES, Restarted::why),
                            Restarted::new)
                    .kind("restarted", Restarted.class));

    static final Codec<MetricRecord> METRIC_RECORD = object(
            "metric_record",
            required("metric", SERIES, MetricRecord::metric),
            required("recent", LineCodec.each(MEASURED), MetricRecords::recent)
                    .described("The latest windows with their data, oldest first."),
            required("settled", LineCodec.each(WINDOW), MetricRecords::settled)
                    .described("When older data came, oldest first."),
            required("buckets", LineCodec.each(STRATUM), MetricRecord::buckets)
                    .described("All data, stretch by stretch, oldest first."),
            optional("stood", LineCodec.each(STRATUM), MetricRecords::stood, List.of())
                    .described(
                            "How running sums stood at the last checkpoint of each day of a phase, after four weeks of each"
                                    + " week, oldest first; left out where there are none."),
            required("breaches", COUNT, MetricRecord::breaches)
                    .described("How many increments were beyond the level of a gate that counts them."),
            optional("silence", new LineCodec<>(OBSERVATION), MetricRecord::silence)
                    .described("The latest look that found nothing or failed; left out where none did."),
            required("detections", LineCodec.each(DETECTION), MetricRecord::detections)
                    .described("What was detected, and stays so."),
            required("corrections", LineCodec.each(CORRECTION), MetricRecord::corrections)
                    .described("What people said of data that had come before, in order."),
            optional("before", LineCodec.each(BEFORE), MetricRecord::before, List.of())
                    .described("What the users of a phase and all others showed before the rollout, phase by phase."),
            (metric, recent, settled, buckets, stood, breaches, silence, detections, corrections, before) ->
                    new MetricRecord(
                            metric,
                            new ObservedWindows(recent, settled),
                            Stretches.of(buckets, stood),
                            breaches,
                            silence,
                            detections,
                            corrections,
                            before));

    private MetricRecords() {}

    private static List<Observation.Measured> recent(MetricRecord record) {
        return record.windows().recent();
    }

    private static List<PhaseBucket> stood(MetricRecord record) {
        return record.stretches().stood();
    }

    private static List<TimeWindow> settled(MetricRecord record) {
        return record.windows().settled();
    }
}
