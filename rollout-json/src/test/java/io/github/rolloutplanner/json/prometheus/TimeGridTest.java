package io.github.rolloutplanner.json.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The steps of a window end with it. */
class TimeGridTest {

    @Test
    void theLastStepEndsWithTheWindow() {
        assertThat(TimeGrid.over(0, 60_000, 15_000)).isEqualTo(new TimeGrid(15_000, 60_000, 15_000));
        assertThat(TimeGrid.over(0, 61_000, 15_000)).isEqualTo(new TimeGrid(1_000, 61_000, 15_000));
        assertThat(TimeGrid.over(0, 10_000, 15_000)).isEqualTo(new TimeGrid(10_000, 10_000, 15_000));
        assertThat(TimeGrid.over(-30_000, 0, 15_000).points()).isEqualTo(2);
    }

    @Test
    void partsHaveAllTimesOnce() {
        assertThat(new TimeGrid(10, 40, 10).parts(3))
                .containsExactly(new TimeGrid(10, 30, 10), new TimeGrid(40, 40, 10));
        assertThat(new TimeGrid(10, 40, 10).parts(4)).containsExactly(new TimeGrid(10, 40, 10));
        assertThat(TimeGrid.at(7).parts(4)).containsExactly(TimeGrid.at(7));
    }

    @Test
    void secondsAreExact() {
        assertThat(TimeGrid.seconds(1_772_442_000_000L)).isEqualTo("1772442000");
        assertThat(TimeGrid.seconds(1_772_442_000_040L)).isEqualTo("1772442000.04");
        assertThat(TimeGrid.seconds(-1)).isEqualTo("-0.001");
    }
}
