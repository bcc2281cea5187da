package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.AMOUNT;
import static io.github.rolloutplanner.json.DoubleCodec.PROBABILITY;
import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Levels.QUANTITY;
import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.TEXT;
import static io.github.rolloutplanner.json.Scalars.boxed;
import static io.github.rolloutplanner.json.Scalars.unboxedDouble;
import static io.github.rolloutplanner.json.Scalars.unboxedLong;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Procedure;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.reason.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Whether the gate of a metric can see the harm that it is there for, with the arithmetic. */
final class DetailedEvidence extends ObjectCodec<GateEvidence> {
    static final Codec<ExposureUnit> EXPOSURE_UNIT = WordCodec.lowerCase(ExposureUnit.class);

    private final Field<String> metric = required("metric", TEXT);
    private final Field<String> unit = required("unit", TEXT, "What one observation is called, in the singular.");
    private final Field<ExposureUnit> exposureUnit =
            required("exposure_unit", EXPOSURE_UNIT, "Whether requests or users are counted.");
    private final Field<Comparison> comparison = required("comparison", DetailedGate.COMPARISON);
    private final Field<Procedure> procedure =
            required("procedure", WordCodec.lowerCase(Procedure.class), "How the observations needed were computed.");
    private final Field<Quantity> baseline = required("baseline", QUANTITY);
    private final Field<Quantity> harm =
            required("harm", QUANTITY, "What the metric shows with the least harm that the gate must see.");
    private final Field<Double> baselineRate = optional(
            "baseline_rate",
            PROBABILITY,
            "The percentage of observations that are bad without harm; left out for means and counts.");
    private final Field<Double> harmRate = optional(
            "harm_rate",
            PROBABILITY,
            "The percentage of observations that are bad with the harm; left out for means and counts.");
    private final Field<Double> standardDeviation = optional(
            "standard_deviation",
            AMOUNT,
            "The spread of single observations, in the unit of the baseline; left out where it is not known.");
    private final Field<Double> level = required(
            "level",
            PROBABILITY,
            "The probability of an alarm without harm, at one look that is as strict as the gate.");
    private final Field<Double> power =
            required("power", PROBABILITY, "The probability of seeing the harm if it is there.");
    private final Field<Double> allocationRatio = optional(
            "allocation_ratio",
            AMOUNT,
            "The exposed observations for each one of the control group; left out where there is none.");
    private final Field<Long> needed = optional(
            "needed", COUNT, "The exposed observations that the gate needs; left out where they cannot be computed.");
    private final Field<Long> available =
            required("available", COUNT, "The exposed observations that the phase brings in its planned length.");
    private final Field<Duration> reachedAfter = optional(
            "reached_after",
            DURATION,
            "When the phase has brought what is needed; left out where the longest phase does not bring it.");
    private final Field<Duration> triggerSeenAfter = optional(
            "trigger_seen_after",
            DURATION,
            "When a metric that stands at its rollback trigger is noticed; left out where the phase is too short.");
    private final Field<Quantity> minimumDetectableEffect = optional(
            "minimum_detectable_effect",
            QUANTITY,
            "What the metric shows with the least harm that the phase can see; left out where it can see none.");
    private final Field<Verdict> verdict =
            required("verdict", WordCodec.lowerCase(Verdict.class), "Whether the gate can see the harm.");
    private final Field<List<Reason>> reasons = required("reasons", REASONS);

    DetailedEvidence() {
        super("gate_evidence");
    }

    @Override
    void put(GateEvidence evidence, JsonOut out) throws IOException {
        out.put(metric, evidence.metric());
        out.put(unit, evidence.unit());
        out.put(exposureUnit, evidence.exposureUnit());
        out.put(comparison, evidence.comparison());
        out.put(procedure, evidence.procedure());
        putEffect(evidence, out);
        putSample(evidence, out);
        out.put(verdict, evidence.verdict());
        out.put(reasons, evidence.reasons());
    }

    private void putEffect(GateEvidence evidence, JsonOut out) throws IOException {
        out.put(baseline, evidence.baseline());
        out.put(harm, evidence.harm());
        out.putIfPresent(baselineRate, boxed(evidence.baselineRate()));
        out.putIfPresent(harmRate, boxed(evidence.harmRate()));
        out.putIfPresent(standardDeviation, boxed(evidence.standardDeviation()));
    }

    private void putSample(GateEvidence evidence, JsonOut out) throws IOException {
        out.put(level, evidence.level());
        out.put(power, evidence.power());
        out.putIfPresent(allocationRatio, boxed(evidence.allocationRatio()));
        out.putIfPresent(needed, boxed(evidence.needed()));
        out.put(available, evidence.available());
        out.putIfPresent(reachedAfter, evidence.reachedAfter());
        out.putIfPresent(triggerSeenAfter, evidence.triggerSeenAfter());
        out.putIfPresent(minimumDetectableEffect, evidence.minimumDetectableEffect());
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
                .baselineRate(unboxedDouble(members.find(baselineRate)))
                .harmRate(unboxedDouble(members.find(harmRate)))
                .standardDeviation(unboxedDouble(members.find(standardDeviation)))
                .level(members.get(level))
                .power(members.get(power))
                .allocationRatio(unboxedDouble(members.find(allocationRatio)))
                .needed(unboxedLong(members.find(needed)))
                .available(members.get(available))
                .reachedAfter(members.find(reachedAfter))
                .triggerSeenAfter(members.find(triggerSeenAfter))
                .minimumDetectableEffect(members.find(minimumDetectableEffect))
                .verdict(members.get(verdict))
                .addAllReasons(members.get(reasons))
                .build();
    }
}
