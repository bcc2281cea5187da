package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestrictedRatesTest {

    private static RestrictedRates rates(
            long treatmentEvents, long treatmentSize, long controlEvents, long controlSize, double difference) {
        return RestrictedRates.ofDifference(
                (double) treatmentEvents / treatmentSize,
                (double) controlEvents / controlSize,
                (double) controlSize / treatmentSize,
                difference);
    }

    /** Computed with 60 digits. The closed form of the cubic has none right where rates are below 1e-8. */
    @ParameterizedTest
    @CsvSource({
        "3, 1000000, 1, 1000000, 1e-6, 2.3660256537849412e-6, 1.3660256537849413e-6",
        "0, 1000000, 2, 2000000, 1e-6, 1.6666664444441481e-6, 6.6666644444414815e-7",
        "12, 1000000000, 5, 1000000000, -4e-9, 7.6409646537992851e-9, 1.1640964653799285e-8",
        "40, 100000000, 20, 1000000000, 1e-7, 1.2559157253669195e-7, 2.5591572536691959e-8",
        "1, 10000000, 0, 100000, 0, 9.900990099009901e-8, 9.900990099009901e-8",
        "95, 1000, 100, 1000, -0.02, 0.088181495791780644, 0.10818149579178064",
        "999999997, 1000000000, 999999993, 1000000000, 1e-9, 0.99999999565479212, 0.99999999465479212"
    })
    void rareRatesKeepTheirDigits(
            long treatmentEvents,
            long treatmentSize,
            long controlEvents,
            long controlSize,
            double difference,
            double treatment,
            double control) {
        RestrictedRates found = rates(treatmentEvents, treatmentSize, controlEvents, controlSize, difference);
        assertThat(found.treatment()).isCloseTo(treatment, withinPercentage(1e-10));
        assertThat(found.control()).isCloseTo(control, withinPercentage(1e-10));
    }

    /** Steps of Newton's that hardly move would take longer than anybody waits. */
    @Test
    void theSearchEndsAlsoWhereStepsAreSmall() {
        RestrictedRates found = assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> rates(1_000_000_000_000L, Long.MAX_VALUE, 1, 10, -Math.nextDown(1.0)));
        assertThat(found.treatment()).isBetween(0.0, 1.2e-16);
        assertThat(found.control()).isCloseTo(1, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, 10, 0, 0",
        "10, 10, 10, 10, 0, 1",
        "0, 10, 0, 10, 0.3, 0.3",
        "0, 10, 0, 10, -0.3, 0",
        "10, 10, 10, 10, 0.3, 1",
        "10, 10, 10, 10, -0.3, 0.7",
        "3, 10, 7, 10, 1, 1",
        "3, 10, 7, 10, -1, 0",
        "0, 10, 10, 10, 0, 0.5"
    })
    void theEdgeIsReached(
            long treatmentEvents,
            long treatmentSize,
            long controlEvents,
            long controlSize,
            double difference,
            double treatment) {
        RestrictedRates found = rates(treatmentEvents, treatmentSize, controlEvents, controlSize, difference);
        assertThat(found.treatment()).isCloseTo(treatment, within(1e-15));
        assertThat(found.control()).isCloseTo(treatment - difference, within(1e-15));
    }

    @Property
    void noNeighbourIsMoreLikely(
            @ForAll @LongRange(min = 0, max = 40) long treatmentEvents,
            @ForAll @LongRange(min = 0, max = 40) long controlEvents,
            @ForAll @LongRange(min = 40, max = 1_000_000_000L) long treatmentSize,
            @ForAll @LongRange(min = 40, max = 1_000_000_000L) long controlSize,
            @ForAll @Scale(12) @DoubleRange(min = -1, max = 1) double difference) {
        double x = rates(treatmentEvents, treatmentSize, controlEvents, controlSize, difference)
                .treatment();
        double least = Math.max(0, difference);
        double most = Math.min(1, 1 + difference);
        assertThat(x).isBetween(least, most);
        // Rounding hides what is far below the larger rate.
        double step = 1e-8 * (x + x - difference);
        if (x - step > least && x + step < most) {
            assertThat(slope(treatmentEvents, treatmentSize, controlEvents, controlSize, x - step, difference))
                    .isPositive();
            assertThat(slope(treatmentEvents, treatmentSize, controlEvents, controlSize, x + step, difference))
                    .isNegative();
        }
    }

    private static double slope(
            double treatmentEvents,
            double treatmentSize,
            double controlEvents,
            double controlSize,
            double treatment,
            double difference) {
        return part(treatmentEvents, treatmentSize, treatment)
                + part(controlEvents, controlSize, treatment - difference);
    }

    private static double part(double events, double size, double rate) {
        return (events - size * rate) / (rate * (1 - rate));
    }
}
