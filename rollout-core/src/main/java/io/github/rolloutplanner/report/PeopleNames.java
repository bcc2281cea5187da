package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.Responsibility;
import java.util.ArrayList;
import java.util.List;

/** The people of a plan: their roles, their names, and how many are still to be found. */
final class PeopleNames {
    private PeopleNames() {}

    static String role(Responsibility.Role role) {
        return switch (role) {
            case ON_CALL -> "On-call";
            default -> Wording.capitalized(Wording.of(role));
        };
    }

    static Phrase of(Responsibility responsibility) {
        List<Phrase> people = new ArrayList<>();
        responsibility.names().forEach(name -> people.add(Phrase.name(name)));
        int open = responsibility.open();
        if (open > 0) {
            people.add(Phrase.tag(
                    Phrase.Tone.FAIR, responsibility.needed() == 1 ? "not assigned" : open + " not assigned"));
        }
        return Phrase.list(people);
    }
}
