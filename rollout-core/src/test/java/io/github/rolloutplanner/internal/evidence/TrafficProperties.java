package io.github.rolloutplanner.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

@PropertyDefaults(tries = 500)
class TrafficProperties {
    private static final int MINUTES_PER_DAY = 1440;

    @Property
    void moreTimeNeverBringsFewer(
            @ForAll("populations") Population population,
            @ForAll @LongRange(min = 0, max = 60 * MINUTES_PER_DAY) long minutes,
            @ForAll @LongRange(min = 0, max = 60 * MINUTES_PER_DAY) long more) {
        Traffic traffic = Traffic.of(population, EvidencePolicy.standard());
        Duration shorter = Duration.ofMinutes(minutes);
        Duration longer = shorter.plusMinutes(more);
        for (ExposureUnit unit : ExposureUnit.values()) {
            assertThat(traffic.observations(unit, shorter))
                    .isNotNegative()
                    .isLessThanOrEqualTo(traffic.observations(unit, longer));
        }
    }

    @Property
    void whatIsKnownIsMet(@ForAll("growing") Population population) {
        Traffic traffic = Traffic.of(population, EvidencePolicy.standard());
        assertThat(traffic.users(Duration.ofDays(1))).isEqualTo(population.usersPerDay());
        population
                .usersPerWeek()
                .ifPresent(
                        users -> assertThat(traffic.users(Duration.ofDays(7))).isEqualTo(users));
        population
                .usersPerMonth()
                .ifPresent(
                        users -> assertThat(traffic.users(Duration.ofDays(30))).isEqualTo(users));
    }

    @Property
    void hoursBringAtMostTheirPartOfADayAndADayBringsItAll(
            @ForAll("profiles") double[] weights, @ForAll @IntRange(min = 0, max = 24 * 60) int minutes) {
        Traffic traffic = Traffic.of(Population.ofUsersPerDay(1).withHourlyProfile(weights), EvidencePolicy.standard());
        double days = traffic.days(Duration.ofMinutes(minutes));
        assertThat(days).isBetween(0.0, minutes / 1440.0 + 1e-12);
        assertThat(traffic.days(Duration.ofDays(1))).isEqualTo(1);
        assertThat(traffic.days(Duration.ofMinutes(minutes + 3L * MINUTES_PER_DAY)))
                .isCloseTo(days + 3, within(1e-9));
    }

    /** Wherever a phase starts, on any minute of the day, it sees at least what is counted on. */
    @Property(tries = 100)
    void noStartOfAPhaseBringsLess(
            @ForAll("profiles") double[] weights, @ForAll @IntRange(min = 1, max = 24 * 60) int minutes) {
        Traffic traffic = Traffic.of(Population.ofUsersPerDay(1).withHourlyProfile(weights), EvidencePolicy.standard());
        double sure = traffic.days(Duration.ofMinutes(minutes));
        double all = DoubleStream.of(weights).sum();
        double least = Double.POSITIVE_INFINITY;
        for (int start = 0; start < MINUTES_PER_DAY; start += 5) {
            double seen = 0;
            for (int minute = start; minute < start + minutes; minute++) {
                seen += weights[minute / 60 % 24] / 60;
            }
            least = Math.min(least, seen / all);
        }
        assertThat(sure).isLessThanOrEqualTo(least + 1e-9);
    }

    @Provide
    Arbitrary<double[]> profiles() {
        return Arbitraries.oneOf(
                        Arbitraries.doubles().between(0, 1000), Arbitraries.of(0.0, 1.0, 1e6), Arbitraries.just(0.0))
                .array(double[].class)
                .ofSize(24)
                .filter(weights -> DoubleStream.of(weights).sum() > 0);
    }

    @Provide
    Arbitrary<Population> growing() {
        Arbitrary<Long> daily = Arbitraries.longs().between(1, 1_000_000_000_000L);
        Arbitrary<Double> factors = Arbitraries.doubles().between(1, 7);
        return Combinators.combine(daily, factors, factors, Arbitraries.of(0, 1, 2, 3))
                .as((users, toWeek, toMonth, known) -> {
                    long week = (long) (users * toWeek);
                    long month = (long) (week * Math.min(toMonth, 30 / 7.0));
                    Population population = Population.ofUsersPerDay(users);
                    Population weekly = (known & 1) == 0 ? population : population.withUsersPerWeek(week);
                    return (known & 2) == 0 ? weekly : weekly.withUsersPerMonth(month);
                });
    }

    @Provide
    Arbitrary<Population> populations() {
        return Combinators.combine(growing(), profiles(), Arbitraries.of(0, 1, 2, 3))
                .as((population, profile, with) -> {
                    Population busy = (with & 1) == 0 ? population : population.withHourlyProfile(profile);
                    long everybody = 3 * population.usersPerDay();
                    return (with & 2) == 0 ? busy : busy.withRings(Ring.of("First", 1), Ring.of("All", everybody));
                });
    }
}
