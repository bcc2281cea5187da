package io.github.rolloutplanner.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.observation.Sample;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts are those of their distribution, few or many. */
class DrawsTest {
    private static final int TIMES = 40_000;
    private static final double NEVER = 1e-4;

    private final Draws draws = Draws.ofRun(20_261_128, 0);

    /** By the chi-squared test, with rare counts put together. */
    private static void assertFollows(DiscreteDistribution expected, LongSupplier drawn) {
        int low = expected.inverseCumulativeProbability(0.001);
        int high = expected.inverseCumulativeProbability(0.999);
        long[] times = new long[high - low + 1];
        IntStream.range(0, TIMES)
                .forEach(i -> times[(int) Math.max(0, Math.min(high - low, drawn.getAsLong() - low))]++);
        double distance = 0;
        for (int at = 0; at < times.length; at++) {
            double from = at == 0 ? 0 : expected.cumulativeProbability(low + at - 1);
            double to = at == times.length - 1 ? 1 : expected.cumulativeProbability(low + at);
            double mean = TIMES * (to - from);
            distance += (times[at] - mean) * (times[at] - mean) / mean;
        }
        assertThat(ChiSquaredDistribution.of(times.length - 1).survivalProbability(distance))
                .isGreaterThan(NEVER);
    }

    @ParameterizedTest
    @CsvSource({"10, 0.1", "50, 0.3", "40, 0.5", "1000, 0.02", "100000, 0.0001", "300, 0.9", "5000, 0.01", "64, 0.25"})
    void binomialCountsFollowTheirDistribution(int trials, double rate) {
        assertFollows(BinomialDistribution.of(trials, rate), () -> draws.binomial(trials, rate));
    }

    @ParameterizedTest
    @CsvSource({"0.05", "1", "9.5", "60", "700"})
    void poissonCountsFollowTheirDistribution(double mean) {
        assertFollows(PoissonDistribution.of(mean), () -> draws.poisson(mean));
    }

    @ParameterizedTest
    @CsvSource({"1000000000000, 0.5", "1000000000000, 0.002", "1000000000000, 1e-8", "3000000000, 0.999"})
    void soDoHugeBinomialOnes(long trials, double rate) {
        assertMoments(trials * rate, trials * rate * (1 - rate), () -> draws.binomial(trials, rate));
    }

    @ParameterizedTest
    @CsvSource({"1e6", "2e9", "1e12"})
    void soDoHugePoissonOnes(double mean) {
        assertMoments(mean, mean, () -> draws.poisson(mean));
    }

    private static void assertMoments(double mean, double variance, LongSupplier drawn) {
        double[] scores = IntStream.range(0, TIMES)
                .mapToDouble(i -> (drawn.getAsLong() - mean) / Math.sqrt(variance))
                .toArray();
        assertThat(IntStream.range(0, TIMES)
                        .mapToDouble(i -> scores[i])
                        .average()
                        .orElseThrow())
                .isBetween(-0.02, 0.02);
        assertThat(IntStream.range(0, TIMES)
                        .mapToDouble(i -> scores[i] * scores[i])
                        .average()
                        .orElseThrow())
                .isBetween(0.96, 1.04);
    }

    @Test
    void nothingAndEverythingAreCertain() {
        assertThat(draws.binomial(0, 0.5)).isZero();
        assertThat(draws.binomial(1_000, 0)).isZero();
        assertThat(draws.binomial(1_000, 1)).isEqualTo(1_000);
        assertThat(draws.binomial(1_000, 1.5)).isEqualTo(1_000);
        assertThat(draws.poisson(0)).isZero();
    }

    @Test
    void theStreamOfARunIsItsOwn() {
        assertThat(Draws.ofRun(7, 3).uniform()).isEqualTo(Draws.ofRun(7, 3).uniform());
        assertThat(Draws.ofRun(7, 3).uniform()).isNotEqualTo(Draws.ofRun(7, 4).uniform());
        assertThat(Draws.ofRun(7, 3).uniform()).isNotEqualTo(Draws.ofRun(8, 2).uniform());
    }

    @ParameterizedTest
    @CsvSource({"3, 0.5", "200, 1", "5000, 0.5", "100000, 1"})
    void logNormalNumbersHaveTheirMeanAndVariance(long count, double sigma) {
        LogNormalNumbers numbers = new LogNormalNumbers(sigma);
        Tally all = new Tally();
        for (long left = 4_000_000; left > 0; left -= count) {
            numbers.addTo(all, count, 2, draws);
        }
        Sample.Moments moments = (Sample.Moments) all.sample(MetricKind.MEAN);

        assertThat(moments.mean()).isCloseTo(2, withPercentage(0.5));
        assertThat(moments.variance()).isCloseTo(4 * Math.expm1(sigma * sigma), withPercentage(5));
    }

    /** The sum of n numbers scatters by their variance over n, also where the largest are drawn one by one. */
    @Test
    void sumsOfLogNormalNumbersScatterAsTheyShould() {
        LogNormalNumbers numbers = new LogNormalNumbers(1);
        Tally means = new Tally();
        for (int time = 0; time < 20_000; time++) {
            Tally tally = new Tally();
            numbers.addTo(tally, 2_000, 1, draws);
            means.addNumbers(1, ((Sample.Moments) tally.sample(MetricKind.MEAN)).mean(), 0);
        }
        assertThat(((Sample.Moments) means.sample(MetricKind.MEAN)).variance())
                .isCloseTo(Math.expm1(1) / 2_000, withPercentage(5));
    }

    @ParameterizedTest
    @CsvSource({"0.002, 0.01", "1e-4, 0.05", "0.01, 0.03", "0.01, 0.1", "0.4, 0.05", "0.5, 0.5"})
    void theRatesOfUsersHaveTheirMeanAndCorrelation(double mean, double correlation) {
        UserRates users = UserRates.of(mean, correlation);
        double sum = 0;
        double squares = 0;
        for (int at = 0; at < users.classes(); at++) {
            double rate = mean * users.rates().get(at);
            sum += users.weights().get(at) * rate;
            squares += users.weights().get(at) * rate * rate;
        }
        assertThat(sum).isCloseTo(mean, withPercentage(1e-6));
        assertThat((squares - sum * sum) / (mean * (1 - mean))).isCloseTo(correlation, withPercentage(5));
    }
}
