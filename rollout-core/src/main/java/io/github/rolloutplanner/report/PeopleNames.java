package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.Responsibility;

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
        Phrase names = Phrase.EMPTY;
        for (String name : responsibility.names()) {
            names = (names.isEmpty() ? names : names.then(", ")).then(Phrase.name(name));
        }
        int open = responsibility.open();
        if (open == 0) {
            return names;
        }
        String missing = responsibility.needed() == 1 ? "not assigned" : open + " not assigned";
        return (names.isEmpty() ? names : names.then(", ")).then(Phrase.tag(Phrase.Tone.FAIR, missing));
    }
}
