package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.SERIES;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateComposition;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A phase with everything that is known of it. */
final class DetailedPhase extends ObjectCodec<RolloutPhase> {
    static final String NUMBER = "number";

    /** How the measured gates of a phase together let it go on or break it. */
    private static final Codec<GateComposition> COMPOSITION = object(
            "gate_composition",
            required("must_pass", new NeededGates(), GateComposition::needed)
                    .described("How many of the gates that are not critical must pass for the phase to go on."),
            required("critical", new ListCodec<>(SERIES), GateComposition::critical)
                    .described("The metrics whose gates must pass and whose breach breaks the phase, whatever the"
                            + " others say."),
            GateComposition::new);

    private final Field<RolloutPhase, Integer> number = add(required(NUMBER, ORDINAL, RolloutPhase::number));
    private final Field<RolloutPhase, String> name = add(required("name", NAME, RolloutPhase::name));
    private final Field<RolloutPhase, Percentage> percentage =
            add(required("percentage", PERCENTAGE, RolloutPhase::percentage).described("In percent."));
    private final Field<RolloutPhase, Audience> audience =
            add(required("audience", Audiences.AUDIENCE, RolloutPhase::audience));
    private final Field<RolloutPhase, PhasePurpose> purpose = add(required(
                    "purpose", WordCodec.lowerCase(PhasePurpose.class), RolloutPhase::purpose)
            .described("Whether the phase exposes more users, or is the experiment that is read out at its end."));
    private final Field<RolloutPhase, Optional<Duration>> soak = add(optional("soak", DURATION, RolloutPhase::soak)
            .described("How long the phase stays; left out for one that stays for good."));
    private final Field<RolloutPhase, List<Gate>> gates =
            add(required("gates", DetailedGate.GATES, RolloutPhase::goLiveCriteria));
    private final Field<RolloutPhase, GateComposition> composition =
            add(required("composition", COMPOSITION, RolloutPhase::composition)
                    .described("How the measured gates together let the phase go on or break it."));
    private final Field<RolloutPhase, List<GateEvidence>> evidence =
            add(required("evidence", DetailedEvidence.LIST, RolloutPhase::evidence)
                    .described("Whether each measured gate can detect the effect that it is there for."));
    private final Field<RolloutPhase, List<Reason>> reasons = add(required("reasons", REASONS, RolloutPhase::reasons));

    DetailedPhase() {
        super("phase");
    }

    @Override
    RolloutPhase build(Members members) {
        return RolloutPhase.builder()
                .number(members.get(number))
                .name(members.get(name))
                .percentage(members.get(percentage))
                .audience(members.get(audience))
                .purpose(members.get(purpose))
                .soak(members.get(soak))
                .addAllGoLiveCriteria(members.get(gates))
                .composition(members.get(composition))
                .addAllEvidence(members.get(evidence))
                .addAllReasons(members.get(reasons))
                .build();
    }
}
