package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.AMOUNT;
import static io.github.rolloutplanner.json.DoubleCodec.CHANCE;
import static io.github.rolloutplanner.json.DoubleCodec.PROBABILITY;
import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.optionalLong;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.PART;
import static io.github.rolloutplanner.json.Scalars.PERCENT;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.SERIES;

import io.github.rolloutplanner.evidence.DefectCost;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.metric.Percentage;
import java.time.Duration;

/** Who has a change when, and what a defect would cost. */
final class DetailedExposure {
    private static final Codec<DefectCost.BudgetUse> BUDGET_USE = object(
            "budget_use",
            required("budget", AMOUNT, DefectCost.BudgetUse::budget)
                    .described("The bad events that the objective allows in its window."),
            required("percentage", PERCENT, DefectCost.BudgetUse::percentage)
                    .described("The part of them that the defect adds, in percent."),
            DefectCost.BudgetUse::new);

    private static final Codec<DefectCost> DEFECT = object(
            "defect_cost",
            required("metric", SERIES, DefectCost::metric).described("The metric that gets worse."),
            required("factor", AMOUNT, DefectCost::factor).described("How many times its baseline it shows."),
            optional("seen_after", DURATION, DefectCost::seenAfter)
                    .described("When the defect is noticed; left out where the phase is over before."),
            required("lasts", DURATION, DefectCost::lasts).described("How long users have it."),
            required("extra_events", COUNT, DefectCost::extraEvents).described("The bad events that it adds."),
            optional("budget_use", BUDGET_USE, DefectCost::budgetUse)
                    .described("What they take from the error budget; left out without a service level objective."),
            DefectCost::new);

    private static final Codec<ExposureLedger.PhaseExposure> PHASE = object(
            "phase_exposure",
            required("phase", ORDINAL, ExposureLedger.PhaseExposure::phase).described("The number of the phase."),
            required("percentage", PERCENTAGE, ExposureLedger.PhaseExposure::percentage)
                    .described("In percent."),
            required("length", DURATION, ExposureLedger.PhaseExposure::length)
                    .described("How long the phase is to last; for the last one, the watch after full rollout."),
            required("users", COUNT, ExposureLedger.PhaseExposure::users)
                    .described("Distinct users who have the change in this phase."),
            optionalLong("requests", COUNT, ExposureLedger.PhaseExposure::requests)
                    .described("Requests that show the change in this phase; left out where not known."),
            required("users_so_far", COUNT, ExposureLedger.PhaseExposure::usersSoFar)
                    .described("Distinct users who have had the change up to the end of this phase."),
            optionalLong("requests_so_far", COUNT, ExposureLedger.PhaseExposure::requestsSoFar)
                    .described("Requests that have shown the change up to the end of this phase; left out where not"
                            + " known."),
            required("defects", new ListCodec<>(DEFECT), ExposureLedger.PhaseExposure::defects)
                    .described("What defects that start here would cost."),
            ExposureLedger.PhaseExposure::new);

    static final Codec<ExposureLedger> EXPOSURE = object(
            "exposure",
            required("basis", new BasisCodec(), ExposureLedger::basis)
                    .described("What the evidence of the plan was computed with."),
            required("phases", new ListCodec<>(PHASE), ExposureLedger::phases),
            ExposureLedger::new);

    private DetailedExposure() {}

    /** What the evidence was computed with. */
    private static final class BasisCodec extends ObjectCodec<EvidenceBasis> {
        private static final double LARGEST = 1e6;
        private static final Codec<Double> TAIL = DoubleCodec.within(Math.nextUp(1.0), LARGEST);

        private final Field<EvidenceBasis, Double> significanceLevel = add(required(
                        "significance_level", CHANCE, EvidenceBasis::significanceLevel)
                .described("The probability of rolling back a harmless change, over all guardrails, phases and looks"
                        + " together."));
        private final Field<EvidenceBasis, Integer> tests = add(required("tests", ORDINAL, EvidenceBasis::tests)
                .described("The tests that the significance level is split over."));
        private final Field<EvidenceBasis, TestDesign> looks =
                add(required("test_design", WordCodec.lowerCase(TestDesign.class), EvidenceBasis::looks)
                        .described("How often the metrics are looked at."));
        private final Field<EvidenceBasis, Double> power = add(required("power", CHANCE, EvidenceBasis::power)
                .described("The power: the probability of detecting the effect of a gate if it is there."));
        private final Field<EvidenceBasis, Double> growthExponent =
                add(required("growth_exponent", PROBABILITY, EvidenceBasis::growthExponent)
                        .described("Distinct users grow with the days to this power, where the population does not say"
                                + " more."));
        private final Field<EvidenceBasis, Double> slowTail = add(required("slow_tail", TAIL, EvidenceBasis::slowTail)
                .described("How many times rarer an observation twice as far out is, for percentiles."));
        private final Field<EvidenceBasis, Double> rareEvents =
                add(required("rare_events", AMOUNT, EvidenceBasis::rareEvents)
                        .described("The expected events below which rates are computed exactly."));
        private final Field<EvidenceBasis, Percentage> baselineUncertainty =
                add(required("baseline_uncertainty", PART, EvidenceBasis::baselineUncertainty)
                        .described("How far a typed baseline may be off, in percent of it."));
        private final Field<EvidenceBasis, Duration> toleratedIncident =
                add(required("tolerated_incident", DURATION, EvidenceBasis::toleratedIncident)
                        .described("For how long a metric may be three times as bad where no control group runs."));
        private final Field<EvidenceBasis, Double> negligiblePart = add(required(
                        "negligible_part", DoubleCodec.within(0, 0.5), EvidenceBasis::negligiblePart)
                .described("The part of the way from a baseline to the level of a gate that rolls nothing back."));
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
                    members.get(baselineUncertainty),
                    members.get(toleratedIncident),
                    members.get(negligiblePart),
                    members.get(noticingDelay));
        }
    }
}
