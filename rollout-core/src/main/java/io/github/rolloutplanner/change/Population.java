package io.github.rolloutplanner.change;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * Who can be exposed to a change.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class Population permits ImmutablePopulation {

    private static final long WEEK = 7;
    private static final long MONTH = 30;
    private static final String USER = "user";
    private static final String TENANT = "tenant";

    Population() {}

    /**
     * Distinct users a day, as they were given.
     *
     * @return how many; empty where only those of a week or a month are known
     */
    public abstract OptionalLong statedUsersPerDay();

    /**
     * Distinct users a day: as they were given, else the fewest that the users of a week or of 30 days can come as, which is if
     * they are others each day. Evidence then rests on no more users than there are; a day may have up to 7 or 30 times as many.
     *
     * @return how many; 0 where nothing is known
     */
    @Value.Derived
    public long usersPerDay() {
        return statedUsersPerDay()
                .orElseGet(() -> Math.max(atLeastADay(usersPerWeek(), WEEK), atLeastADay(usersPerMonth(), MONTH)));
    }

    /**
     * Returns the most distinct users that a day can have: as they were given, else all those of a week or of 30 days, which is if
     * they all come each day. What a change can hit is judged by them.
     *
     * @return how many; 0 where nothing is known
     */
    public long mostUsersPerDay() {
        return statedUsersPerDay()
                .orElseGet(() -> usersPerWeek().orElseGet(() -> usersPerMonth().orElse(0)));
    }

    private static long atLeastADay(OptionalLong users, long days) {
        long known = users.orElse(0);
        return known / days + (known % days > 0 ? 1 : 0);
    }

    /**
     * Distinct users a week.
     *
     * @return how many, if known
     */
    public abstract OptionalLong usersPerWeek();

    /**
     * Distinct users in 30 days.
     *
     * @return how many, if known
     */
    public abstract OptionalLong usersPerMonth();

    /**
     * How the traffic of a day is spread over its hours.
     *
     * @return 24 weights, of which only the proportions count; empty where the traffic is taken as even
     */
    public abstract List<Double> hourlyProfile();

    /**
     * Requests a day that can show the change.
     *
     * @return how many, if known
     */
    public abstract OptionalLong requestsPerDay();

    /**
     * The circles in which the change goes out, from small to large.
     *
     * @return the rings; empty where there are none
     */
    public abstract List<Ring> rings();

    /**
     * The customers who share the product.
     *
     * @return how many, if it has tenants
     */
    public abstract OptionalLong tenants();

    /**
     * What the tenants are called, in the singular.
     *
     * @return defaults to "tenant"
     */
    @Value.Default
    public String tenantUnit() {
        return TENANT;
    }

    /**
     * What the users are called, in the singular.
     *
     * @return defaults to "user"
     */
    @Value.Default
    public String unit() {
        return USER;
    }

    /**
     * Whether the population counts users and not what has a name of its own, such as hosts.
     *
     * @return true unless {@link #withUnit(String)} gave them another word
     */
    public boolean countsUsers() {
        return unit().equals(USER);
    }

    /**
     * A population by its daily users.
     *
     * @param users distinct users a day
     * @return the population
     */
    public static Population ofUsersPerDay(long users) {
        return ImmutablePopulation.builder().statedUsersPerDay(users).build();
    }

    /**
     * A population by its weekly users alone. What a day has is then assumed, {@link #usersPerDay()}, and the plan says so.
     *
     * @param users distinct users a week
     * @return the population
     */
    public static Population ofUsersPerWeek(long users) {
        return ImmutablePopulation.builder().usersPerWeek(users).build();
    }

    /**
     * A population by its monthly users alone. What a day has is then assumed, {@link #usersPerDay()}, and the plan says so.
     *
     * @param users distinct users in 30 days
     * @return the population
     */
    public static Population ofUsersPerMonth(long users) {
        return ImmutablePopulation.builder().usersPerMonth(users).build();
    }

    /**
     * A population by its rings; the last one is all users.
     *
     * @param rings the circles, from small to large
     * @return a population with as many daily users as the last ring has members
     * @throws RolloutException.InvalidValue if no ring is given
     */
    public static Population ofRings(Ring... rings) {
        if (Elements.listOf(rings, "rings").isEmpty()) {
            throw new RolloutException.InvalidValue(
                    "A population of rings needs a ring. Give each with Ring.of(name, size), or use ofUsersPerDay(..).");
        }
        return ofUsersPerDay(rings[rings.length - 1].size()).withRings(rings);
    }

    /**
     * This population with its daily users.
     *
     * @param users distinct users a day
     * @return a population that knows them
     */
    public Population withUsersPerDay(long users) {
        return withStatedUsersPerDay(users);
    }

    abstract Population withStatedUsersPerDay(long users);

    /**
     * This population with its requests.
     *
     * @param requests requests a day
     * @return a population that knows them
     */
    public abstract Population withRequestsPerDay(long requests);

    /**
     * This population with its weekly users.
     *
     * @param users distinct users a week, at least as many as a day and at most seven times as many
     * @return a population that knows them
     */
    public abstract Population withUsersPerWeek(long users);

    /**
     * This population with its monthly users.
     *
     * @param users distinct users in 30 days, at least as many as a week, and at most 30 times as many as a day and 30/7
     *     times as many as a week
     * @return a population that knows them
     */
    public abstract Population withUsersPerMonth(long users);

    /**
     * This population with the traffic of each hour of a day.
     *
     * @param weights 24 numbers from zero on, such as requests in each hour; only their proportions count
     * @return a population that knows them
     */
    public abstract Population withHourlyProfile(double... weights);

    /**
     * This population with its rings.
     *
     * @param rings the circles, from small to large
     * @return a population that knows them
     */
    public abstract Population withRings(Ring... rings);

    /**
     * This population with its tenants.
     *
     * @param tenants how many customers share the product
     * @return a population that knows them
     */
    public abstract Population withTenants(long tenants);

    /**
     * This population with its tenants and their own word, so that its plans speak of wikis or shops.
     *
     * @param tenants how many customers share the product
     * @param singular what one of them is called, such as "wiki"
     * @return a population that knows them
     */
    public Population withTenants(long tenants, String singular) {
        return withTenants(tenants).withTenantUnit(requireNonNull(singular, "singular"));
    }

    /**
     * This population with another word for its tenants.
     *
     * @param singular the word, such as "wiki"
     * @return a population with tenants of that name
     */
    public abstract Population withTenantUnit(String singular);

    /**
     * This population with another word for its users.
     *
     * @param singular the word, such as "device"
     * @return a population of those
     */
    public abstract Population withUnit(String singular);
}
