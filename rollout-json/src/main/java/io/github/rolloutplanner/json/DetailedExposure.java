package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.AMOUNT;
import static io.github.rolloutplanner.json.DoubleCodec.PROBABILITY;
import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optionalLong;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;

import io.github.rolloutplanner.evidence.DefectCost;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.PhaseExposure;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.metric.Percentage;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Who has a change when, and what a defect would cost. */
final class DetailedExposure {
    static final Codec<ExposureLedger> EXPOSURE = object(
            "exposure",
            required("basis", new BasisCodec(), ExposureLedger::basis)
                    .described("What the evidence of the plan was computed with."),
            required("phases", new ListCodec<>(new PhaseCodec()), ExposureLedger::phases),
            ExposureLedger::new);

    private DetailedExposure() {}

    private static final class BasisCodec extends ObjectCodec<EvidenceBasis> {
        private final Field<EvidenceBasis, Double> significanceLevel =
                add(required("significance_level", PROBABILITY, EvidenceBasis::significanceLevel)
                        .described("The probability of taking back a harmless change, over all guardrails, phases and"
                                + " looks together."));
        private final Field<EvidenceBasis, Integer> tests = add(required("tests", ORDINAL, EvidenceBasis::tests)
                .described("The tests that the alarm level is split over."));
        private final Field<EvidenceBasis, TestDesign> looks =
                add(required("test_design", WordCodec.lowerCase(TestDesign.class), EvidenceBasis::looks)
                        .described("How often the metrics are looked at."));
        private final Field<EvidenceBasis, Double> power = add(required("power", PROBABILITY, EvidenceBasis::power)
                .described("The probability of seeing the harm of a gate if it is there."));
        private final Field<EvidenceBasis, Double> growthExponent =
                add(required("growth_exponent", AMOUNT, EvidenceBasis::growthExponent)
                        .described("Distinct users grow with the days to this power, where the population does not say"
                                + " more."));
        private final Field<EvidenceBasis, Double> slowTail = add(required("slow_tail", AMOUNT, EvidenceBasis::slowTail)
                .described("How many times rarer an observation twice as far out is, for percentiles."));
        private final Field<EvidenceBasis, Double> rareEvents =
                add(required("rare_events", AMOUNT, EvidenceBasis::rareEvents)
                        .described("The expected events below which rates are computed exactly."));
        private final Field<EvidenceBasis, Duration> noticingDelay =
                add(required("detection_delay", DURATION, EvidenceBasis::noticingDelay)
                        .described("How long until what happened is seen and looked at."));

        BasisCodec() {
            super("evidence_basis");
        }

        @Override
        EvidenceBasis build(Members members) {
            return new EvidenceBasis(
                    members.get(significanceLevel),
                    members.get(tests),
                    members.get(looks),
                    members.get(power),
                    members.get(growthExponent),
                    members.get(slowTail),
                    members.get(rareEvents),
                    members.get(noticingDelay));
        }
    }

    private static final class PhaseCodec extends ObjectCodec<PhaseExposure> {
        private final Field<PhaseExposure, Integer> phase =
                add(required("phase", ORDINAL, PhaseExposure::phase).described("The number of the phase."));
        private final Field<PhaseExposure, Percentage> percentage = add(
                required("percentage", PERCENTAGE, PhaseExposure::percentage).described("In percent."));
        private final Field<PhaseExposure, Duration> length = add(required("length", DURATION, PhaseExposure::length)
                .described("How long the phase is to last; for the last one, the watch after full rollout."));
        private final Field<PhaseExposure, Long> users = add(required("users", COUNT, PhaseExposure::users)
                .described("Distinct users who have the change in this phase."));
        private final Field<PhaseExposure, OptionalLong> requests =
                add(optionalLong("requests", COUNT, PhaseExposure::requests)
                        .described("Requests that show the change in this phase; left out where not known."));
        private final Field<PhaseExposure, Long> usersSoFar =
                add(required("users_so_far", COUNT, PhaseExposure::usersSoFar)
                        .described("Distinct users who have had the change up to the end of this phase."));
        private final Field<PhaseExposure, OptionalLong> requestsSoFar =
                add(optionalLong("requests_so_far", COUNT, PhaseExposure::requestsSoFar)
                        .described("Requests that have shown the change up to the end of this phase; left out where"
                                + " not known."));
        private final Field<PhaseExposure, List<DefectCost>> defects =
                add(required("defects", new ListCodec<>(new DefectCodec()), PhaseExposure::defects)
                        .described("What defects that start here would cost."));

        PhaseCodec() {
            super("phase_exposure");
        }

        @Override
        PhaseExposure build(Members members) {
            return new PhaseExposure(
                    members.get(phase),
                    members.get(percentage),
                    members.get(length),
                    members.get(users),
                    members.get(requests),
                    members.get(usersSoFar),
                    members.get(requestsSoFar),
                    members.get(defects));
        }
    }
}
