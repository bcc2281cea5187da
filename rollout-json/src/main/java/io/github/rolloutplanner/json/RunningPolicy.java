package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.TEXT;
import static io.github.rolloutplanner.json.Scalars.boxed;
import static io.github.rolloutplanner.json.Scalars.unboxedDouble;

import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.Freeze;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.observation.TimeWindow;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What decides while a rollout runs, beyond its plan. */
final class RunningPolicy extends ObjectCodec<DecisionPolicy> {
    private final Field<Double> significanceLevel = optional(
            "significance_level",
            DoubleCodec.below(0.5),
            "The probability of taking back a harmless change; left out where it is the plan's.");
    private final Field<Double> srmSignificanceLevel = required(
            "srm_significance_level",
            DoubleCodec.below(1),
            "The probability of calling a healthy traffic split broken.");
    private final Field<Double> controlPerTreated = optional(
            "control_per_treated",
            DoubleCodec.from(Double.MIN_VALUE),
            "The users of the control group for each exposed one; left out where it is the plan's.");
    private final Field<Percentage> baselineDrift = required(
            "baseline_drift", Scalars.PART, "How far a metric wanders by itself from its baseline, in percent of it.");
    private final Field<Double> patience = required(
            "patience",
            DoubleCodec.from(1),
            "How many times its planned length a phase may take before a person is called.");
    private final Field<Duration> dataEvery = required(
            "data_every",
            DurationCodec.DURATION,
            "How soon data are due where no earlier window of the phase tells how often they come.");
    private final Field<List<Freeze>> freezes =
            required("freezes", LineCodec.each(new FreezeCodec()), "When nothing advances.");

    RunningPolicy() {
        super("decision_policy");
    }

    @Override
    void put(DecisionPolicy policy, JsonOut out) throws IOException {
        out.putIfPresent(significanceLevel, boxed(policy.significanceLevel()));
        out.put(srmSignificanceLevel, policy.srmSignificanceLevel());
        out.putIfPresent(controlPerTreated, boxed(policy.controlPerTreated()));
        out.put(baselineDrift, policy.baselineDrift());
        out.put(patience, policy.patience());
        out.put(dataEvery, policy.dataEvery());
        out.put(freezes, policy.freezes());
    }

    @Override
    DecisionPolicy build(Members members) {
        return DecisionPolicy.builder()
                .significanceLevel(unboxedDouble(members.find(significanceLevel)))
                .srmSignificanceLevel(members.get(srmSignificanceLevel))
                .controlPerTreated(unboxedDouble(members.find(controlPerTreated)))
                .baselineDrift(members.get(baselineDrift))
                .patience(members.get(patience))
                .dataEvery(members.get(dataEvery))
                .addAllFreezes(members.get(freezes))
                .build();
    }

    private static final class FreezeCodec extends ObjectCodec<Freeze> {
        private final Field<TimeWindow> window = required("window", WindowCodec.WINDOW);
        private final Field<String> cause = required("cause", TEXT);

        FreezeCodec() {
            super("freeze");
        }

        @Override
        void put(Freeze freeze, JsonOut out) throws IOException {
            out.put(window, freeze.window());
            out.put(cause, freeze.cause());
        }

        @Override
        Freeze build(Members members) {
            return new Freeze(members.get(window), members.get(cause));
        }
    }
}
