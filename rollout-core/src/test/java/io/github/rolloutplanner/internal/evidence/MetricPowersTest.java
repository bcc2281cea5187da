package io.github.rolloutplanner.internal.evidence;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Metric;
import org.junit.jupiter.api.Test;

/** What is remembered is what would be computed again. */
class MetricPowersTest {
    private static final Metric ERRORS = Metric.errorRate("Errors", percent(0.2));
    private static final ComparedWith OTHERS = new ComparedWith(Comparison.CONTROL, 1);
    private static final TestLevels LEVELS = new TestLevels(0.01, 1, 0.8, 20, TestDesign.FIXED_HORIZON);

    private final MetricPowers detections = new MetricPowers(0.25);

    @Test
    void makesOneDetectionForOneQuestion() {
        Metric again = Metric.errorRate("Errors", percent(0.2));
        assertThat(detections.of(again, OTHERS, LEVELS)).isSameAs(detections.of(ERRORS, OTHERS, LEVELS));
    }

    @Test
    void tellsQuestionsApart() {
        MetricPower one = detections.of(ERRORS, OTHERS, LEVELS);
        assertThat(detections.of(ERRORS, ComparedWith.BASELINE, LEVELS)).isNotSameAs(one);
        assertThat(detections.of(ERRORS, OTHERS, new TestLevels(0.02, 1, 0.8, 20, TestDesign.FIXED_HORIZON)))
                .isNotSameAs(one);
        assertThat(detections.of(Metric.errorRate("Errors", percent(0.3)), OTHERS, LEVELS))
                .isNotSameAs(one);
    }

    @Test
    void remembersEachHarmByItself() {
        MetricPower asked = detections.of(ERRORS, OTHERS, LEVELS);
        for (double harm : new double[] {0, 0.0001, 0.003, 0.05, 0.003, 0.0001}) {
            MetricPower fresh = new MetricPowers(0.25).of(ERRORS, OTHERS, LEVELS);
            assertThat(asked.needed(harm)).isEqualTo(fresh.needed(harm));
            assertThat(asked.procedure(harm)).isEqualTo(fresh.procedure(harm));
        }
        assertThat(asked.procedure(0.05)).isEqualTo(GateEvidence.Procedure.TWO_RARE_RATES);
        assertThat(asked.procedure(0.0001)).isEqualTo(GateEvidence.Procedure.TWO_PROPORTIONS);
        assertThat(asked.procedure(0)).isEqualTo(GateEvidence.Procedure.NONE);
    }
}
