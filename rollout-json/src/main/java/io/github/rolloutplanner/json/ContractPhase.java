package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.strategy.Audience;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A phase in the form of the contract. */
final class ContractPhase extends ObjectCodec<RolloutPhase> {
    private final Field<Integer> phase = required("phase", ORDINAL, "1 for the first.");
    private final Field<String> name = required("name", TEXT);
    private final Field<Percentage> percentage =
            required("percentage", PERCENTAGE, "The percentage of the population that is exposed, in percent.");
    private final Field<String> targetGroup = required("target_group", TEXT, "Who is exposed.");
    private final Field<Optional<Duration>> durationHours =
            required("duration_hours", new HoursCodec(), "How long the phase stays; null for one that stays for good.");
    private final Field<List<Gate>> goLiveCriteria = required(
            "go_live_criteria",
            ContractTexts.GO_LIVE_CRITERIA,
            "What must hold to leave the phase; on the last one, to enter it.");

    ContractPhase() {
        super("rollout_phase");
    }

    @Override
    void put(RolloutPhase value, JsonOut out) throws IOException {
        out.put(phase, value.number());
        out.put(name, value.name());
        out.put(percentage, value.percentage());
        out.put(targetGroup, value.targetGroup());
        out.put(durationHours, value.soak());
        out.put(goLiveCriteria, value.goLiveCriteria());
    }

    @Override
    RolloutPhase build(Members members) {
        return RolloutPhase.builder()
                .number(members.get(phase))
                .name(members.get(name))
                .percentage(members.get(percentage))
                .audience(new Audience.Stated(members.get(targetGroup)))
                .soak(members.get(durationHours))
                .addAllGoLiveCriteria(members.get(goLiveCriteria))
                .build();
    }
}
