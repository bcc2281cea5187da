package io.github.rolloutplanner.internal.planning.advice;

import io.github.rolloutplanner.change.People;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.planning.Signers;
import io.github.rolloutplanner.internal.rules.PeopleRows;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.Responsibility;
import io.github.rolloutplanner.plan.Responsibility.Role;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The roles that a rollout takes, with who fills them. */
public final class ResponsibilitySection {
    private final KnownFacts known;
    private final Facts facts;
    private final People people;
    private final List<Responsibility> roles = new ArrayList<>();

    private ResponsibilitySection(KnownFacts known) {
        this.known = known;
        this.facts = known.facts();
        this.people = facts.change().people();
    }

    public static List<Responsibility> of(KnownFacts known) {
        return known.facts().isNeeded() ? new ResponsibilitySection(known).all() : List.of();
    }

    private List<Responsibility> all() {
        Signers signers = facts.signers();
        add(Role.OWNER, 1, named(facts.change().owner()), PeopleRows.OWNER);
        if (signers.needed() > 1 || !known.approvalPhases().isEmpty()) {
            add(Role.APPROVER, signers.needed(), signers.names(), PeopleRows.APPROVER);
        }
        add(Role.ON_CALL, 1, named(people.onCall()), isWatched() ? PeopleRows.ON_CALL : PeopleRows.WATCH);
        add(
                Role.KILL_SWITCH_HOLDER,
                1,
                facts.killSwitchHolders(),
                facts.canTakeAway() ? PeopleRows.KILL_SWITCH : PeopleRows.HALT);
        if (facts.isSeen()) {
            add(Role.COMMUNICATION_OWNER, 1, named(facts.speaker()), PeopleRows.COMMUNICATION);
        }
        return roles;
    }

    private boolean isWatched() {
        return !facts.metricNames(GateRole.GUARDRAIL).isEmpty();
    }

    private static List<String> named(Optional<String> name) {
        return name.stream().toList();
    }

    private void add(Role role, int needed, List<String> names, Rule rule) {
        roles.add(new Responsibility(role, needed, names, Statement.by(rule, known.toldBy(rule))));
    }
}
