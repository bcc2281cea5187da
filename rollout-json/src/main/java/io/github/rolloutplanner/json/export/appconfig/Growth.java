package io.github.rolloutplanner.json.export.appconfig;

import io.github.rolloutplanner.json.internal.export.Share;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the percentage of a deployment grows in AWS AppConfig: by a factor each time, or doubling from it.
 *
 * @param type its name there
 * @param shares the percentages
 */
record Growth(String type, List<Share> shares) {
    private static final int ALL = Share.of(1).buckets();
    private static final int LEAST = Share.of(0.01).buckets();

    /** The growth that has just these percentages, as far as there is one. */
    static Optional<Growth> of(List<Share> shares) {
        Share first = shares.get(0);
        if (first.buckets() < LEAST) {
            return Optional.empty();
        }
        return Stream.of(linear(first), exponential(first))
                .filter(growth -> growth.shares().equals(shares))
                .findFirst();
    }

    /** The factor in whole steps up to 100%, which it has to divide. */
    private static Growth linear(Share factor) {
        int steps = ALL / factor.buckets();
        return new Growth(
                "LINEAR",
                IntStream.rangeClosed(1, steps)
                        .mapToObj(step -> new Share(factor.buckets() * step))
                        .toList());
    }

    static Growth exponential(Share factor) {
        int from = Math.max(LEAST, factor.buckets());
        List<Share> below = Stream.iterate((long) from, share -> share < ALL, share -> 2 * share)
                .map(share -> new Share(share.intValue()))
                .toList();
        return new Growth(
                "EXPONENTIAL",
                Stream.concat(below.stream(), Stream.of(new Share(ALL))).toList());
    }

    /** The percentage of one step. */
    double factor() {
        return shares.get(0).percentage().value();
    }

    boolean isLinear() {
        return type.equals("LINEAR");
    }

    @Override
    public String toString() {
        return shares.stream().map(Share::toString).collect(Collectors.joining(", "));
    }
}
