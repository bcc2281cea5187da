package io.github.rolloutplanner.internal.validation;

import io.github.rolloutplanner.change.People;
import io.github.rolloutplanner.internal.naming.PersonNames;
import io.github.rolloutplanner.reason.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds everything that is wrong with the people of a change. */
final class PeopleCheck {
    private static final String ADVICE = "Name a person or team, or leave it out.";

    private final People people;
    private final ProblemList problems = new ProblemList();

    PeopleCheck(People people) {
        this.people = people;
    }

    List<Problem> problems() {
        each("approvers", people.approvers());
        problems.name("people.onCall", people.onCall(), ADVICE);
        problems.name("people.communicationOwner", people.communicationOwner(), ADVICE);
        each("killSwitchHolders", people.killSwitchHolders());
        return problems.all();
    }

    /** Who is named twice is still one. */
    private void each(String role, List<String> names) {
        Set<String> known = new HashSet<>();
        for (int at = 0; at < names.size(); at++) {
            String path = "people." + role + "[" + at + "]";
            String name = names.get(at);
            problems.name(path, name, ADVICE);
            if (!known.add(PersonNames.key(name))) {
                problems.add(path, "'" + name + "' is named twice.", "Name each person or team once.");
            }
        }
    }
}
