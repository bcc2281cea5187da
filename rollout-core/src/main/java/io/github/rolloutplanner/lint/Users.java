package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** The users that a plan is for, as far as they are known. */
final class Users {
    private static final int HOURS = 24;

    private final Optional<Population> population;
    private final Optional<Population> countable;

    Users(Optional<Population> population) {
        this.population = population;
        this.countable = population.filter(known -> isRising(known) && hasUsers(known) && isDay(known.hourlyProfile()));
    }

    /** What one of them is called. */
    String unit() {
        return population.map(Population::unit).orElse("user");
    }

    String plural() {
        return Wording.plural(unit());
    }

    /** How many of them a percentage is a day. */
    Optional<Long> daily(Percentage percentage) {
        return population
                .map(Population::usersPerDay)
                .filter(users -> users > 0)
                .map(users -> Math.round(users * percentage.fraction()));
    }

    /** The population, if all its numbers are such that traffic can be computed from them. */
    Optional<Population> countable() {
        return countable;
    }

    private static boolean isRising(Population known) {
        long week = known.usersPerWeek().orElse(known.usersPerDay());
        return known.usersPerDay() > 0
                && week >= known.usersPerDay()
                && known.usersPerMonth().orElse(week) >= week;
    }

    private static boolean hasUsers(Population known) {
        return LongStream.concat(
                        known.requestsPerDay().stream(), known.rings().stream().mapToLong(ring -> ring.size()))
                .allMatch(number -> number > 0);
    }

    private static boolean isDay(List<Double> weights) {
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        return weights.isEmpty()
                || (weights.size() == HOURS
                        && weights.stream().allMatch(weight -> weight >= 0)
                        && sum > 0
                        && Double.isFinite(sum));
    }
}
