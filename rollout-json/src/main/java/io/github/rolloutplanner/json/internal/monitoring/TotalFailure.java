package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.metric.Threshold.Relation;
import java.util.Optional;
import java.util.function.Function;

/**
 * A metric that is as bad as it can be, which is plain after few observations.
 *
 * @param value what is looked at
 * @param relation on which side of the level it is bad
 * @param level from where on; the level itself is bad
 * @param all how many observations there were
 * @param fewest how many make it plain
 * @param apart by how much exposed users are worse than a control group that is well
 * @param shown what people are told instead of the value; empty where it is that
 */
record TotalFailure(
        Function<Group, Term> value,
        Relation relation,
        double level,
        Term all,
        long fewest,
        double apart,
        Optional<Term> shown) {
    /** So seldom chance makes all of the fewest observations bad. */
    private static final double CHANCE = 1e-6;

    private static final long FEWEST = 10;
    private static final double RAREST = 1e-9;

    /** How many observations are never all bad by chance, where one is bad at a rate. */
    static long fewest(double rate) {
        double number = Math.log(CHANCE) / Math.log(Math.min(1 - RAREST, Math.max(RAREST, rate)));
        return Math.max(FEWEST, (long) Math.ceil(number));
    }
}
