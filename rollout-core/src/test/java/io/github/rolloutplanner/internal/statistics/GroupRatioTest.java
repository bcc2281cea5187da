package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.internal.statistics.GroupRatio.Events;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupRatioTest {
    private static final double LEVEL = 0.025;

    private static Optional<GroupRatio> events(long first, double exposure, long other, double otherExposure) {
        return GroupRatio.ofEvents(LEVEL, new Events(first, exposure), new Events(other, otherExposure), 1);
    }

    /** Five events of fifteen lie between 0.1182411 and 0.6161963 (Clopper and Pearson, 95%). */
    @Test
    void theBoundsAreThoseOfTheRateAmongTheEvents() {
        GroupRatio ratio = events(5, 1_000, 10, 1_000).orElseThrow();

        assertThat(ratio.estimate()).isEqualTo(0.5);
        assertThat(ratio.least()).isCloseTo(0.1182411 / (1 - 0.1182411), within(1e-6));
        assertThat(ratio.most()).isCloseTo(0.6161963 / (1 - 0.6161963), within(1e-6));
    }

    @Test
    void exposuresScaleAllOfIt() {
        GroupRatio equal = events(5, 1_000, 10, 1_000).orElseThrow();
        GroupRatio twice = events(5, 1_000, 10, 2_000).orElseThrow();

        assertThat(twice.least()).isCloseTo(2 * equal.least(), within(1e-12));
        assertThat(twice.estimate()).isEqualTo(1);
        assertThat(twice.most()).isCloseTo(2 * equal.most(), within(1e-12));
    }

    @Test
    void swappedGroupsHaveTheInverseRatio() {
        GroupRatio ratio = events(40, 1_000, 90, 3_000).orElseThrow();
        GroupRatio swapped = events(90, 3_000, 40, 1_000).orElseThrow();

        assertThat(swapped.most()).isCloseTo(1 / ratio.least(), within(1e-9));
        assertThat(swapped.least()).isCloseTo(1 / ratio.most(), within(1e-9));
    }

    @Test
    void noEventsOfTheFirstGroupLeaveABoundAbove() {
        GroupRatio ratio = events(0, 1_000, 100, 1_000).orElseThrow();

        assertThat(ratio.least()).isZero();
        assertThat(ratio.estimate()).isZero();
        assertThat(ratio.most()).isBetween(0.01, 0.1);
    }

    @Test
    void noEventsOfTheOtherGroupSayNothing() {
        assertThat(events(100, 1_000, 0, 1_000)).isEmpty();
        assertThat(events(0, 1_000, 0, 1_000)).isEmpty();
        assertThat(events(0, 0, 10, 1_000)).isEmpty();
    }

    @Test
    void aTrillionEventsAreKnownToTheLastDigits() {
        GroupRatio ratio =
                events(1_000_000_000_000L, 1e12, 1_000_000_000_000L, 1e12).orElseThrow();

        assertThat(ratio.least()).isCloseTo(1, within(1e-5)).isLessThan(1);
        assertThat(ratio.most()).isCloseTo(1, within(1e-5)).isGreaterThan(1);
    }

    @Test
    void dependentEventsCountForLess() {
        GroupRatio independent = events(400, 1_000, 400, 1_000).orElseThrow();
        GroupRatio dependent = GroupRatio.ofEvents(LEVEL, new Events(400, 1_000), new Events(400, 1_000), 4)
                .orElseThrow();

        assertThat(dependent).isEqualTo(events(100, 250, 100, 250).orElseThrow());
        assertThat(dependent.most()).isGreaterThan(independent.most());
        assertThat(GroupRatio.ofEvents(LEVEL, new Events(3, 1_000), new Events(3, 1_000), 4))
                .isEmpty();
    }

    /** 0.1 and 0.1/√4 are the standard errors of both means, of which each is one: their logarithms differ by 1.96 √0.0125. */
    @Test
    void meansAreComparedByTheirLogarithms() {
        GroupRatio ratio = GroupRatio.ofMeans(LEVEL, new SampleMoments(100, 1, 1), new SampleMoments(400, 1, 1))
                .orElseThrow();

        assertThat(ratio.estimate()).isEqualTo(1);
        assertThat(Math.log(ratio.most())).isCloseTo(1.959963985 * Math.sqrt(0.0125), within(1e-9));
        assertThat(Math.log(ratio.least())).isCloseTo(-Math.log(ratio.most()), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1})
    void aMeanThatIsNotAboveZeroHasNoRatio(double mean) {
        SampleMoments some = new SampleMoments(100, 1, 1);
        SampleMoments none = new SampleMoments(100, mean, 1);

        assertThat(GroupRatio.ofMeans(LEVEL, some, none)).isEmpty();
        assertThat(GroupRatio.ofMeans(LEVEL, none, some)).isEmpty();
    }

    @Test
    void whatDoesNotScatterOrIsAloneHasNoRatio() {
        SampleMoments some = new SampleMoments(100, 1, 1);

        assertThat(GroupRatio.ofMeans(LEVEL, some, new SampleMoments(100, 1, 0)))
                .isEmpty();
        assertThat(GroupRatio.ofMeans(LEVEL, new SampleMoments(1, 1, 0), some)).isEmpty();
    }

    /** Of 4000 ratios that are all 1.3, at most 5% and three standard errors more lie beyond a bound of 5%. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 3})
    void theBoundIsSeldomExceeded(double designEffect) {
        SplittableRandom random = new SplittableRandom(5);
        int beyond = 0;
        for (int run = 0; run < 4_000; run++) {
            Events first = new Events(clustered(random, 39, designEffect), 30);
            Events other = new Events(clustered(random, 300, designEffect), 300);
            GroupRatio ratio =
                    GroupRatio.ofEvents(0.05, first, other, designEffect).orElseThrow();
            beyond += ratio.most() < 1.3 ? 1 : 0;
        }
        assertThat(beyond).isBetween(20, 241);
    }

    /** Events that come so many at once. */
    private static long clustered(SplittableRandom random, double expected, double atOnce) {
        long events = 0;
        for (double left = expected / atOnce; ; ) {
            left += Math.log(1 - random.nextDouble());
            if (left < 0) {
                return (long) (events * atOnce);
            }
            events++;
        }
    }
}
