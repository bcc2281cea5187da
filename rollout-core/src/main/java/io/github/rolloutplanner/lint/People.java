package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Wording;
import java.util.Optional;

/** Parts of a population in words, as far as it is known. */
record People(Optional<Population> population) {

    /** What they are called, in the plural. */
    String all() {
        return Wording.plural(population.map(Population::unit).orElse("user"));
    }

    /** A part of all: "65% of all users (78,000 a day)". */
    String part(Percentage share) {
        return share + " of all " + all()
                + population
                        .map(Population::usersPerDay)
                        .filter(users -> users > 0)
                        .map(users -> " (" + Wording.of(Math.round(users * share.fraction())) + " a day)")
                        .orElse("");
    }
}
