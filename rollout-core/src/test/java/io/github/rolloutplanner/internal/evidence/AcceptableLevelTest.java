package io.github.rolloutplanner.internal.evidence;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.policy.EvidencePolicy;
import org.junit.jupiter.api.Test;

/** A baseline that is off by at most a fifth, of which a tenth of the way to a gate is negligible. */
class AcceptableLevelTest {
    private static final AcceptableLevel LEVEL = AcceptableLevel.of(
            EvidencePolicy.standard().withBaselineUncertainty(percent(20)).withNegligiblePart(0.1));

    private static final Metric NO_ERRORS = Metric.errorRate("Errors", percent(0));
    private static final Metric ALL_PAY = Metric.conversion("Paid", percent(100));
    private static final Metric NO_REPORTS = Metric.userReports("Reports", 0);
    private static final Metric NO_REVENUE = Metric.revenue("Margin", Quantity.of(0, "EUR"));

    private static Quantity percentage(double value) {
        return Quantity.of(value, "%");
    }

    @Test
    void onlyARateIsFaultless() {
        assertThat(AcceptableLevel.isFaultless(NO_ERRORS)).isTrue();
        assertThat(AcceptableLevel.isFaultless(ALL_PAY)).isTrue();
        assertThat(AcceptableLevel.isFaultless(Metric.errorRate("Errors", percent(100))))
                .isFalse();
        assertThat(AcceptableLevel.isFaultless(Metric.conversion("Paid", percent(0))))
                .isFalse();
        assertThat(AcceptableLevel.isFaultless(NO_REPORTS)).isFalse();
        assertThat(AcceptableLevel.isFaultless(NO_REVENUE)).isFalse();
    }

    /** A part of nothing is nothing, but nothing is known to be exactly zero. */
    @Test
    void whatStandsAtZeroMayMoveByWhatIsNegligible() {
        assertThat(LEVEL.alone(NO_ERRORS, percentage(1))).isEqualTo(percentage(0.1));
        assertThat(LEVEL.alone(ALL_PAY, percentage(99))).isEqualTo(percentage(99.9));
        assertThat(LEVEL.alone(NO_REPORTS, Quantity.of(10, "/hour"))).isEqualTo(Quantity.of(1, "/hour"));
        assertThat(LEVEL.alone(NO_REVENUE, Quantity.of(-2, "EUR"))).isEqualTo(Quantity.of(-0.2, "EUR"));
    }

    @Test
    void anythingElseMayBeOffByAPartOfItsRarerSide() {
        assertThat(LEVEL.alone(Metric.errorRate("Errors", percent(1)), percentage(2)))
                .isEqualTo(percentage(1.2));
        assertThat(LEVEL.alone(Metric.conversion("Paid", percent(90)), percentage(80)))
                .isEqualTo(percentage(88));
        assertThat(LEVEL.alone(Metric.revenue("Revenue", Quantity.of(5, "EUR")), Quantity.of(3, "EUR")))
                .isEqualTo(Quantity.of(4, "EUR"));
        assertThat(LEVEL.alone(Metric.revenue("Margin", Quantity.of(-5, "EUR")), Quantity.of(-8, "EUR")))
                .isEqualTo(Quantity.of(-6, "EUR"));
    }
}
