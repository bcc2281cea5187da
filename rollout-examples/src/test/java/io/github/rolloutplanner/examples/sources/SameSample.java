package io.github.rolloutplanner.examples.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Observation.Measured;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

/** The same observation: counts to the last one, sums of doubles to what the order of adding leaves. */
final class SameSample {
    private static final double ROUNDING = 1e-10;

    private SameSample() {}

    static void assertSame(Observation found, Observation expected, String as) {
        if (!(expected instanceof Measured) || !(found instanceof Measured)) {
            assertThat(found).as(as).isEqualTo(expected);
            return;
        }
        RecursiveComparisonConfiguration closely = RecursiveComparisonConfiguration.builder()
                .withComparatorForType(SameSample::compare, Double.class)
                .withStrictTypeChecking(true)
                .build();
        assertThat(found).as(as).usingRecursiveComparison(closely).isEqualTo(expected);
    }

    private static int compare(double one, double other) {
        double scale = Math.max(Math.abs(one), Math.abs(other));
        return Math.abs(one - other) <= ROUNDING * scale ? 0 : Double.compare(one, other);
    }
}
