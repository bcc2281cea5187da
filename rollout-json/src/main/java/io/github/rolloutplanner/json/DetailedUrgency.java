package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.PROBABILITY;
import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.optionalDouble;
import static io.github.rolloutplanner.json.Field.optionalLong;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Levels.QUANTITY;
import static io.github.rolloutplanner.json.Reasons.REASON;
import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.SENTENCES;
import static io.github.rolloutplanner.json.Scalars.SERIES;

import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.plan.PlannedUrgency;

/** How urgent a plan is, and what that costs, phase by phase and gate by gate. */
final class DetailedUrgency {
    private static final Codec<Verdict> VERDICT = WordCodec.lowerCase(Verdict.class);

    private static final Codec<PlannedUrgency.MetricPrice> METRIC = object(
            "metric_price",
            required("metric", SERIES, PlannedUrgency.MetricPrice::metric),
            required("effect", QUANTITY, PlannedUrgency.MetricPrice::effect)
                    .described("The level of the gate without urgency."),
            optional(
                            "usual_minimum_detectable_effect",
                            QUANTITY,
                            PlannedUrgency.MetricPrice::usualMinimumDetectableEffect)
                    .described("What the metric shows with the MDE without urgency; left out where there is none."),
            optional("minimum_detectable_effect", QUANTITY, PlannedUrgency.MetricPrice::minimumDetectableEffect)
                    .described("The same with urgency; left out also where the phase is."),
            optionalDouble("usual_power", PROBABILITY, PlannedUrgency.MetricPrice::usualPower)
                    .described("How often the effect would have been detected."),
            optionalDouble("power", PROBABILITY, PlannedUrgency.MetricPrice::power)
                    .described("How often it is detected; left out where the phase is."),
            required("usual_verdict", VERDICT, PlannedUrgency.MetricPrice::usualVerdict)
                    .described("Whether the gate would have been powered."),
            optional("verdict", VERDICT, PlannedUrgency.MetricPrice::verdict)
                    .described("Whether it is; left out where the phase is."),
            required("reason", REASON, PlannedUrgency.MetricPrice::reason),
            PlannedUrgency.MetricPrice::new);

    private static final Codec<PlannedUrgency.PhasePrice> PHASE = object(
            "phase_price",
            required("name", NAME, PlannedUrgency.PhasePrice::name),
            required("percentage", PERCENTAGE, PlannedUrgency.PhasePrice::percentage),
            required("usual", DURATION, PlannedUrgency.PhasePrice::usual)
                    .described("How long the phase lasts without urgency; of the last one, the bake."),
            optional("length", DURATION, PlannedUrgency.PhasePrice::length)
                    .described("How long it lasts; left out where it is left out."),
            optionalLong("usual_users", COUNT, PlannedUrgency.PhasePrice::usualUsers)
                    .described("Distinct users who would have had the change in it."),
            optionalLong("users", COUNT, PlannedUrgency.PhasePrice::users)
                    .described("Distinct users who have the change in it."),
            required("metrics", new ListCodec<>(METRIC), PlannedUrgency.PhasePrice::metrics)
                    .described("What can no longer be seen, gate by gate."),
            required("reason", REASON, PlannedUrgency.PhasePrice::reason),
            PlannedUrgency.PhasePrice::new);

    static final Codec<PlannedUrgency> URGENCY = object(
            "urgency",
            optional("deadline", DURATION, PlannedUrgency::deadline)
                    .described("When 100% is reached at the latest, from the start of the first phase."),
            optional("why", SENTENCES, PlannedUrgency::why)
                    .described("Why the change is expedited; left out where it is not."),
            required("usual_length", DURATION, PlannedUrgency::usualLength)
                    .described("From the start of the first phase to 100% without urgency."),
            required("length", DURATION, PlannedUrgency::length)
                    .described("From the start of the first phase to 100%."),
            required("look_every", DURATION, PlannedUrgency::lookEvery)
                    .described("How often the guardrails are evaluated."),
            required("phases", new ListCodec<>(PHASE), PlannedUrgency::phases)
                    .described("The phases without urgency, and what has become of them."),
            required("reasons", REASONS, PlannedUrgency::reasons),
            PlannedUrgency::new);

    private DetailedUrgency() {}
}
