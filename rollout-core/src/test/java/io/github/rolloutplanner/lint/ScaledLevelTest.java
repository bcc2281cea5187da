package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as they may be written: a digit too many, out of all bounds, or nearly the same. */
class ScaledLevelTest {

    /** The last digits of a computation are no difference, of large numbers and of small ones. */
    @ParameterizedTest
    @CsvSource({
        "0.30000000000000004, 0.3,     false",
        "1000000.00001,       1000000, false",
        "1000000.01,          1000000, true",
        "2e-12,               1e-12,   true",
        "0,                   0,       false",
    })
    void aWorseLevelIsSoByMoreThanRounding(double level, double other, boolean isWorse) {
        ScaledLevel one = new ScaledLevel(level, "%");
        ScaledLevel two = new ScaledLevel(other, "%");

        assertThat(one.isWorseThan(two, Relation.BELOW)).isEqualTo(isWorse);
        assertThat(two.isWorseThan(one, Relation.ABOVE)).isEqualTo(isWorse);
        assertThat(two.isWorseThan(one, Relation.BELOW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1e100, true", "-1e100, true", "1.1e100, false", "-1.1e100, false"})
    void aBaselineHasMultiplesThatCanBeComputed(BigDecimal baseline, boolean isKnown) {
        MonitoredMetric metric = MonitoredMetric.builder()
                .name("Stars")
                .kind(MetricKind.COUNT)
                .baseline(new Quantity(baseline, "/hour"))
                .threshold(Plans.threshold("< 5/hour"))
                .build();

        assertThat(LimitScale.baselineOf(metric).isPresent()).isEqualTo(isKnown);
        assertThat(LimitScale.baselineOf(metric)
                        .flatMap(known -> new LimitScale(LimitScale.baselineOf(metric)).pointOf(known))
                        .isPresent())
                .isEqualTo(isKnown);
    }
}
