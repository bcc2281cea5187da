package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.TEXT;
import static io.github.rolloutplanner.json.Scalars.boxed;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import java.io.IOException;
import java.util.List;

/** Who can be exposed. */
final class DetailedPopulation extends ObjectCodec<Population> {
    private final Field<Long> usersPerDay = required("users_per_day", COUNT);
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
        out.putIfPresent(requestsPerDay, boxed(population.requestsPerDay()));
        out.put(rings, population.rings());
        out.putIfPresent(tenants, boxed(population.tenants()));
        out.put(unit, population.unit());
    }

    @Override
    Population build(Members members) {
        Population population = Population.ofUsersPerDay(members.get(usersPerDay))
                .withRings(members.get(rings).toArray(Ring[]::new))
                .withUnit(members.get(unit));
        Population withRequests =
                members.find(requestsPerDay).map(population::withRequestsPerDay).orElse(population);
        return members.find(tenants).map(withRequests::withTenants).orElse(withRequests);
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
