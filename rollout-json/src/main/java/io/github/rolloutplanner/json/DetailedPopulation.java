package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.AMOUNT;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.optionalLong;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.POSITIVE;
import static io.github.rolloutplanner.json.TargetingConditions.TARGETING_CONDITION;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.flag.TargetingCondition;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** Who can be exposed. */
final class DetailedPopulation extends ObjectCodec<Population> {
    private static final Codec<Ring> RING = ring(TARGETING_CONDITION);
    private static final Codec<Ring> WRITTEN_RING = ring(new WrittenCondition());

    static final Codec<Population> POPULATION = new DetailedPopulation(true);
    /** As people write it: what is usual is left out. */
    static final Codec<Population> WRITTEN = new DetailedPopulation(false);

    private final Field<Population, OptionalLong> usersPerDay =
            add(optionalLong("users_per_day", POSITIVE, Population::statedUsersPerDay)
                    .described("Distinct users; left out where only those of a week or of 30 days are known."));
    private final Field<Population, OptionalLong> usersPerWeek =
            add(optionalLong("users_per_week", POSITIVE, Population::usersPerWeek)
                    .described("Distinct users; left out where they are not known."));
    private final Field<Population, OptionalLong> usersPerMonth =
            add(optionalLong("users_per_month", POSITIVE, Population::usersPerMonth)
                    .described("Distinct users in 30 days; left out where they are not known."));
    private final Field<Population, List<Double>> hourlyProfile;
    private final Field<Population, OptionalLong> requestsPerDay;
    private final Field<Population, List<Ring>> rings;
    private final Field<Population, OptionalLong> tenants;
    private final Field<Population, String> tenantUnit;
    private final Field<Population, String> unit;

    private DetailedPopulation(boolean isWhole) {
        super("population");
        hourlyProfile = add(stated(
                        isWhole,
                        required("hourly_profile", ListCodec.inline(AMOUNT), Population::hourlyProfile),
                        List.of())
                .described("The traffic of each hour of a day, in proportion; empty where it is taken as even."));
        requestsPerDay = add(optionalLong("requests_per_day", POSITIVE, Population::requestsPerDay)
                .described("Left out where it is not known."));
        rings = add(stated(
                isWhole,
                required("rings", isWhole ? new ListCodec<>(RING) : LineCodec.each(WRITTEN_RING), Population::rings),
                List.of()));
        tenants =
                add(optionalLong("tenants", POSITIVE, Population::tenants).described("Left out where there are none."));
        tenantUnit = add(required("tenant_unit", NAME, Population::tenantUnit)
                .leftOutFor("tenant")
                .described("What the tenants are called, in the singular; left out for tenants."));
        unit = add(stated(isWhole, required("unit", NAME, Population::unit), "user")
                .described("What the users are called, in the singular."));
    }

    private static Codec<Ring> ring(Codec<TargetingCondition> condition) {
        return object(
                "ring",
                required("name", NAME, Ring::name),
                required("size", POSITIVE, Ring::size),
                optional("when", condition, (Ring ring) -> ring.recognisedBy())
                        .described(
                                "How its members are recognised; left out where the flag system knows the ring by its name."),
                Ring::new);
    }

    private static <V> Field<Population, V> stated(boolean always, Field<Population, V> field, V usual) {
        return always ? field : field.leftOutFor(usual);
    }

    @Override
    @Nullable
    Population build(Members members) {
        OptionalLong daily = members.get(usersPerDay);
        OptionalLong weekly = members.get(usersPerWeek);
        OptionalLong monthly = members.get(usersPerMonth);
        if (Stream.of(daily, weekly, monthly).allMatch(OptionalLong::isEmpty)) {
            members.conflict(
                    "Found no number of users.", "Add \"users_per_day\", \"users_per_week\" or \"users_per_month\".");
            return null;
        }
        Population population = started(daily, weekly, monthly)
                .withHourlyProfile(profile(members.get(hourlyProfile)))
                .withRings(members.get(rings).toArray(Ring[]::new))
                .withTenantUnit(members.get(tenantUnit))
                .withUnit(members.get(unit));
        population = with(members.get(requestsPerDay), population, Population::withRequestsPerDay);
        return with(members.get(tenants), population, Population::withTenants);
    }

    private static Population started(OptionalLong daily, OptionalLong weekly, OptionalLong monthly) {
        if (daily.isPresent()) {
            Population population = Population.ofUsersPerDay(daily.getAsLong());
            population = with(weekly, population, Population::withUsersPerWeek);
            return with(monthly, population, Population::withUsersPerMonth);
        }
        return weekly.isPresent()
                ? with(monthly, Population.ofUsersPerWeek(weekly.getAsLong()), Population::withUsersPerMonth)
                : Population.ofUsersPerMonth(monthly.orElseThrow());
    }

    @Override
    Schema definition(Definitions definitions) {
        return super.definition(definitions)
                .with(
                        "anyOf",
                        Stream.of(usersPerDay, usersPerWeek, usersPerMonth)
                                .map(users -> new Schema().with("required", List.of(users.name())))
                                .toList());
    }

    private static double[] profile(List<Double> weights) {
        return weights.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Population with(
            OptionalLong number, Population population, BiFunction<Population, Long, Population> wither) {
        return number.isPresent() ? wither.apply(population, number.getAsLong()) : population;
    }
}
