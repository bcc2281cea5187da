package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateComposition;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A phase with everything that is known of it. */
final class DetailedPhase extends ObjectCodec<RolloutPhase> {
    static final String NUMBER = "number";

    private final Field<Integer> number = required(NUMBER, ORDINAL);
    private final Field<String> name = required("name", TEXT);
    private final Field<Percentage> percentage = required("percentage", PERCENTAGE, "In percent.");
    private final Field<Audience> audience = required("audience", Audiences.AUDIENCE);
    private final Field<PhasePurpose> purpose = required(
            "purpose",
            WordCodec.lowerCase(PhasePurpose.class),
            "Whether the phase exposes more users, or is the experiment that is read out at its end.");
    private final Field<Duration> soak =
            optional("soak", DurationCodec.DURATION, "How long the phase stays; left out for one that stays for good.");
    private final Field<List<Gate>> gates = required("gates", DetailedGate.GATES);
    private final Field<GateComposition> composition = required(
            "composition",
            new DetailedComposition(),
            "How the measured gates together let the phase go on or break it.");
    private final Field<List<GateEvidence>> evidence = required(
            "evidence",
            new ListCodec<>(new DetailedEvidence()),
            "Whether each measured gate can see the harm that it is there for.");
    private final Field<List<Reason>> reasons = required("reasons", REASONS);

    DetailedPhase() {
        super("phase");
    }

    @Override
    void put(RolloutPhase phase, JsonOut out) throws IOException {
        out.put(number, phase.number());
        out.put(name, phase.name());
        out.put(percentage, phase.percentage());
        out.put(audience, phase.audience());
        out.put(purpose, phase.purpose());
        out.putIfPresent(soak, phase.soak());
        out.put(gates, phase.goLiveCriteria());
        out.put(composition, phase.composition());
        out.put(evidence, phase.evidence());
        out.put(reasons, phase.reasons());
    }

    @Override
    RolloutPhase build(Members members) {
        return RolloutPhase.builder()
                .number(members.get(number))
                .name(members.get(name))
                .percentage(members.get(percentage))
                .audience(members.get(audience))
                .purpose(members.get(purpose))
                .soak(members.find(soak))
                .addAllGoLiveCriteria(members.get(gates))
                .composition(members.get(composition))
                .addAllEvidence(members.get(evidence))
                .addAllReasons(members.get(reasons))
                .build();
    }
}
