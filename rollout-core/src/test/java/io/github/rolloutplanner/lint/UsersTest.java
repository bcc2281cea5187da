package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.metric.Percentage;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsersTest {
    private static final Population SOUND = Population.ofUsersPerDay(1_000);

    @Test
    void trafficIsComputedOnlyFromNumbersThatAreSome() {
        assertThat(isCountable(SOUND)).isTrue();
        assertThat(isCountable(SOUND.withUsersPerWeek(3_000).withUsersPerMonth(9_000)))
                .isTrue();
        assertThat(isCountable(SOUND.withRings(Ring.of("Company", 1)).withRequestsPerDay(1)))
                .isTrue();
        assertThat(isCountable(Population.ofUsersPerDay(0))).isFalse();
        assertThat(isCountable(SOUND.withRequestsPerDay(0))).isFalse();
        assertThat(isCountable(SOUND.withUsersPerWeek(999))).isFalse();
        assertThat(isCountable(SOUND.withUsersPerWeek(3_000).withUsersPerMonth(2_999)))
                .isFalse();
        assertThat(isCountable(SOUND.withRings(Ring.of("Nobody", 0)))).isFalse();
    }

    @Test
    void whatIsNoDayIsNoProfile() {
        assertThat(isCountable(SOUND.withHourlyProfile(hours(24, 7)))).isTrue();
        assertThat(isCountable(SOUND.withHourlyProfile(beginningWith(0)))).isTrue();
        assertThat(isCountable(SOUND.withHourlyProfile(beginningWith(-1)))).isFalse();
        assertThat(isCountable(SOUND.withHourlyProfile(hours(23, 7)))).isFalse();
        assertThat(isCountable(SOUND.withHourlyProfile(hours(24, 0)))).isFalse();
        assertThat(isCountable(SOUND.withHourlyProfile(hours(24, -1)))).isFalse();
        assertThat(isCountable(SOUND.withHourlyProfile(hours(24, Double.NaN)))).isFalse();
        assertThat(isCountable(SOUND.withHourlyProfile(hours(24, Double.POSITIVE_INFINITY))))
                .isFalse();
    }

    @Test
    void noUsersAreNoPartOfAny() {
        assertThat(new Users(Optional.of(SOUND)).daily(Percentage.percent(5))).contains(50L);
        assertThat(new Users(Optional.of(Population.ofUsersPerDay(1))).daily(Percentage.percent(50)))
                .contains(1L);
        assertThat(new Users(Optional.of(Population.ofUsersPerDay(0))).daily(Percentage.percent(5)))
                .isEmpty();
    }

    private static boolean isCountable(Population population) {
        return new Users(Optional.of(population)).countable().isPresent();
    }

    private static double[] hours(int number, double weight) {
        double[] weights = new double[number];
        Arrays.fill(weights, weight);
        return weights;
    }

    /** A day whose first hour has another weight than the others. */
    private static double[] beginningWith(double first) {
        double[] weights = hours(24, 7);
        weights[0] = first;
        return weights;
    }
}
