package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.flag.TargetingCondition;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidPopulationTest {

    private static List<String> problems(Population population) {
        return Problems.of(RolloutPlanner.forChange("Meter readings").population(population));
    }

    @Nested
    class Counts {
        @Test
        void areAboveZero() {
            Population nobody =
                    Population.ofUsersPerDay(-1).withRequestsPerDay(0).withTenants(-1_000);
            assertThat(problems(nobody))
                    .containsExactly(
                            "population.usersPerDay: -1 is not above zero. Give the distinct users of a usual day.",
                            "population.requestsPerDay: 0 is not above zero. Give the requests of a usual day, or leave them"
                                    + " out.",
                            "population.tenants: -1,000 is not above zero. Give the number of tenants, or leave it out.");
        }

        @Test
        void ofAMonthAreAboveZero() {
            assertThat(problems(Population.ofUsersPerMonth(0)))
                    .containsExactly(
                            "population.usersPerMonth: 0 is not above zero. Give the distinct users in 30 days, or"
                                    + " leave them out.");
            assertThat(problems(Population.ofUsersPerWeek(-7)))
                    .containsExactly("population.usersPerWeek: -7 is not above zero. Give the distinct users a week, or"
                            + " leave them out.");
        }

        @Test
        void ofAMonthNeedNoDay() {
            assertThat(problems(Population.ofUsersPerMonth(1))).isEmpty();
            assertThat(problems(Population.ofUsersPerMonth(1_000_000_000_000L))).isEmpty();
            assertThat(problems(Population.ofUsersPerWeek(100).withUsersPerMonth(430)))
                    .containsExactly(
                            "population.usersPerMonth: 430 users in 30 days are more than the 429 that come if 100"
                                    + " users a week are others each time. Count all users who come in 30 days, each of them once.");
        }

        @Test
        void ofTenantsHaveAWord() {
            assertThat(problems(Population.ofUsersPerDay(9).withTenants(3, " ")))
                    .singleElement()
                    .asString()
                    .startsWith("population.tenantUnit: ")
                    .endsWith("Say what the tenants are called, in the singular.");
        }

        @Test
        void areThereWhereRingsAre() {
            assertThatIllegalArgumentException()
                    .isThrownBy(Population::ofRings)
                    .withMessage("A population of rings needs a ring. Give each with Ring.of(name, size), or use"
                            + " ofUsersPerDay(..).");
        }
    }

    @Nested
    class LongerReaches {
        private final Population hundred = Population.ofUsersPerDay(100);

        @Test
        void areAboveZero() {
            assertThat(problems(hundred.withUsersPerWeek(0).withUsersPerMonth(-5)))
                    .containsExactly(
                            "population.usersPerWeek: 0 is not above zero. Give the distinct users a week, or leave them"
                                    + " out.",
                            "population.usersPerMonth: -5 is not above zero. Give the distinct users in 30 days, or"
                                    + " leave them out.");
        }

        @Test
        void areNotFewer() {
            assertThat(problems(hundred.withUsersPerWeek(99).withUsersPerMonth(98)))
                    .containsExactly(
                            "population.usersPerWeek: 99 users a week are fewer than 100 users a day."
                                    + " Count all users who come in 7 days, each of them once.",
                            "population.usersPerMonth: 98 users in 30 days are fewer than 99 users a week."
                                    + " Count all users who come in 30 days, each of them once.");
        }

        @Test
        void areNotMoreThanTheirDaysCanBring() {
            assertThat(problems(hundred.withUsersPerWeek(701).withUnit("driver")))
                    .containsExactly("population.usersPerWeek: 701 drivers a week are more than the 700 that come if"
                            + " 100 drivers a day are others each time."
                            + " Count all users who come in 7 days, each of them once.");
            assertThat(problems(hundred.withUsersPerMonth(3_001)))
                    .containsExactly("population.usersPerMonth: 3,001 users in 30 days are more than the 3,000 that"
                            + " come if 100 users a day are others each time."
                            + " Count all users who come in 30 days, each of them once.");
        }

        @Test
        void ofAMonthGrowNoFasterThanInItsFirstWeek() {
            assertThat(problems(hundred.withUsersPerWeek(150).withUsersPerMonth(644)))
                    .containsExactly("population.usersPerMonth: 644 users in 30 days are more than the 643 that come if"
                            + " 150 users a week are others each time."
                            + " Count all users who come in 30 days, each of them once.");
        }

        @Test
        void mayBeThoseOfADayOrOthersEachDay() {
            assertThat(problems(hundred.withUsersPerWeek(100).withUsersPerMonth(100)))
                    .isEmpty();
            assertThat(problems(hundred.withUsersPerWeek(700).withUsersPerMonth(3_000)))
                    .isEmpty();
            assertThat(problems(hundred.withUsersPerWeek(150).withUsersPerMonth(643)))
                    .isEmpty();
        }

        @Test
        void mayBeAsManyAsCanBeCounted() {
            Population all = Population.ofUsersPerDay(Long.MAX_VALUE);

            assertThat(problems(all.withUsersPerWeek(Long.MAX_VALUE).withUsersPerMonth(Long.MAX_VALUE)))
                    .isEmpty();
        }
    }

    @Nested
    class AnHourlyProfile {
        private static List<String> problems(double... weights) {
            return InvalidPopulationTest.problems(Population.ofUsersPerDay(100).withHourlyProfile(weights));
        }

        private static double[] day(double... first) {
            return Arrays.copyOf(first, 24);
        }

        @Test
        void hasAWeightForEachHour() {
            assertThat(problems(1, 2))
                    .containsExactly("population.hourlyProfile: 2 weights are no day. Give 24, one for each hour.");
            assertThat(problems(Arrays.copyOf(day(1), 25)))
                    .containsExactly("population.hourlyProfile: 25 weights are no day. Give 24, one for each hour.");
            assertThat(problems(day(1))).isEmpty();
        }

        @Test
        void hasNumbersFromZeroOn() {
            assertThat(problems(day(0, -1, Double.NaN, Double.POSITIVE_INFINITY)))
                    .containsExactly(
                            "population.hourlyProfile[1]: -1.0 is no amount of traffic. Give a number from zero on.",
                            "population.hourlyProfile[2]: NaN is no amount of traffic. Give a number from zero on.",
                            "population.hourlyProfile[3]: Infinity is no amount of traffic. Give a number from zero on.");
        }

        @Test
        void hasTraffic() {
            assertThat(problems(day()))
                    .containsExactly("population.hourlyProfile: All weights are zero. Give the traffic of each hour, or"
                            + " leave the profile out.");
        }

        @Test
        void addsUp() {
            assertThat(problems(day(Double.MAX_VALUE, Double.MAX_VALUE)))
                    .containsExactly("population.hourlyProfile: The weights add up to Infinity. Give smaller ones; only"
                            + " their proportions count.");
        }
    }

    @Nested
    class Rings {
        @Test
        void grow() {
            assertThat(problems(Population.ofRings(Ring.of("North", 500), Ring.of("South", 500), Ring.of("All", 400))))
                    .containsExactly(
                            "population.rings[1].size: Ring 'South' has 500 members, not more than 'North' with 500."
                                    + " Order the rings from small to large and count the members of smaller ones too.",
                            "population.rings[2].size: Ring 'All' has 400 members, not more than 'South' with 500."
                                    + " Order the rings from small to large and count the members of smaller ones too.");
        }

        @Test
        void haveMembers() {
            assertThat(problems(Population.ofRings(Ring.of("North", 0), Ring.of("All", 4_000))))
                    .containsExactly(
                            "population.rings[0].size: 0 is not above zero. Give the members of the ring, those of"
                                    + " smaller rings included.");
        }

        @Test
        void haveNamesOfTheirOwn() {
            assertThat(problems(Population.ofRings(Ring.of("North", 5), Ring.of("North", 4_000))))
                    .containsExactly(
                            "population.rings[1].name: Two rings are called 'North', in whatever case. Give each a name of its own.");
        }

        @Test
        void haveNamesThatDifferInMoreThanTheirCase() {
            assertThat(problems(Population.ofRings(Ring.of("beta", 5), Ring.of("Beta", 4_000))))
                    .containsExactly(
                            "population.rings[1].name: Two rings are called 'Beta', in whatever case. Give each a name of its own.");
        }

        @Test
        void haveNoConditionForAllUsers() {
            Ring all = Ring.of("All", 4_000).recognisedBy(TargetingCondition.is("user.tier", "any"));
            assertThat(problems(Population.ofRings(Ring.of("North", 5), all)))
                    .containsExactly(
                            "population.rings[1].recognisedBy: Ring 'All' is the last one, so all users are in it, whether"
                                    + " user.tier == 'any' or not. Leave its condition out, or add a last ring that all"
                                    + " users are in.");
        }

        @Test
        void areRecognisedInOneWay() {
            Ring beta = Ring.of("Beta", 5).recognisedBy(TargetingCondition.is("user.tier", "beta"));
            Population rings = Population.ofRings(beta, Ring.of("All", 4_000));
            assertThat(Problems.of(RolloutPlanner.forChange("Meter readings")
                            .population(rings)
                            .betaUsers(TargetingCondition.is("user.plan", "beta"))))
                    .containsExactly(
                            "population.rings[0].recognisedBy: Ring 'Beta' is recognised by user.tier == 'beta',"
                                    + " but the segment of its name by user.plan == 'beta'. Say it once, at the ring or at the"
                                    + " segment.");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "user.email ends with ''         | holds for each text. Give the part of the text that must be there.",
                    "not (user.email contains \"\") | holds for each text. Give the part of the text that must be there.",
                    "user.country in []             | holds for no user. Name the texts that it may be."
                })
        void areRecognisedByConditionsThatTellUsersApart(String condition, String problem) {
            Ring odd = Ring.of("Beta", 5).recognisedBy(TargetingCondition.parse(condition));
            assertThat(problems(Population.ofRings(odd, Ring.of("All", 4_000))))
                    .singleElement()
                    .asString()
                    .startsWith("population.rings[0].recognisedBy: '")
                    .endsWith(problem);
        }

        @Test
        void areRecognisedByWhatPeopleCanRead() {
            Ring odd = Ring.of("Beta", 5).recognisedBy(TargetingCondition.is(" ", "beta"));
            assertThat(problems(Population.ofRings(odd, Ring.of("All", 4_000))))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("population.rings[0].recognisedBy: ");
        }

        @Test
        void endWithEverybody() {
            Population crowd = Population.ofUsersPerDay(1_000).withRings(Ring.of("All", 900));
            assertThat(problems(crowd))
                    .containsExactly("population.rings[0].size: The last ring 'All' has 900 members, but 1,000 users a"
                            + " day come. End with a ring that all users are in.");
        }

        @Test
        void endWithEverybodyOfTheLongestTimeThatIsKnown() {
            Population crowd = Population.ofUsersPerDay(1_000)
                    .withUsersPerWeek(2_000)
                    .withUsersPerMonth(3_000)
                    .withRings(Ring.of("Beta", 100), Ring.of("All", 2_500));
            assertThat(problems(crowd))
                    .containsExactly("population.rings[1].size: The last ring 'All' has 2,500 members, but 3,000 users"
                            + " in 30 days come. End with a ring that all users are in.");
            assertThat(problems(crowd.withRings(Ring.of("Beta", 100), Ring.of("All", 3_000))))
                    .isEmpty();
        }
    }
}
