package io.github.rolloutplanner.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PopulationTest {

    @Test
    void countsUsersUntilItIsToldWhatTheyAre() {
        assertThat(Population.ofUsersPerDay(10).unit()).isEqualTo("user");
        assertThat(Population.ofUsersPerDay(10).withUnit("shop").unit()).isEqualTo("shop");
    }

    @Test
    void ofRingsIsAsLargeAsTheLargest() {
        Population rings = Population.ofRings(Ring.of("Beta", 90), Ring.of("World", 4_000));
        assertThat(rings.usersPerDay()).isEqualTo(4_000);
        assertThat(rings.rings()).extracting(Ring::name).containsExactly("Beta", "World");
    }

    @Test
    void isAddedToWithoutChange() {
        Population before = Population.ofUsersPerDay(10);
        Population after = before.withRequestsPerDay(500).withTenants(3);
        assertThat(after.requestsPerDay()).hasValue(500);
        assertThat(after.tenants()).hasValue(3);
        assertThat(before.requestsPerDay()).isEmpty();
    }

    @Test
    void knowsNoMoreThanItIsTold() {
        Population known = Population.ofUsersPerDay(10);
        assertThat(known.usersPerWeek()).isEmpty();
        assertThat(known.usersPerMonth()).isEmpty();
        assertThat(known.hourlyProfile()).isEmpty();
    }

    @Test
    void learnsHowItsUsersComeBackAndWhen() {
        Population known = Population.ofUsersPerDay(10)
                .withUsersPerWeek(30)
                .withUsersPerMonth(60)
                .withHourlyProfile(0, 1.5);
        assertThat(known.usersPerWeek()).hasValue(30);
        assertThat(known.usersPerMonth()).hasValue(60);
        assertThat(known.hourlyProfile()).containsExactly(0.0, 1.5);
    }
}
