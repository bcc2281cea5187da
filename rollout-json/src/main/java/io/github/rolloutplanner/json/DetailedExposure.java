package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.AMOUNT;
import static io.github.rolloutplanner.json.DoubleCodec.PROBABILITY;
import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.optionalLong;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.PERCENT;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.evidence.BudgetUse;
import io.github.rolloutplanner.evidence.DefectCost;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.PhaseExposure;
import io.github.rolloutplanner.evidence.TestDesign;

/** Who has a change when, and what a defect would cost. */
final class DetailedExposure {
    private static final Codec<EvidenceBasis> BASIS = object(
            "evidence_basis",
            required("significance_level", PROBABILITY, EvidenceBasis::significanceLevel)
                    .described(
                            "The probability of rolling back a harmless change, over all guardrails, phases and looks"
                                    + " together."),
            required("tests", ORDINAL, EvidenceBasis::tests)
                    .described("The tests that the significance level is split over."),
            required("test_design", WordCodec.lowerCase(TestDesign.class), EvidenceBasis::looks)
                    .described("How often the metrics are looked at."),
            required("power", PROBABILITY, EvidenceBasis::power)
                    .described("The power: the probability of detecting the effect of a gate if it is there."),
            required("growth_exponent", AMOUNT, EvidenceBasis::growthExponent)
                    .described("Distinct users grow with the days to this power, where the population does not say"
                            + " more."),
            required("slow_tail", AMOUNT, EvidenceBasis::slowTail)
                    .described("How many times rarer an observation twice as far out is, for percentiles."),
            required("rare_events", AMOUNT, EvidenceBasis::rareEvents)
                    .described("The expected events below which rates are computed exactly."),
            required("detection_delay", DURATION, EvidenceBasis::noticingDelay)
                    .described("How long until what happened is seen and looked at."),
            EvidenceBasis::new);

    private static final Codec<BudgetUse> BUDGET_USE = object(
            "budget_use",
            required("budget", AMOUNT, BudgetUse::budget)
                    .described("The bad events that the objective allows in its window."),
            required("percentage", PERCENT, BudgetUse::percentage)
                    .described("The part of them that the defect adds, in percent."),
            BudgetUse::new);

    private static final Codec<DefectCost> DEFECT = object(
            "defect_cost",
            required("metric", TEXT, DefectCost::metric).described("The metric that gets worse."),
            required("factor", AMOUNT, DefectCost::factor).described("How many times its baseline it shows."),
            optional("seen_after", DURATION, DefectCost::seenAfter)
                    .described("When the defect is noticed; left out where the phase is over before."),
            required("lasts", DURATION, DefectCost::lasts).described("How long users have it."),
            required("extra_events", COUNT, DefectCost::extraEvents).described("The bad events that it adds."),
            optional("budget_use", BUDGET_USE, DefectCost::budgetUse)
                    .described("What they take from the error budget; left out without a service level objective."),
            DefectCost::new);

    private static final Codec<PhaseExposure> PHASE = object(
            "phase_exposure",
            required("phase", ORDINAL, PhaseExposure::phase).described("The number of the phase."),
            required("percentage", PERCENTAGE, PhaseExposure::percentage).described("In percent."),
            required("length", DURATION, PhaseExposure::length)
                    .described("How long the phase is to last; for the last one, the watch after full rollout."),
            required("users", COUNT, PhaseExposure::users)
                    .described("Distinct users who have the change in this phase."),
            optionalLong("requests", COUNT, PhaseExposure::requests)
                    .described("Requests that show the change in this phase; left out where not known."),
            required("users_so_far", COUNT, PhaseExposure::usersSoFar)
                    .described("Distinct users who have had the change up to the end of this phase."),
            optionalLong("requests_so_far", COUNT, PhaseExposure::requestsSoFar)
                    .described("Requests that have shown the change up to the end of this phase; left out where not"
                            + " known."),
            required("defects", new ListCodec<>(DEFECT), PhaseExposure::defects)
                    .described("What defects that start here would cost."),
            PhaseExposure::new);

    static final Codec<ExposureLedger> EXPOSURE = object(
            "exposure",
            required("basis", BASIS, ExposureLedger::basis)
                    .described("What the evidence of the plan was computed with."),
            required("phases", new ListCodec<>(PHASE), ExposureLedger::phases),
            ExposureLedger::new);

    private DetailedExposure() {}
}
