package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleTest {

    @Test
    void equalDifferencesAreEquallyLong() {
        Scale scale = Scale.linear(0, 10, 100, 200);

        assertThat(scale.at(0)).isEqualTo(100);
        assertThat(scale.at(5)).isEqualTo(150);
        assertThat(scale.at(10)).isEqualTo(200);
    }

    @Test
    void whatIsBeyondAnEndStandsAtTheEnd() {
        Scale scale = Scale.linear(0, 10, 100, 200);

        assertThat(scale.at(-1e9)).isEqualTo(100);
        assertThat(scale.at(1e9)).isEqualTo(200);
    }

    @Test
    void aScaleMayGoDown() {
        assertThat(Scale.root(100, 168, 18).at(25)).isEqualTo(93);
    }

    @Test
    void equalRatiosAreEquallyLong() {
        Scale scale = Scale.log(1, 100, 0, 2);

        assertThat(scale.at(10)).isCloseTo(1, within(1e-9));
        assertThatThrownBy(() -> Scale.log(0, 1, 0, 1)).hasMessage("0.0 is on no logarithmic scale.");
    }

    @Test
    void aScaleOfNothingHasAPlaceForIt() {
        assertThat(Scale.linear(3, 3, 10, 20).at(3)).isEqualTo(10);
    }

    @Test
    void ticksAreRoundNumbers() {
        assertThat(Scale.ticks(10, 5)).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0);
        assertThat(Scale.ticks(47, 5)).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0);
        assertThat(Scale.ticks(0.3, 3)).hasSize(4);
    }
}
