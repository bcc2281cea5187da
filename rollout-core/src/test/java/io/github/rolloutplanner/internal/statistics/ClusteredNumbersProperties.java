package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Numbers that lie together in users count for less, by as much as they do. */
class ClusteredNumbersProperties {

    private static ClusteredNumbers of(List<double[]> users) {
        double[] all = users.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
        BigDecimal sumSquares = BigDecimal.ZERO;
        BigDecimal countSquares = BigDecimal.ZERO;
        BigDecimal products = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (double[] user : users) {
            BigDecimal y = BigDecimal.valueOf(sum(user));
            BigDecimal z = BigDecimal.valueOf(user.length);
            sum = sum.add(y);
            sumSquares = sumSquares.add(y.multiply(y));
            countSquares = countSquares.add(z.multiply(z));
            products = products.add(y.multiply(z));
        }
        double variance = all.length < 2 ? 0 : SampleMoments.of(all).variance();
        return new ClusteredNumbers(users.size(), sum, all.length, variance, sumSquares, countSquares, products);
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }

    private static double designEffect(ClusteredNumbers... groups) {
        return ClusteredNumbers.designEffect(List.of(groups)).orElseThrow();
    }

    @Provide
    Arbitrary<List<double[]>> users() {
        Arbitrary<double[]> user = Arbitraries.doubles()
                .between(-100, 1_000)
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(20);
        return user.list().ofMinSize(2).ofMaxSize(40);
    }

    @Property
    void theMeanIsThatOfTheSingleUsers(@ForAll("users") List<double[]> users) {
        RatioMetric bySums = of(users).ratio();
        RatioMetric oneByOne = RatioMetric.ofSamples(
                users.stream().mapToDouble(ClusteredNumbersProperties::sum).toArray(),
                users.stream().mapToDouble(user -> user.length).toArray());

        assertThat(bySums.ratio()).isCloseTo(oneByOne.ratio(), within(1e-9));
        assertThat(bySums.unitVariance()).isCloseTo(oneByOne.unitVariance(), within(1e-6));
    }

    @Property
    void areNeverWorthMoreThanIndependentOnes(@ForAll("users") List<double[]> users) {
        assertThat(designEffect(of(users))).isGreaterThanOrEqualTo(1).isFinite();
    }

    @Example
    void showHowMuchTheyDependOnEachOther() {
        SplittableRandom random = new SplittableRandom(20_261_128);
        List<double[]> users = random.longs(20_000)
                .mapToObj(seed -> user(new SplittableRandom(seed), 16, 0.1))
                .toList();

        assertThat(designEffect(of(users))).isCloseTo(1 + 15 * 0.1, withinPercentage(3));
    }

    private static double[] user(SplittableRandom random, int numbers, double correlation) {
        double own = Math.sqrt(correlation) * random.nextGaussian();
        return random.doubles(numbers)
                .map(any -> own + Math.sqrt(1 - correlation) * random.nextGaussian())
                .toArray();
    }

    @Example
    void ofOneRequestEachAreIndependent() {
        assertThat(designEffect(of(List.of(new double[] {1}, new double[] {4}, new double[] {9}))))
                .isCloseTo(1, within(1e-12));
    }

    @Example
    void thatAreAllEqualOrOfOneUserCountByUsers() {
        ClusteredNumbers equal = of(List.of(new double[] {3, 3, 3, 3}, new double[] {3, 3}));
        ClusteredNumbers single = of(List.of(new double[] {1, 5, 2, 8, 3}));

        assertThat(designEffect(equal)).isCloseTo(20.0 / 6, within(1e-12));
        assertThat(designEffect(single)).isEqualTo(5);
    }

    @Example
    void showNothingWhereThereAreNone() {
        ClusteredNumbers none = of(List.of());

        assertThat(ClusteredNumbers.designEffect(List.of(none, none))).isEmpty();
    }
}
