package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.flag.Bucketing;

/**
 * Variants for systems that choose them by the hash of the percentage: each has a slot of its own, from whose start it grows as more
 * users are exposed. So users keep their variant while the weights stay, and those of the first variant also while it grows.
 *
 * @param variants the variants, what is given by default last
 */
public record Slots(Remainder.Several variants) {

    /** Where the slot of a variant starts. */
    public Share start(int part) {
        return new Share(variants.parts().subList(0, part).stream()
                .mapToInt(before -> before.share().buckets())
                .sum());
    }

    /** How many of all users get a variant. */
    public Share size(int part) {
        return variants.exposed().times(variants.parts().get(part).share());
    }

    /** Where the users end who get a variant. */
    public Share end(int part) {
        int end = start(part).buckets() + size(part).buckets();
        return new Share(Math.min(end, Bucketing.BUCKETS));
    }
}
