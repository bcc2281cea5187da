package io.github.rolloutplanner.internal.evidence;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values: Beta, gamma and normal quantiles of scipy 1.11, in the formula of {@link Baseline.Measured}. */
class MeasuredBaselineTest {
    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final AcceptableLevel ACCEPTABLE = AcceptableLevel.of(EvidencePolicy.standard());
    private static final Metric ERRORS = Metric.errorRate("Errors", percent(0.2));
    private static final Metric CONVERSION = Metric.conversion("Paid", percent(40));
    private static final Metric REPORTS = Metric.userReports("Reports", 4);

    private static double drifted(Metric metric, long observations, Duration window) {
        return ACCEPTABLE
                .drifted(metric.withBaseline(Baseline.measured(observations, window)))
                .value();
    }

    /** Where a metric may stand: what the reference says is off from the baseline, rounded up to four digits. */
    private static double off(double baseline, double reference) {
        double error = new BigDecimal(Math.abs(reference - baseline))
                .round(new MathContext(4, RoundingMode.UP))
                .doubleValue();
        return baseline + Math.signum(reference - baseline) * error;
    }

    @ParameterizedTest
    @CsvSource({
        "      1_000_000, 14, 0.1578231533411344", //
        "          1_500, 14, 2.653482554368147",
        "  1_000_000_000,  7, 0.15119675556753",
        "  1_000_000_000,  1, 0.20000828992070446"
    })
    void aRateIsOffByItsSamplingErrorAndByAFurtherDay(String observations, int days, double part) {
        double level = drifted(ERRORS, Long.parseLong(observations.strip().replace("_", "")), Duration.ofDays(days));

        assertThat(level).isCloseTo(off(0.2, 0.2 * (1 + part)), within(1e-12));
    }

    @Test
    void theOtherKindsHaveTheirOwnSamplingError() {
        Metric load = Metric.loadTime("Load", Duration.ofMillis(900)).withStandardDeviation(Duration.ofMillis(2_700));
        Metric latency = Metric.latency("Search p95", Duration.ofMillis(400));

        assertThat(drifted(CONVERSION, 10_000, TWO_WEEKS)).isCloseTo(off(40, 34.01017200702931), within(1e-12));
        assertThat(drifted(REPORTS, 1_344, TWO_WEEKS)).isCloseTo(off(4, 4.653292855357854), within(1e-12));
        assertThat(drifted(load, 10_000, TWO_WEEKS)).isCloseTo(off(900, 1048.9764493668688), within(1e-12));
        assertThat(drifted(latency, 2_000, TWO_WEEKS)).isCloseTo(473.6, within(0.1));
    }

    @Test
    void zeroThatWasMeasuredIsKnownOnlyAsFarAsItsObservationsShow() {
        Metric never = Metric.errorRate("Errors", percent(0));
        Metric noReports = Metric.userReports("Reports", 0);

        assertThat(drifted(never, 100_000, TWO_WEEKS)).isCloseTo(off(0, 0.00529817700819234), within(1e-12));
        assertThat(drifted(noReports, 0, TWO_WEEKS)).isCloseTo(off(0, 0.01576880168615487), within(1e-12));
        assertThat(ACCEPTABLE.alone(never.withBaseline(Baseline.measured(1_000, TWO_WEEKS)), Quantity.of(1, "%")))
                .as("farther out than what is negligible of a gate at 1%")
                .satisfies(level -> assertThat(level.value()).isGreaterThan(0.5));
    }

    @Test
    void aFewOrAnyNumberOfObservationsLeaveALevelThatTheMetricCanHave() {
        for (long observations : new long[] {1, 2, 1_000_000_000_000L, 1_000_000_000_000_000L}) {
            assertThat(drifted(CONVERSION, observations, Duration.ofMinutes(1))).isBetween(0.0, 40.0);
            assertThat(drifted(Metric.errorRate("E", percent(99)), observations, TWO_WEEKS))
                    .isBetween(99.0, 100.0);
            assertThat(drifted(Metric.conversion("C", percent(99.9)), observations, TWO_WEEKS))
                    .isBetween(0.0, 99.9);
            assertThat(drifted(REPORTS, observations, TWO_WEEKS)).isFinite();
        }
        assertThat(drifted(REPORTS, 0, TWO_WEEKS)).isFinite();
        for (double percentile : new double[] {0, 50, 100}) {
            Metric latency = Metric.latency("L", Duration.ofMillis(400)).withPercentile(percent(percentile));
            assertThat(drifted(latency, 3, TWO_WEEKS)).isFinite();
        }
    }

    @Test
    void whatCannotBeComputedIsTakenAsTyped() {
        Metric load = Metric.loadTime("Load", Duration.ofMillis(900));

        assertThat(drifted(load, 10_000, TWO_WEEKS)).isEqualTo(1_080);
        assertThat(drifted(ERRORS, 0, TWO_WEEKS)).isCloseTo(0.24, within(1e-12));
        assertThat(drifted(ERRORS, 100, Duration.ZERO)).isCloseTo(0.24, within(1e-12));
        assertThat(drifted(Metric.userReports("Reports", 5), -1, TWO_WEEKS)).isEqualTo(6);
        assertThat(drifted(ERRORS, 1_000_000_000, Duration.ofSeconds(Long.MAX_VALUE)))
                .isCloseTo(0.2283, within(0.0002));
        assertThat(ACCEPTABLE.drifted(ERRORS.withBaseline(Baseline.within(percent(-30)))))
                .isEqualTo(ERRORS.baseline());
        assertThat(drifted(ERRORS.withBaseline(Quantity.of(-5, "%")), 100, TWO_WEEKS))
                .isEqualTo(-4);
    }

    @Test
    void itsOwnerOrCertaintyReplacesThePolicy() {
        assertThat(ACCEPTABLE.drifted(ERRORS.withBaseline(Baseline.within(percent(5)))))
                .isEqualTo(Quantity.of(0.21, "%"));
        assertThat(ACCEPTABLE.drifted(ERRORS.withBaseline(Baseline.exact()))).isEqualTo(ERRORS.baseline());
        assertThat(ACCEPTABLE.drifted(ERRORS)).isEqualTo(Quantity.of(0.24, "%"));
    }
}
