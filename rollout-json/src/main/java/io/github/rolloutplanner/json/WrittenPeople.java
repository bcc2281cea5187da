package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Scalars.NAME;

import io.github.rolloutplanner.change.People;
import java.util.List;
import java.util.Optional;

/** The people around a change, as people write them. */
final class WrittenPeople extends ObjectCodec<People> {
    private final Field<People, List<String>> approvers =
            add(optional("approvers", ListCodec.inline(NAME), People::approvers, List.of())
                    .described("Who signs off, before the owner does."));
    private final Field<People, Optional<String>> onCall = add(optional("on_call", NAME, People::onCall));
    private final Field<People, Optional<String>> communicationOwner =
            add(optional("communication_owner", NAME, People::communicationOwner)
                    .described("Who sends the messages; where it is left out, the owner does."));
    private final Field<People, List<String>> killSwitchHolders =
            add(optional("kill_switch_holders", ListCodec.inline(NAME), People::killSwitchHolders, List.of())
                    .described("Who may roll back without asking; where it is left out, the on-call may."));

    WrittenPeople() {
        super("people");
    }

    @Override
    People build(Members members) {
        return People.builder()
                .addAllApprovers(members.get(approvers))
                .onCall(members.get(onCall))
                .communicationOwner(members.get(communicationOwner))
                .addAllKillSwitchHolders(members.get(killSwitchHolders))
                .build();
    }
}
