package io.github.rolloutplanner.flag;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BucketingTest {
    private static final int USERS = 200_000;
    private static final double SELDOM = 0.001;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "''|0|0",
                "''|1|514E28B7",
                "''|FFFFFFFF|81F16F39",
                "test|0|BA6BD213",
                "test|9747B28C|704B81DC",
                "Hello, world!|0|C0363E43",
                "Hello, world!|9747B28C|24884CBA",
                "The quick brown fox jumps over the lazy dog|0|2E4FF723",
                "The quick brown fox jumps over the lazy dog|9747B28C|2FA826CD",
                "aaaa|9747B28C|5A97808A",
                "aaa|9747B28C|283E0130",
                "aa|9747B28C|5D211726",
                "a|9747B28C|7FA09EA6",
                "abcd|9747B28C|F0478627",
                "ππππππππ|9747B28C|D58063C1",
            })
    void isTheHashThatWasPublished(String text, String seed, String hash) {
        assertThat(Bucketing.hash(text, Integer.parseUnsignedInt(seed, 16)))
                .isEqualTo(Integer.parseUnsignedInt(hash, 16));
    }

    static Stream<Arguments> ids() {
        Random random = new Random(7);
        String[] uuids = IntStream.range(0, USERS)
                .mapToObj(id -> new UUID(random.nextLong(), random.nextLong()).toString())
                .toArray(String[]::new);
        return Stream.of(
                Arguments.of("sequential ids", (IntFunction<String>) Integer::toString),
                Arguments.of("UUIDs", (IntFunction<String>) id -> uuids[id]),
                Arguments.of("e-mails", (IntFunction<String>) id -> "user" + id + "@company.com"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void idsSpreadEvenly(String kind, IntFunction<String> ids) {
        for (String flag : new String[] {"one-page-checkout", "search", "", "flag-1", "flag-2"}) {
            Bucketing bucketing = Bucketing.exposed(flag);
            long[] counts = new long[1_000];
            for (int id = 0; id < USERS; id++) {
                counts[bucketing.bucketOf(ids.apply(id)) / (Bucketing.BUCKETS / counts.length)]++;
            }
            assertThat(pValue(counts)).as("%s of %s", kind, flag).isBetween(SELDOM / 5, 1 - SELDOM / 5);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void saltsHaveNothingToDoWithEachOther(String kind, IntFunction<String> ids) {
        assertThat(pValue(together(ids, Bucketing.exposed("flag-1"), Bucketing.exposed("flag-2"))))
                .isGreaterThan(SELDOM);
        assertThat(pValue(together(ids, Bucketing.exposed("flag-1"), Bucketing.variant("flag-1"))))
                .isGreaterThan(SELDOM);
        assertThat(pValue(together(ids, Bucketing.exposed("flag-1"), Bucketing.exposed("flag-1"))))
                .as("what depends is found")
                .isLessThan(SELDOM);
    }

    /** How many users are in each of 20 x 20 cells. */
    private static long[] together(IntFunction<String> ids, Bucketing one, Bucketing other) {
        long[] counts = new long[400];
        int width = Bucketing.BUCKETS / 20;
        for (int id = 0; id < USERS; id++) {
            String user = ids.apply(id);
            counts[one.bucketOf(user) / width * 20 + other.bucketOf(user) / width]++;
        }
        return counts;
    }

    /** Pearson's test of equal counts. */
    private static double pValue(long[] counts) {
        double expected = (double) USERS / counts.length;
        double statistic = 0;
        for (long count : counts) {
            statistic += (count - expected) * (count - expected) / expected;
        }
        return ChiSquaredDistribution.of(counts.length - 1).survivalProbability(statistic);
    }

    @Test
    void twoRolloutsOverlapAsPredicted() {
        int first = Bucketing.bucketsOf(percent(10));
        int second = Bucketing.bucketsOf(percent(25));
        Bucketing one = Bucketing.exposed("flag-1");
        Bucketing other = Bucketing.exposed("flag-2");
        long both = IntStream.range(0, USERS)
                .mapToObj(Integer::toString)
                .filter(id -> one.bucketOf(id) < first && other.bucketOf(id) < second)
                .count();
        double predicted = 0.1 * 0.25;
        assertThat((double) both / USERS)
                .isCloseTo(predicted, within(4 * Math.sqrt(predicted * (1 - predicted) / USERS)));
    }

    @Test
    void aPercentageIsAWholeNumberOfBuckets() {
        assertThat(Bucketing.bucketsOf(Percentage.ZERO)).isZero();
        assertThat(Bucketing.bucketsOf(Percentage.ONE_HUNDRED)).isEqualTo(Bucketing.BUCKETS);
        assertThat(Bucketing.bucketsOf(percent(0.000001))).isEqualTo(1);
        assertThat(Bucketing.bucketsOf(percent(99.999999))).isEqualTo(Bucketing.BUCKETS - 1);
        assertThat(Bucketing.bucketsOf(percent(16.666667))).isEqualTo(16_666_667);
        assertThat(Bucketing.bucketsOf(percent(5))).isEqualTo(5_000_000);
    }

    @Test
    void otherPercentagesAreRefused() {
        assertThatThrownBy(() -> Bucketing.bucketsOf(percent(100.000001)))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage("100.000001% is no part of the users. Give a percentage from 0% to 100%.");
        assertThatThrownBy(() -> Bucketing.bucketsOf(percent(-1))).isInstanceOf(RolloutException.InvalidValue.class);
    }

    @Test
    void saltsAreThoseThatAreSaid() {
        assertThat(Bucketing.exposed("search"))
                .isEqualTo(Bucketing.salted("search:exposed"))
                .hasToString("search:exposed");
        assertThat(Bucketing.variant("search")).isEqualTo(Bucketing.salted("search:variant"));
        assertThat(Bucketing.exposed("search"))
                .isNotEqualTo(Bucketing.variant("search"))
                .hasSameHashCodeAs(Bucketing.salted("search:exposed"));
    }

    /** Written down once, so that no later version moves a user. */
    @ParameterizedTest
    @CsvSource({"one-page-checkout, user-1", "one-page-checkout, größe", "search, user-1"})
    void theBucketIsTheOneOfTheFormula(String key, String id) {
        int seed = Bucketing.hash(key + ":exposed", 0);
        long hash = Bucketing.hash(id, seed) & 0xFFFFFFFFL;
        assertThat(Bucketing.exposed(key).bucketOf(id)).isEqualTo((int) (hash * 100_000_000L / (1L << 32)));
    }
}
