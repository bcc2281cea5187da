package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.AMOUNT;
import static io.github.rolloutplanner.json.DoubleCodec.CHANCE;
import static io.github.rolloutplanner.json.DoubleCodec.PROBABILITY;
import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.optionalDouble;
import static io.github.rolloutplanner.json.Field.optionalLong;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Levels.QUANTITY;
import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.SERIES;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Whether the gate of a metric can detect the effect that it is there for, with the arithmetic. */
final class DetailedEvidence extends ObjectCodec<GateEvidence> {
    static final Codec<ExposureUnit> EXPOSURE_UNIT = WordCodec.lowerCase(ExposureUnit.class);
    static final Codec<List<GateEvidence>> LIST = new ListCodec<>(new DetailedEvidence());

    private final Field<GateEvidence, String> metric = add(required("metric", SERIES, GateEvidence::metric));
    private final Field<GateEvidence, String> unit = add(
            required("unit", NAME, GateEvidence::unit).described("What one observation is called, in the singular."));
    private final Field<GateEvidence, ExposureUnit> exposureUnit =
            add(required("exposure_unit", EXPOSURE_UNIT, GateEvidence::exposureUnit)
                    .described("Whether requests or users are counted."));
    private final Field<GateEvidence, Comparison> comparison =
            add(required("comparison", DetailedGate.COMPARISON, GateEvidence::comparison));
    private final Field<GateEvidence, GateEvidence.Procedure> procedure =
            add(required("procedure", WordCodec.lowerCase(GateEvidence.Procedure.class), GateEvidence::procedure)
                    .described("How the observations needed were computed."));
    private final Field<GateEvidence, Quantity> baseline = add(required("baseline", QUANTITY, GateEvidence::baseline));
    private final Field<GateEvidence, Quantity> harm = add(required("harm", QUANTITY, GateEvidence::harm)
            .described("What the metric shows with the effect that the gate must detect."));
    private final Field<GateEvidence, OptionalDouble> baselineRate = add(
            optionalDouble("baseline_rate", PROBABILITY, GateEvidence::baselineRate)
                    .described(
                            "The percentage of observations that are bad without the effect; left out for means and counts."));
    private final Field<GateEvidence, OptionalDouble> harmRate = add(optionalDouble(
                    "harm_rate", PROBABILITY, GateEvidence::harmRate)
            .described("The percentage of observations that are bad with the effect; left out for means and counts."));
    private final Field<GateEvidence, OptionalDouble> standardDeviation =
            add(optionalDouble("standard_deviation", AMOUNT, GateEvidence::standardDeviation)
                    .described("The spread of single observations, in the unit of the baseline; left out where it is"
                            + " not known."));
    private final Field<GateEvidence, Optional<Quantity>> acceptable = add(optional(
                    "acceptable", QUANTITY, GateEvidence::acceptable)
            .described("Where the metric may stand without the change, as far as its baseline is known; left out"
                    + " with a control group, which shows it."));
    private final Field<GateEvidence, OptionalDouble> acceptableRate =
            add(optionalDouble("acceptable_rate", PROBABILITY, GateEvidence::acceptableRate)
                    .described(
                            "The fraction of observations that are bad there; left out with a control group, and for means and"
                                    + " counts."));
    private final Field<GateEvidence, Double> incidentAllowance =
            add(optional("incident_allowance", AMOUNT, GateEvidence::incidentAllowance, 0.0)
                    .described("So many exposed observations are worth an incident that is not the change's; left out"
                            + " with a control group, which shows it."));
    private final Field<GateEvidence, Double> designEffect = add(optional(
                    "design_effect", DoubleCodec.from(1), GateEvidence::designEffect, 1.0)
            .described("How many times the variance of independent observations those of the phase have; left out"
                    + " where they are independent."));
    private final Field<GateEvidence, Optional<Duration>> delay = add(optional("delay", DURATION, GateEvidence::delay)
            .described("How long after its exposure an observation is there; left out where it is at once."));
    private final Field<GateEvidence, Double> significanceLevel =
            add(required("significance_level", CHANCE, GateEvidence::significanceLevel)
                    .described("The significance level of the gate over all looks."));
    private final Field<GateEvidence, Double> onsetWeight =
            add(required("onset_weight", DoubleCodec.within(Double.MIN_VALUE, 1), GateEvidence::onsetWeight)
                    .described("The part of that level for a regression that begins with the phase."));
    private final Field<GateEvidence, Double> level = add(required("level", CHANCE, GateEvidence::level)
            .described("The significance level of one look that is as strict as the gate."));
    private final Field<GateEvidence, Double> power = add(required("power", CHANCE, GateEvidence::power)
            .described("The power: the probability of detecting the effect if it is there."));
    private final Field<GateEvidence, OptionalDouble> allocationRatio =
            add(optionalDouble("allocation_ratio", DoubleCodec.from(Double.MIN_VALUE), GateEvidence::allocationRatio)
                    .described("The exposed observations for each one of the control group; left out where there is"
                            + " none."));
    private final Field<GateEvidence, OptionalLong> needed = add(optionalLong("needed", COUNT, GateEvidence::needed)
            .described("The exposed observations that the gate needs; left out where they cannot be computed."));
    private final Field<GateEvidence, Long> available = add(required("available", COUNT, GateEvidence::available)
            .described("The exposed observations that the phase brings in its planned length."));
    private final Field<GateEvidence, Optional<Duration>> reachedAfter =
            add(optional("reached_after", DURATION, GateEvidence::reachedAfter)
                    .described("When the phase has brought what is needed; left out where the longest phase does not"
                            + " bring it."));
    private final Field<GateEvidence, Optional<Duration>> triggerSeenAfter =
            add(optional("trigger_seen_after", DURATION, GateEvidence::triggerSeenAfter)
                    .described("When a metric that stands at its rollback trigger is noticed; left out where the phase"
                            + " is too short."));
    private final Field<GateEvidence, Optional<Quantity>> minimumDetectableEffect =
            add(optional("minimum_detectable_effect", QUANTITY, GateEvidence::minimumDetectableEffect)
                    .described("What the metric shows with the minimum detectable effect of the phase; left out where"
                            + " no effect is detectable."));
    private final Field<GateEvidence, Verdict> verdict =
            add(required("verdict", WordCodec.lowerCase(Verdict.class), GateEvidence::verdict)
                    .described("Whether the gate can detect the effect."));
    private final Field<GateEvidence, List<Reason>> reasons = add(required("reasons", REASONS, GateEvidence::reasons));

    DetailedEvidence() {
        super("gate_evidence");
    }

    @Override
    GateEvidence build(Members members) {
        return GateEvidence.builder()
                .metric(members.get(metric))
                .unit(members.get(unit))
                .exposureUnit(members.get(exposureUnit))
                .comparison(members.get(comparison))
                .procedure(members.get(procedure))
                .baseline(members.get(baseline))
                .harm(members.get(harm))
                .baselineRate(members.get(baselineRate))
                .harmRate(members.get(harmRate))
                .standardDeviation(members.get(standardDeviation))
                .acceptable(members.get(acceptable))
                .acceptableRate(members.get(acceptableRate))
                .incidentAllowance(members.get(incidentAllowance))
                .designEffect(members.get(designEffect))
                .delay(members.get(delay))
                .significanceLevel(members.get(significanceLevel))
                .onsetWeight(members.get(onsetWeight))
                .level(members.get(level))
                .power(members.get(power))
                .allocationRatio(members.get(allocationRatio))
                .needed(members.get(needed))
                .available(members.get(available))
                .reachedAfter(members.get(reachedAfter))
                .triggerSeenAfter(members.get(triggerSeenAfter))
                .minimumDetectableEffect(members.get(minimumDetectableEffect))
                .verdict(members.get(verdict))
                .addAllReasons(members.get(reasons))
                .build();
    }
}
