package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.PROBABILITY;
import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.optionalLong;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.PART;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A gate with everything that is known of it. */
final class DetailedGate extends ObjectCodec<Gate> {
    static final Codec<GateRole> ROLE = WordCodec.lowerCase(GateRole.class);
    static final Codec<Comparison> COMPARISON = WordCodec.lowerCase(Comparison.class);

    private static final Codec<Response> RESPONSE = WordCodec.lowerCase(Response.class);
    private static final Codec<GateHandling> HANDLING = object(
            "gate_handling",
            required("on_breach", RESPONSE, GateHandling::onBreach).described("When the breach is significant."),
            required("on_inconclusive", RESPONSE, GateHandling::onInconclusive)
                    .described("When the time is up and neither a regression nor its absence is shown."),
            required("on_no_data", RESPONSE, GateHandling::onNoData).described("When no observations come."),
            required("on_source_failure", RESPONSE, GateHandling::onSourceFailure)
                    .described("When the source of the metric cannot be read."),
            required("grace", DURATION, GateHandling::grace)
                    .described("How long data may be missing or a source fail before a person is called."),
            GateHandling::new);

    private static final Codec<Gate.HarmBudget> BUDGET = object(
            "harm_budget",
            required("part", PROBABILITY, Gate.HarmBudget::part)
                    .described("The part of the way from the baseline to the limit that the gate allows, from 0 to 1."),
            required("at_start", PROBABILITY, Gate.HarmBudget::atStart)
                    .described("The part that is allowed at the lowest percentages."),
            required("at_full_percentage", PROBABILITY, Gate.HarmBudget::atFullPercentage)
                    .described("The part that is allowed at 100%."),
            Gate.HarmBudget::new);

    static final Codec<List<Gate>> GATES = new ListCodec<>(new DetailedGate());

    private final Field<Gate, Condition> condition = add(required("condition", Conditions.CONDITION, Gate::condition));
    private final Field<Gate, GateRole> role = add(required("role", ROLE, Gate::role));
    private final Field<Gate, Optional<Comparison>> comparison = add(optional(
                    "comparison", COMPARISON, Gate::comparison)
            .described("What the metric of exposed users is compared with; left out where nothing is measured."));
    private final Field<Gate, Percentage> margin = add(required("margin", PART, Gate::margin)
            .described("How much worse than what it is compared with the metric may be before that is a breach, in"
                    + " percent of that."));
    private final Field<Gate, Tolerance> tolerance = add(required("tolerance", Tolerances.TOLERANCE, Gate::tolerance)
            .described("How much it takes until a metric beyond the level is a breach: one that is significant"
                    + " at the significance level, or so many observations."));
    private final Field<Gate, OptionalLong> minimumSample =
            add(optionalLong("minimum_sample", COUNT, Gate::minimumSample)
                    .described("The exposed observations before which the gate says nothing; left out where they are"
                            + " not known."));
    private final Field<Gate, Optional<Gate.HarmBudget>> harmBudget =
            add(optional("harm_budget", BUDGET, Gate::harmBudget)
                    .described("How far the gate lets its metric go; left out where it was not derived from a limit."));
    private final Field<Gate, Optional<GateHandling>> handling = add(optional("handling", HANDLING, Gate::handling)
            .described("What follows from each thing that the gate can say; left out where nothing is measured."));
    private final Field<Gate, List<Reason>> reasons = add(required("reasons", REASONS, Gate::reasons));

    private DetailedGate() {
        super("gate");
    }

    @Override
    Gate build(Members members) {
        return Gate.builder()
                .condition(members.get(condition))
                .role(members.get(role))
                .comparison(members.get(comparison))
                .margin(members.get(margin))
                .tolerance(members.get(tolerance))
                .minimumSample(members.get(minimumSample))
                .harmBudget(members.get(harmBudget))
                .handling(members.get(handling))
                .addAllReasons(members.get(reasons))
                .build();
    }
}
