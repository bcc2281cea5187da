package io.github.rolloutplanner;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Populations of which more or less is known, where whatever is known fits together.
 *
 * @param names what their rings are called
 */
record Populations(Arbitrary<String> names) {
    private static final long MOST_USERS = 10_000_000;
    private static final int HOURS = 24;

    Arbitrary<Population> any() {
        return Combinators.combine(
                        users(),
                        Arbitraries.longs().between(1, 1_000_000_000).optional(0.5),
                        Arbitraries.longs().between(1, 5_000).optional(0.2),
                        hours().optional(0.3),
                        Arbitraries.of("user", "shop", "driver", "company", "box", "person"))
                .as((known, requests, tenants, hours, unit) -> {
                    Population population = known.withUnit(unit);
                    population = requests.map(population::withRequestsPerDay).orElse(population);
                    population = hours.map(population::withHourlyProfile).orElse(population);
                    return tenants.map(population::withTenants).orElse(population);
                });
    }

    private Arbitrary<Population> users() {
        Arbitrary<List<Ring>> none = Arbitraries.just(List.of());
        Arbitrary<Optional<Double>> part = Arbitraries.doubles().between(0, 1).optional(0.5);
        return Combinators.combine(
                        Arbitraries.oneOf(none, none, rings()),
                        Arbitraries.longs().between(1, MOST_USERS),
                        part,
                        part)
                .as(Populations::population);
    }

    /** As many users in a longer time as its part of what is possible says; everybody is in the last ring. */
    private static Population population(
            List<Ring> rings, long users, Optional<Double> newInAWeek, Optional<Double> newInAMonth) {
        long everybody =
                rings.isEmpty() ? Long.MAX_VALUE : rings.get(rings.size() - 1).size();
        long daily = Math.min(users, everybody);
        Optional<Long> weekly = newInAWeek.map(part -> between(daily, Math.min(daily * 7, everybody), part));
        long inAMonth = weekly.map(week -> (week * 30 + 6) / 7).orElse(daily * 30);
        Optional<Long> monthly =
                newInAMonth.map(part -> between(weekly.orElse(daily), Math.min(inAMonth, everybody), part));
        Population population = Population.ofUsersPerDay(daily).withRings(rings.toArray(Ring[]::new));
        population = weekly.map(population::withUsersPerWeek).orElse(population);
        return monthly.map(population::withUsersPerMonth).orElse(population);
    }

    private static long between(long least, long most, double part) {
        return least + Math.round((most - least) * part);
    }

    private Arbitrary<List<Ring>> rings() {
        Arbitrary<String> called = Arbitraries.oneOf(names, Arbitraries.of("Internal", "Beta", "Everybody"));
        Arbitrary<List<Long>> growth =
                Arbitraries.longs().between(1, 50_000).list().ofMinSize(1).ofMaxSize(5);
        return growth.flatMap(
                steps -> called.list().ofSize(steps.size()).uniqueElements().map(known -> rings(known, steps)));
    }

    private static List<Ring> rings(List<String> names, List<Long> growth) {
        List<Ring> rings = new ArrayList<>();
        long size = 0;
        for (int at = 0; at < growth.size(); at++) {
            size += growth.get(at);
            rings.add(Ring.of(names.get(at), size));
        }
        return rings;
    }

    /** Hours of which one at least has traffic. */
    private static Arbitrary<double[]> hours() {
        Arbitrary<double[]> weights = Arbitraries.oneOf(Metrics.decimals(0, 1_000), Arbitraries.of(0.0))
                .array(double[].class)
                .ofSize(HOURS);
        return Combinators.combine(weights, Arbitraries.integers().between(0, HOURS - 1))
                .as((profile, busy) -> {
                    double[] some = profile.clone();
                    some[busy] += 1;
                    return some;
                });
    }
}
