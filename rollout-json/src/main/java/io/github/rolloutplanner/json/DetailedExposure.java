package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.AMOUNT;
import static io.github.rolloutplanner.json.DoubleCodec.PROBABILITY;
import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.PERCENT;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.TEXT;
import static io.github.rolloutplanner.json.Scalars.boxed;
import static io.github.rolloutplanner.json.Scalars.unboxedLong;

import io.github.rolloutplanner.evidence.BudgetUse;
import io.github.rolloutplanner.evidence.DefectCost;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.PhaseExposure;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.metric.Percentage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Who has a change when, and what a defect would cost. */
final class DetailedExposure extends ObjectCodec<ExposureLedger> {
    private final Field<EvidenceBasis> basis =
            required("basis", new BasisCodec(), "What the evidence of the plan was computed with.");
    private final Field<List<PhaseExposure>> phases = required("phases", new ListCodec<>(new PhaseCodec()));

    DetailedExposure() {
        super("exposure");
    }

    @Override
    void put(ExposureLedger ledger, JsonOut out) throws IOException {
        out.put(basis, ledger.basis());
        out.put(phases, ledger.phases());
    }

    @Override
    ExposureLedger build(Members members) {
        return new ExposureLedger(members.get(basis), members.get(phases));
    }

    private static final class BasisCodec extends ObjectCodec<EvidenceBasis> {
        private final Field<Double> significanceLevel = required(
                "significance_level",
                PROBABILITY,
                "The probability of taking back a harmless change, over all guardrails, phases and looks together.");
        private final Field<Integer> tests =
                required("tests", ORDINAL, "The tests that the alarm level is split over.");
        private final Field<TestDesign> looks =
                required("test_design", WordCodec.lowerCase(TestDesign.class), "How often the metrics are looked at.");
        private final Field<Double> power =
                required("power", PROBABILITY, "The probability of seeing the harm of a gate if it is there.");
        private final Field<Double> growthExponent = required(
                "growth_exponent",
                AMOUNT,
                "Distinct users grow with the days to this power, where the population does not say more.");
        private final Field<Double> slowTail = required(
                "slow_tail", AMOUNT, "How many times rarer an observation twice as far out is, for percentiles.");
        private final Field<Double> rareEvents =
                required("rare_events", AMOUNT, "The expected events below which rates are computed exactly.");
        private final Field<Duration> noticingDelay =
                required("detection_delay", DURATION, "How long until what happened is seen and looked at.");

        BasisCodec() {
            super("evidence_basis");
        }

        @Override
        void put(EvidenceBasis basis, JsonOut out) throws IOException {
            out.put(significanceLevel, basis.significanceLevel());
            out.put(tests, basis.tests());
            out.put(looks, basis.looks());
            out.put(power, basis.power());
            out.put(growthExponent, basis.growthExponent());
            out.put(slowTail, basis.slowTail());
            out.put(rareEvents, basis.rareEvents());
            out.put(noticingDelay, basis.noticingDelay());
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
        private final Field<Integer> phase = required("phase", ORDINAL, "The number of the phase.");
        private final Field<Percentage> percentage = required("percentage", PERCENTAGE, "In percent.");
        private final Field<Duration> length = required(
                "length", DURATION, "How long the phase is to last; for the last one, the watch after full rollout.");
        private final Field<Long> users = required("users", COUNT, "Distinct users who have the change in this phase.");
        private final Field<Long> requests =
                optional("requests", COUNT, "Requests that show the change in this phase; left out where not known.");
        private final Field<Long> usersSoFar =
                required("users_so_far", COUNT, "Distinct users who have had the change up to the end of this phase.");
        private final Field<Long> requestsSoFar = optional(
                "requests_so_far",
                COUNT,
                "Requests that have shown the change up to the end of this phase; left out where not known.");
        private final Field<List<DefectCost>> defects =
                required("defects", new ListCodec<>(new DefectCodec()), "What defects that start here would cost.");

        PhaseCodec() {
            super("phase_exposure");
        }

        @Override
        void put(PhaseExposure exposure, JsonOut out) throws IOException {
            out.put(phase, exposure.phase());
            out.put(percentage, exposure.percentage());
            out.put(length, exposure.length());
            out.put(users, exposure.users());
            out.putIfPresent(requests, boxed(exposure.requests()));
            out.put(usersSoFar, exposure.usersSoFar());
            out.putIfPresent(requestsSoFar, boxed(exposure.requestsSoFar()));
            out.put(defects, exposure.defects());
        }

        @Override
        PhaseExposure build(Members members) {
            return new PhaseExposure(
                    members.get(phase),
                    members.get(percentage),
                    members.get(length),
                    members.get(users),
                    unboxedLong(members.find(requests)),
                    members.get(usersSoFar),
                    unboxedLong(members.find(requestsSoFar)),
                    members.get(defects));
        }
    }

    private static final class DefectCodec extends ObjectCodec<DefectCost> {
        private final Field<String> metric = required("metric", TEXT, "The metric that gets worse.");
        private final Field<Double> factor = required("factor", AMOUNT, "How many times its baseline it shows.");
        private final Field<Duration> seenAfter = optional(
                "seen_after", DURATION, "When the defect is noticed; left out where the phase is over before.");
        private final Field<Duration> lasts = required("lasts", DURATION, "How long users have it.");
        private final Field<Long> extraEvents = required("extra_events", COUNT, "The bad events that it adds.");
        private final Field<BudgetUse> budgetUse = optional(
                "budget_use",
                new BudgetCodec(),
                "What they take from the error budget; left out without a service level objective.");

        DefectCodec() {
            super("defect_cost");
        }

        @Override
        void put(DefectCost defect, JsonOut out) throws IOException {
            out.put(metric, defect.metric());
            out.put(factor, defect.factor());
            out.putIfPresent(seenAfter, defect.seenAfter());
            out.put(lasts, defect.lasts());
            out.put(extraEvents, defect.extraEvents());
            out.putIfPresent(budgetUse, defect.budgetUse());
        }

        @Override
        DefectCost build(Members members) {
            return new DefectCost(
                    members.get(metric),
                    members.get(factor),
                    members.find(seenAfter),
                    members.get(lasts),
                    members.get(extraEvents),
                    members.find(budgetUse));
        }
    }

    private static final class BudgetCodec extends ObjectCodec<BudgetUse> {
        private final Field<Double> budget =
                required("budget", AMOUNT, "The bad events that the objective allows in its window.");
        private final Field<Percentage> percentage =
                required("percentage", PERCENT, "The part of them that the defect adds, in percent.");

        BudgetCodec() {
            super("budget_use");
        }

        @Override
        void put(BudgetUse use, JsonOut out) throws IOException {
            out.put(budget, use.budget());
            out.put(percentage, use.percentage());
        }

        @Override
        BudgetUse build(Members members) {
            return new BudgetUse(members.get(budget), members.get(percentage));
        }
    }
}
