package io.github.rolloutplanner.internal.evidence;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.Percentage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentSplitTest {

    @Test
    void comparesWithTheSmallestTreatment() {
        ExperimentSplit split = new ExperimentSplit(List.of(percent(40), percent(40), percent(20)));
        assertThat(split.control()).isEqualTo(percent(40));
        assertThat(split.treatment()).isEqualTo(percent(20));
        assertThat(split.ratio()).isEqualTo(0.5);
        assertThat(split.comparisons()).isEqualTo(2);
    }

    /** A plan that was edited may have such a split, and is explained all the same. */
    @Test
    void mayHaveNoTreatmentAndNoGroupAtAll() {
        assertThat(new ExperimentSplit(List.of(percent(50))).treatment()).isEqualTo(Percentage.ZERO);
        assertThat(new ExperimentSplit(List.of()).control()).isEqualTo(Percentage.ZERO);
    }
}
