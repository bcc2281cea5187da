package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.PROBABILITY;
import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.PART;
import static io.github.rolloutplanner.json.Scalars.boxed;
import static io.github.rolloutplanner.json.Scalars.unboxedLong;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.HarmBudget;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.reason.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A gate with everything that is known of it. */
final class DetailedGate extends ObjectCodec<Gate> {
    static final Codec<GateRole> ROLE = WordCodec.lowerCase(GateRole.class);
    static final Codec<Comparison> COMPARISON = WordCodec.lowerCase(Comparison.class);
    static final Codec<List<Gate>> GATES = new ListCodec<>(new DetailedGate());

    private final Field<Condition> condition = required("condition", Conditions.CONDITION);
    private final Field<GateRole> role = required("role", ROLE);
    private final Field<Comparison> comparison = optional(
            "comparison",
            COMPARISON,
            "What the metric of exposed users is compared with; left out where nothing is measured.");
    private final Field<Percentage> margin = required(
            "margin",
            PART,
            "How much worse than what it is compared with the metric may be before that is a breach, in percent of that.");
    private final Field<Tolerance> tolerance = required(
            "tolerance",
            Tolerances.TOLERANCE,
            "How much it takes until a metric beyond the level is a breach: one that is proven at the alarm level, or so many"
                    + " observations.");
    private final Field<Long> minimumSample = optional(
            "minimum_sample",
            COUNT,
            "The exposed observations before which the gate says nothing; left out where they are not known.");
    private final Field<HarmBudget> harmBudget = optional(
            "harm_budget",
            new BudgetCodec(),
            "How far the gate lets its metric go; left out where it was not derived from a limit.");
    private final Field<GateHandling> handling = optional(
            "handling",
            new HandlingCodec(),
            "What follows from each thing that the gate can say; left out where nothing is measured.");
    private final Field<List<Reason>> reasons = required("reasons", REASONS);

    private DetailedGate() {
        super("gate");
    }

    @Override
    void put(Gate gate, JsonOut out) throws IOException {
        out.put(condition, gate.condition());
        out.put(role, gate.role());
        out.putIfPresent(comparison, gate.comparison());
        out.put(margin, gate.margin());
        out.put(tolerance, gate.tolerance());
        out.putIfPresent(minimumSample, boxed(gate.minimumSample()));
        out.putIfPresent(harmBudget, gate.harmBudget());
        out.putIfPresent(handling, gate.handling());
        out.put(reasons, gate.reasons());
    }

    @Override
    Gate build(Members members) {
        return Gate.builder()
                .condition(members.get(condition))
                .role(members.get(role))
                .comparison(members.find(comparison))
                .margin(members.get(margin))
                .tolerance(members.get(tolerance))
                .minimumSample(unboxedLong(members.find(minimumSample)))
                .harmBudget(members.find(harmBudget))
                .handling(members.find(handling))
                .addAllReasons(members.get(reasons))
                .build();
    }

    private static final class BudgetCodec extends ObjectCodec<HarmBudget> {
        private final Field<Double> part = required(
                "part",
                PROBABILITY,
                "The part of the way from the baseline to the limit that the gate allows, from 0 to 1.");
        private final Field<Double> atStart =
                required("at_start", PROBABILITY, "The part that is allowed when nearly nobody is exposed.");
        private final Field<Double> atFullPercentage =
                required("at_full_percentage", PROBABILITY, "The part that is allowed when everybody is exposed.");

        BudgetCodec() {
            super("harm_budget");
        }

        @Override
        void put(HarmBudget budget, JsonOut out) throws IOException {
            out.put(part, budget.part());
            out.put(atStart, budget.atStart());
            out.put(atFullPercentage, budget.atFullPercentage());
        }

        @Override
        HarmBudget build(Members members) {
            return new HarmBudget(members.get(part), members.get(atStart), members.get(atFullPercentage));
        }
    }

    private static final class HandlingCodec extends ObjectCodec<GateHandling> {
        private static final Codec<Response> RESPONSE = WordCodec.lowerCase(Response.class);

        private final Field<Response> onBreach = required("on_breach", RESPONSE, "When the harm is proven.");
        private final Field<Response> onInconclusive =
                required("on_inconclusive", RESPONSE, "When the time is up and neither harm nor its absence is shown.");
        private final Field<Response> onNoData = required("on_no_data", RESPONSE, "When no observations come.");
        private final Field<Response> onSourceFailure =
                required("on_source_failure", RESPONSE, "When the source of the metric cannot be read.");
        private final Field<Duration> grace = required(
                "grace",
                DurationCodec.DURATION,
                "How long data may be missing or a source fail before a person is called.");

        HandlingCodec() {
            super("gate_handling");
        }

        @Override
        void put(GateHandling handling, JsonOut out) throws IOException {
            out.put(onBreach, handling.onBreach());
            out.put(onInconclusive, handling.onInconclusive());
            out.put(onNoData, handling.onNoData());
            out.put(onSourceFailure, handling.onSourceFailure());
            out.put(grace, handling.grace());
        }

        @Override
        GateHandling build(Members members) {
            return new GateHandling(
                    members.get(onBreach),
                    members.get(onInconclusive),
                    members.get(onNoData),
                    members.get(onSourceFailure),
                    members.get(grace));
        }
    }
}
