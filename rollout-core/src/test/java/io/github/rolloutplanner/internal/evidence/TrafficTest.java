package io.github.rolloutplanner.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {
    private static final Population SHOP = Population.ofUsersPerDay(100_000);

    private static Traffic traffic(Population population) {
        return Traffic.of(population, EvidencePolicy.standard());
    }

    private static double usersIn(Population population, int days) {
        return traffic(population).users(Duration.ofDays(days));
    }

    @Nested
    class DistinctUsers {
        private final Population known = SHOP.withUsersPerWeek(300_000).withUsersPerMonth(700_000);

        @Test
        void areExactlyThoseOfTheDayTheWeekAndTheMonthThatAreKnown() {
            assertThat(usersIn(known, 1)).isEqualTo(100_000);
            assertThat(usersIn(known, 7)).isEqualTo(300_000);
            assertThat(usersIn(known, 30)).isEqualTo(700_000);
        }

        @Test
        void growByAPowerOfTheDaysInBetween() {
            // 3 times as many in 7 times as long, so the square root of 3 in the square root of 7 days;
            // and from the week on 7/3 as many in 30/7 as long.
            double halfWay = Math.sqrt(7);
            assertThat(traffic(known).users(Duration.ofMillis(Math.round(halfWay * 86_400_000))))
                    .isCloseTo(100_000 * Math.sqrt(3), withinPercentage(1e-6));
            double growth = Math.log(7 / 3.0) / Math.log(30 / 7.0);
            assertThat(usersIn(known, 14)).isCloseTo(300_000 * Math.pow(2, growth), withinPercentage(1e-9));
        }

        @Test
        void goOnWithTheLastGrowthBeyondWhatIsKnown() {
            double growth = Math.log(7 / 3.0) / Math.log(30 / 7.0);
            assertThat(usersIn(known, 60)).isCloseTo(700_000 * Math.pow(2, growth), withinPercentage(1e-9));
        }

        @Test
        void growFromTheDayToTheMonthWhereTheWeekIsNotKnown() {
            double growth = Math.log(4) / Math.log(30);
            assertThat(usersIn(SHOP.withUsersPerMonth(400_000), 7))
                    .isCloseTo(100_000 * Math.pow(7, growth), withinPercentage(1e-9));
        }

        @Test
        void growWithTheExponentOfThePolicyWhereOnlyADayIsKnown() {
            // 30^0.6 = 7.6961
            assertThat(usersIn(SHOP, 30)).isCloseTo(769_610, within(10.0));
            EvidencePolicy newcomers = EvidencePolicy.standard().withGrowthExponent(1);
            EvidencePolicy regulars = EvidencePolicy.standard().withGrowthExponent(0);
            assertThat(Traffic.of(SHOP, newcomers).users(Duration.ofDays(30))).isCloseTo(3_000_000, within(1e-6));
            assertThat(Traffic.of(SHOP, regulars).users(Duration.ofDays(30))).isEqualTo(100_000);
        }

        @ParameterizedTest
        @CsvSource({"0, 0", "6, 25000", "12, 50000", "24, 100000"})
        void comeEvenlyWithinTheFirstDay(int hours, double users) {
            assertThat(traffic(SHOP).users(Duration.ofHours(hours))).isEqualTo(users);
        }

        @Test
        void areNeverMoreThanTheLastRingHas() {
            Population rings = SHOP.withRings(Ring.of("Pilot", 1000), Ring.of("All", 150_000));
            assertThat(usersIn(rings, 1)).isEqualTo(100_000);
            assertThat(usersIn(rings, 365)).isEqualTo(150_000);
        }

        @Test
        void areEnoughAfterAWholeNumberOfDays() {
            assertThat(traffic(SHOP).daysUntil(100_000)).isEqualTo(1);
            assertThat(traffic(SHOP).daysUntil(100_001)).isEqualTo(2);
            assertThat(traffic(known).daysUntil(300_000)).isEqualTo(7);
            assertThat(traffic(known).daysUntil(300_001)).isEqualTo(8);
            assertThat(traffic(SHOP.withRings(Ring.of("All", 100_000))).daysUntil(100_001))
                    .isEqualTo(3650);
        }
    }

    @Nested
    class Requests {
        @Test
        void comeDayByDay() {
            Traffic traffic = traffic(SHOP.withRequestsPerDay(2_400_000));
            assertThat(traffic.observations(ExposureUnit.REQUEST, Duration.ofDays(10)))
                    .isEqualTo(24_000_000);
            assertThat(traffic.observations(ExposureUnit.REQUEST, Duration.ofMinutes(90)))
                    .isEqualTo(150_000);
        }

        @Test
        void areOneForEachDailyUserWhereTheyAreNotKnown() {
            assertThat(traffic(SHOP).observations(ExposureUnit.REQUEST, Duration.ofDays(10)))
                    .isEqualTo(1_000_000);
            assertThat(traffic(SHOP).observations(ExposureUnit.USER, Duration.ofDays(10)))
                    .isCloseTo(100_000 * Math.pow(10, 0.6), withinPercentage(1e-9));
        }

        @Test
        void areCountedOverAnyLengthOfTime() {
            assertThat(traffic(SHOP).observations(ExposureUnit.REQUEST, Duration.ofDays(1_000_000)))
                    .isEqualTo(1e11);
        }
    }

    @Nested
    class AProfileOfTheDay {
        private static final double[] OFFICE = {0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 3, 2, 1, 2, 3, 3, 2, 1, 1, 0, 0, 0, 0, 0};
        private static final double OFFICE_TOTAL = DoubleStream.of(OFFICE).sum();

        private static double days(double[] weights, Duration length) {
            return traffic(SHOP.withHourlyProfile(weights)).days(length);
        }

        private static double[] spike(int hour) {
            double[] weights = new double[24];
            weights[hour] = 5;
            return weights;
        }

        @Test
        void countsTheQuietestHoursInARow() {
            // From 19 to 7 o'clock nobody comes; the two hours more that hurt least are those from 18 to 19 and 7 to 8.
            assertThat(OFFICE_TOTAL).isEqualTo(24);
            assertThat(days(OFFICE, Duration.ofHours(12))).isZero();
            assertThat(days(OFFICE, Duration.ofHours(13))).isEqualTo(1 / 24.0);
            assertThat(days(OFFICE, Duration.ofHours(14))).isEqualTo(2 / 24.0);
            assertThat(days(OFFICE, Duration.ofHours(15))).isEqualTo(3 / 24.0);
            assertThat(days(OFFICE, Duration.ofHours(16))).isEqualTo(5 / 24.0);
            assertThat(days(OFFICE, Duration.ofHours(23))).isEqualTo(21 / 24.0);
        }

        @Test
        void countsPartsOfAnHourEvenly() {
            assertThat(days(OFFICE, Duration.ofMinutes(12 * 60 + 15))).isCloseTo(0.25 / 24, within(1e-15));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 11, 23})
        void withOneBusyHourBringsNothingForSureBeforeTheDayIsOver(int hour) {
            assertThat(days(spike(hour), Duration.ofHours(23))).isZero();
            assertThat(days(spike(hour), Duration.ofMinutes(23 * 60 + 30))).isEqualTo(0.5);
            assertThat(days(spike(hour), Duration.ofHours(24))).isEqualTo(1);
            assertThat(days(spike(hour), Duration.ofHours(47))).isEqualTo(1);
            assertThat(days(spike(hour), Duration.ofHours(48))).isEqualTo(2);
        }

        @Test
        void ofOneLevelIsNone() {
            double[] even = new double[24];
            Arrays.fill(even, 0.7);
            for (int minutes = 0; minutes <= 3000; minutes += 7) {
                Duration length = Duration.ofMinutes(minutes);
                assertThat(days(even, length)).isCloseTo(traffic(SHOP).days(length), within(1e-12));
            }
        }
    }
}
