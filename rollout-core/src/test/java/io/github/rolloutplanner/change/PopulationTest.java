package io.github.rolloutplanner.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
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

    @Test
    void hasAtLeastAsManyADayAsALongerTimeNeeds() {
        assertThat(Population.ofUsersPerMonth(900).usersPerDay()).isEqualTo(30);
        assertThat(Population.ofUsersPerMonth(901).usersPerDay()).isEqualTo(31);
        assertThat(Population.ofUsersPerMonth(1).usersPerDay()).isEqualTo(1);
        assertThat(Population.ofUsersPerMonth(1_000_000_000_000L).usersPerDay()).isEqualTo(33_333_333_334L);
        assertThat(Population.ofUsersPerMonth(Long.MAX_VALUE).usersPerDay()).isEqualTo(Long.MAX_VALUE / 30 + 1);
        assertThat(Population.ofUsersPerWeek(71).usersPerDay()).isEqualTo(11);
        assertThat(Population.ofUsersPerWeek(70).withUsersPerMonth(90).usersPerDay())
                .isEqualTo(10);
    }

    @Test
    void assumesNoDayThatIsGiven() {
        Population known = Population.ofUsersPerMonth(900).withUsersPerDay(200);
        assertThat(known.usersPerDay()).isEqualTo(200);
        assertThat(known).isEqualTo(Population.ofUsersPerDay(200).withUsersPerMonth(900));
        assertThat(Population.ofUsersPerMonth(900).statedUsersPerDay()).isEmpty();
    }

    @Test
    void callsItsTenantsWhatItIsTold() {
        Population known = Population.ofUsersPerDay(10);
        assertThat(known.withTenants(16).tenantUnit()).isEqualTo("tenant");
        assertThat(known.withTenants(16, "wiki").tenantUnit()).isEqualTo("wiki");
        assertThat(known.withTenants(16, "wiki").tenants()).hasValue(16);
    }

    @Test
    void countsUsersUnlessTheyHaveAnotherWord() {
        assertThat(Population.ofUsersPerDay(10).countsUsers()).isTrue();
        assertThat(Population.ofUsersPerDay(10).withUnit("host").countsUsers()).isFalse();
    }

    @Test
    void whatAChangeCanHitIsTheMostThatComeInADay() {
        assertThat(Population.ofUsersPerDay(10).withUsersPerMonth(100).mostUsersPerDay())
                .isEqualTo(10);
        assertThat(Population.ofUsersPerMonth(100).mostUsersPerDay()).isEqualTo(100);
        assertThat(Population.ofUsersPerMonth(100).withUsersPerWeek(40).mostUsersPerDay())
                .isEqualTo(40);
        assertThat(RolloutPlanner.forChange("X")
                        .newFeature()
                        .population(Population.ofUsersPerMonth(10_000_000))
                        .plan()
                        .assessment()
                        .orElseThrow()
                        .riskReasons()
                        .toString())
                .contains("Up to 10,000,000 users a day, at least 1,000,000: high.");
    }
}
