package io.github.rolloutplanner.change;

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

    Population() {}

    /**
     * Distinct users a day.
     *
     * @return how many
     */
    public abstract long usersPerDay();

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
     * What the users are called, in the singular.
     *
     * @return defaults to "user"
     */
    @Value.Default
    public String unit() {
        return "user";
    }

    /**
     * A population by its daily users.
     *
     * @param users distinct users a day
     * @return the population
     */
    public static Population ofUsersPerDay(long users) {
        return ImmutablePopulation.builder().usersPerDay(users).build();
    }

    /**
     * A population by its rings; the last one is everybody.
     *
     * @param rings the circles, from small to large
     * @return a population with as many daily users as the last ring has members
     */
    public static Population ofRings(Ring... rings) {
        long everybody = rings.length == 0 ? 0 : rings[rings.length - 1].size();
        return ofUsersPerDay(everybody).withRings(rings);
    }

    /**
     * This population with its requests.
     *
     * @param requests requests a day
     * @return a population that knows them
     */
    public abstract Population withRequestsPerDay(long requests);

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
     * This population with another word for its users.
     *
     * @param singular the word, such as "device"
     * @return a population of those
     */
    public abstract Population withUnit(String singular);
}
