package io.github.rolloutplanner.internal.evidence;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.function.IntToDoubleFunction;

/**
 * The observations that a population brings over time.
 *
 * <p>Requests come day by day. Distinct users come ever more slowly, by a power law of the days: through the users of a
 * day, a week and 30 days as far as they are known, else with the exponent of {@link EvidencePolicy#growthExponent()}.
 * Hours that make no whole day are taken as the quietest ones in a row of the population's profile.
 *
 * @since 0.1.0
 */
public final class Traffic {
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int LONGEST_DAYS = 3650;

    private final Population population;
    private final DayProfile profile;
    private final UniqueUserGrowth growth;

    private Traffic(Population population, double growthExponent) {
        this.population = requireNonNull(population, "population");
        this.profile = new DayProfile(population.hourlyProfile());
        this.growth = new UniqueUserGrowth(population, growthExponent);
    }

    /**
     * The traffic of a population.
     *
     * @param population who comes
     * @param policy how distinct users grow where the population does not say
     * @return its traffic
     */
    public static Traffic of(Population population, EvidencePolicy policy) {
        return new Traffic(population, policy.growthExponent());
    }

    /**
     * The observations of full traffic over a length of time.
     *
     * @param unit what is counted
     * @param length how long; at least zero
     * @return how many come for sure, not rounded
     */
    public double observations(ExposureUnit unit, Duration length) {
        double days = days(length);
        return unit == ExposureUnit.USER ? growth.users(days) : perDay() * days;
    }

    /**
     * Distinct users over a length of time.
     *
     * @param length how long; at least zero
     * @return how many come for sure, not rounded
     */
    public double users(Duration length) {
        return growth.users(days(length));
    }

    /**
     * The whole days after which a number of distinct users has come.
     *
     * @param users how many
     * @return the days; 3650 where they are more than ten years, as for users who never come
     */
    public int daysUntil(double users) {
        return daysUntil(users, growth::users);
    }

    /** The whole days after which so many have come, of what grows with the days. */
    static int daysUntil(double needed, IntToDoubleFunction inDays) {
        int tooFew = 0;
        int enough = LONGEST_DAYS;
        while (enough - tooFew > 1) {
            int middle = (tooFew + enough) / 2;
            if (inDays.applyAsDouble(middle) >= needed) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }

    public static Traffic of(Population population, double growthExponent) {
        return new Traffic(population, growthExponent);
    }

    public UniqueUserGrowth growth() {
        return growth;
    }

    /** How the days of traffic in a length of time are computed. */
    String daysWorking(Duration length) {
        double days = days(length);
        Duration rest = length.minusDays(length.toDays());
        return rest.isZero() || population.hourlyProfile().isEmpty()
                ? "days of traffic: " + CalculationFormat.of(length.toMinutes() / 60.0) + " / 24 = "
                        + CalculationFormat.of(days)
                : "days of traffic, of which the quietest " + Wording.of(rest) + " in a row have "
                        + CalculationFormat.of(days - length.toDays()) + ": " + length.toDays() + " + "
                        + CalculationFormat.of(days - length.toDays()) + " = " + CalculationFormat.of(days);
    }

    /** The days of traffic in a length of time. */
    public double days(Duration length) {
        double seconds = length.getSeconds() + length.getNano() / NANOS_PER_SECOND;
        return profile.days(seconds / SECONDS_PER_HOUR);
    }

    /** Requests a day; where they are not known, every user makes one. */
    double perDay() {
        return population.requestsPerDay().orElse(population.usersPerDay());
    }

    long usersPerDay() {
        return population.usersPerDay();
    }

    boolean knowsRequests() {
        return population.requestsPerDay().isPresent();
    }

    public String unit() {
        return population.unit();
    }
}
