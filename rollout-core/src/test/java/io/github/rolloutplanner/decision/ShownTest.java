package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Sample;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShownTest {
    private static final GroupTotals NOTHING_EARNED = GroupTotals.of(Sample.moments(5_000, 0, 0));
    private static final GroupTotals EARNED = GroupTotals.of(Sample.moments(5_000, 3, 400));

    private static String shown(GroupTotals treated, GroupTotals control) {
        return shown(treated, control, MetricKind.RATE);
    }

    private static String shown(GroupTotals treated, GroupTotals control, MetricKind kind) {
        return new Shown(treated, Optional.of(control), kind).toString();
    }

    @Test
    void aMeanOfZeroBesideAnotherIsAMean() {
        assertThat(shown(NOTHING_EARNED, EARNED)).isEqualTo("0 on average of 5,000 against 3 on average of 5,000");
        assertThat(shown(EARNED, NOTHING_EARNED)).isEqualTo("3 on average of 5,000 against 0 on average of 5,000");
    }

    @Test
    void aMeanOfZeroInBothGroupsIsAMean() {
        assertThat(shown(NOTHING_EARNED, NOTHING_EARNED, MetricKind.MEAN))
                .isEqualTo("0 on average of 5,000 against 0 on average of 5,000");
    }

    @Test
    void aRateOfZeroIsARate() {
        assertThat(shown(GroupTotals.of(Sample.events(0, 5_000)), GroupTotals.of(Sample.events(10, 5_000))))
                .isEqualTo("0 of 5,000 (0%) against 10 of 5,000 (0.2%)");
    }

    @Test
    void countsAreOfHours() {
        assertThat(shown(GroupTotals.of(Sample.counts(0, 2)), GroupTotals.of(Sample.counts(7, 2))))
                .isEqualTo("0 in 2 hours of all users against 7 in 2 hours of all users");
    }

    @Test
    void anEmptyGroupIsNoData() {
        assertThat(shown(GroupTotals.NONE, EARNED)).isEqualTo("no data");
    }
}
