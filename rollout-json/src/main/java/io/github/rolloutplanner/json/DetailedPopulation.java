package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.AMOUNT;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.TEXT;
import static io.github.rolloutplanner.json.Scalars.boxed;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Who can be exposed. */
final class DetailedPopulation extends ObjectCodec<Population> {
    private final Field<Long> usersPerDay = required("users_per_day", COUNT);
    private final Field<Long> usersPerWeek =
            optional("users_per_week", COUNT, "Distinct users; left out where they are not known.");
    private final Field<Long> usersPerMonth =
            optional("users_per_month", COUNT, "Distinct users in 30 days; left out where they are not known.");
    private final Field<List<Double>> hourlyProfile = required(
            "hourly_profile",
            ListCodec.inline(AMOUNT),
            "The traffic of each hour of a day, in proportion; empty where it is taken as even.");
    private final Field<Long> requestsPerDay = optional("requests_per_day", COUNT, "Left out where it is not known.");
    private final Field<List<Ring>> rings = required("rings", new ListCodec<>(new RingCodec()));
    private final Field<Long> tenants = optional("tenants", COUNT, "Left out where there are none.");
    private final Field<String> unit = required("unit", TEXT, "What the users are called, in the singular.");

    DetailedPopulation() {
        super("population");
    }

    @Override
    void put(Population population, JsonOut out) throws IOException {
        out.put(usersPerDay, population.usersPerDay());
        out.putIfPresent(usersPerWeek, boxed(population.usersPerWeek()));
        out.putIfPresent(usersPerMonth, boxed(population.usersPerMonth()));
        out.put(hourlyProfile, population.hourlyProfile());
        out.putIfPresent(requestsPerDay, boxed(population.requestsPerDay()));
        out.put(rings, population.rings());
        out.putIfPresent(tenants, boxed(population.tenants()));
        out.put(unit, population.unit());
    }

    @Override
    Population build(Members members) {
        Population population = Population.ofUsersPerDay(members.get(usersPerDay))
                .withHourlyProfile(profile(members.get(hourlyProfile)))
                .withRings(members.get(rings).toArray(Ring[]::new))
                .withUnit(members.get(unit));
        population = with(members.find(usersPerWeek), population, Population::withUsersPerWeek);
        population = with(members.find(usersPerMonth), population, Population::withUsersPerMonth);
        population = with(members.find(requestsPerDay), population, Population::withRequestsPerDay);
        return with(members.find(tenants), population, Population::withTenants);
    }

    private static double[] profile(List<Double> weights) {
        return weights.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Population with(
            Optional<Long> number, Population population, BiFunction<Population, Long, Population> wither) {
        return number.map(known -> wither.apply(population, known)).orElse(population);
    }

    private static final class RingCodec extends ObjectCodec<Ring> {
        private final Field<String> name = required("name", TEXT);
        private final Field<Long> size = required("size", COUNT);

        RingCodec() {
            super("ring");
        }

        @Override
        void put(Ring ring, JsonOut out) throws IOException {
            out.put(name, ring.name());
            out.put(size, ring.size());
        }

        @Override
        Ring build(Members members) {
            return new Ring(members.get(name), members.get(size));
        }
    }
}
