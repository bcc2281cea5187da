package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.optionalDouble;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.SENTENCES;
import static io.github.rolloutplanner.json.WindowCodec.WINDOW;

import io.github.rolloutplanner.decision.ControlGroup;
import io.github.rolloutplanner.decision.ControlGroup.AllOthers;
import io.github.rolloutplanner.decision.ControlGroup.EqualSize;
import io.github.rolloutplanner.decision.ControlGroup.Ratio;
import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.Freeze;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What decides while a rollout runs, beyond its plan. */
final class RunningPolicy extends ObjectCodec<DecisionPolicy> {
    private static final Codec<Freeze> FREEZE = object(
            "freeze",
            required("window", WINDOW, Freeze::window),
            required("cause", SENTENCES, Freeze::cause),
            Freeze::new);

    private static final Codec<ControlGroup> CONTROL_GROUP = new UnionCodec<>(
            "control_group",
            object("control_equal_size", EqualSize::new).kind("equal_size", EqualSize.class),
            object("control_all_others", AllOthers::new).kind("all_others", AllOthers.class),
            object(
                            "control_ratio",
                            required("ratio", DoubleCodec.from(Double.MIN_VALUE), Ratio::ratio)
                                    .described("Users of the control group for each exposed one."),
                            Ratio::new)
                    .kind("ratio", Ratio.class));

    private final Field<DecisionPolicy, OptionalDouble> significanceLevel =
            add(optionalDouble("significance_level", DoubleCodec.below(0.5), DecisionPolicy::significanceLevel)
                    .described("The probability of rolling back a harmless change; left out where it is the plan's."));
    private final Field<DecisionPolicy, Double> srmSignificanceLevel =
            add(required("srm_significance_level", DoubleCodec.below(1), DecisionPolicy::srmSignificanceLevel)
                    .described("The probability of calling a healthy traffic split broken."));
    private final Field<DecisionPolicy, Optional<ControlGroup>> controlGroup =
            add(optional("control_group", new LineCodec<>(CONTROL_GROUP), DecisionPolicy::controlGroup)
                    .described("Who is measured as the control group; left out where it is the plan's."));
    private final Field<DecisionPolicy, Double> patience =
            add(required("patience", DoubleCodec.from(1), DecisionPolicy::patience)
                    .described("How many times its planned length a phase may take before a person is called."));
    private final Field<DecisionPolicy, Duration> dataEvery = add(required(
                    "data_every", DURATION, DecisionPolicy::dataEvery)
            .described("How soon data are due where no earlier window of the phase tells how often they come."));
    private final Field<DecisionPolicy, List<Freeze>> freezes = add(
            required("freezes", LineCodec.each(FREEZE), DecisionPolicy::freezes).described("When nothing advances."));

    RunningPolicy() {
        super("decision_policy");
    }

    @Override
    DecisionPolicy build(Members members) {
        return DecisionPolicy.builder()
                .significanceLevel(members.get(significanceLevel))
                .srmSignificanceLevel(members.get(srmSignificanceLevel))
                .controlGroup(members.get(controlGroup))
                .patience(members.get(patience))
                .dataEvery(members.get(dataEvery))
                .addAllFreezes(members.get(freezes))
                .build();
    }
}
