package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
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
        assertThat(isCountable(SOUND.withHourlyProfile(hours(23, 7)))).isFalse();
        assertThat(isCountable(SOUND.withHourlyProfile(hours(24, 0)))).isFalse();
        assertThat(isCountable(SOUND.withHourlyProfile(hours(24, -1)))).isFalse();
        assertThat(isCountable(SOUND.withHourlyProfile(hours(24, Double.NaN)))).isFalse();
        assertThat(isCountable(SOUND.withHourlyProfile(hours(24, Double.POSITIVE_INFINITY))))
                .isFalse();
    }

    private static boolean isCountable(Population population) {
        return new Users(Optional.of(population)).countable().isPresent();
    }

    private static double[] hours(int number, double weight) {
        double[] weights = new double[number];
        Arrays.fill(weights, weight);
        return weights;
    }
}
