package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A phase in the form of the contract. */
final class ContractPhase extends ObjectCodec<RolloutPhase> {
    /** The contract has no other place for why the last phase ends below 100%. */
    private static final String HELD_BACK = " (the rest is held back as the control group)";

    private final Field<RolloutPhase, Integer> phase =
            add(required("phase", ORDINAL, RolloutPhase::number).described("1 for the first."));
    private final Field<RolloutPhase, String> name = add(required("name", NAME, RolloutPhase::name));
    private final Field<RolloutPhase, Percentage> percentage =
            add(required("percentage", PERCENTAGE, RolloutPhase::percentage)
                    .described("The percentage of the population that is exposed, in percent."));
    private final Field<RolloutPhase, String> targetGroup =
            add(required("target_group", TEXT, ContractPhase::targetGroup).described("Who is exposed."));
    private final Field<RolloutPhase, Optional<Duration>> durationHours =
            add(required("duration_hours", new HoursCodec(), RolloutPhase::soak)
                    .described("How long the phase stays; null for one that stays for good."));
    private final Field<RolloutPhase, List<Gate>> goLiveCriteria =
            add(required("go_live_criteria", ContractTexts.GO_LIVE_CRITERIA, RolloutPhase::goLiveCriteria)
                    .described("What must hold to leave the phase; on the last one, to enter it."));

    ContractPhase() {
        super("rollout_phase");
    }

    private static String targetGroup(RolloutPhase phase) {
        String group = phase.targetGroup();
        return phase.purpose() == PhasePurpose.HOLDBACK && !group.endsWith(HELD_BACK) ? group + HELD_BACK : group;
    }

    @Override
    RolloutPhase build(Members members) {
        String group = members.get(targetGroup);
        return RolloutPhase.builder()
                .number(members.get(phase))
                .name(members.get(name))
                .percentage(members.get(percentage))
                .audience(GroupText.audience(group, members.get(percentage)))
                .purpose(group.endsWith(HELD_BACK) ? PhasePurpose.HOLDBACK : PhasePurpose.ROLLOUT)
                .soak(members.get(durationHours))
                .addAllGoLiveCriteria(members.get(goLiveCriteria))
                .build();
    }
}
