package io.github.rolloutplanner.lint;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DayProfileTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final List<Double> EVEN = Collections.nCopies(24, 7.0);

    @Test
    void aWholeDaySeesEverything() {
        DayProfile evening = DayProfile.of(with(20, 100)).orElseThrow();

        assertThat(evening.quietest(ofHours(24))).isCloseTo(1, EXACT);
        assertThat(evening.quietest(ofHours(48))).isCloseTo(1, EXACT);
        assertThat(evening.isUneven(ofHours(24))).isFalse();
    }

    @Test
    void allButOneHourCanMissTheBusiestOne() {
        DayProfile evening = DayProfile.of(with(20, 77)).orElseThrow();

        assertThat(evening.busiestHour()).isEqualTo(20);
        assertThat(evening.busiest()).isCloseTo(77.0 / (23 * 7 + 77), EXACT);
        assertThat(evening.quietest(ofHours(23))).isCloseTo(1 - evening.busiest(), EXACT);
    }

    @Test
    void partsOfHoursCountInPart() {
        DayProfile quietNoon = DayProfile.of(with(12, 0)).orElseThrow();

        assertThat(quietNoon.quietest(ofMinutes(30))).isZero();
        assertThat(quietNoon.quietest(ofMinutes(90))).isCloseTo(3.5 / (23 * 7), EXACT);
    }

    @Test
    void anEvenDayIsNowhereQuiet() {
        DayProfile even = DayProfile.of(EVEN).orElseThrow();

        assertThat(even.quietest(ofHours(6))).isCloseTo(0.25, EXACT);
        assertThat(even.isUneven(ofHours(6))).isFalse();
    }

    @Test
    void whatIsNoDayIsNoProfile() {
        assertThat(DayProfile.of(List.of())).isEmpty();
        assertThat(DayProfile.of(Collections.nCopies(24, 0.0))).isEmpty();
        assertThat(DayProfile.of(with(3, -1))).isEmpty();
        assertThat(DayProfile.of(with(3, Double.NaN))).isEmpty();
        assertThat(DayProfile.of(with(3, Double.POSITIVE_INFINITY))).isEmpty();
        assertThat(DayProfile.of(EVEN.subList(0, 23))).isEmpty();
    }

    private static List<Double> with(int hour, double weight) {
        List<Double> weights = new ArrayList<>(EVEN);
        weights.set(hour, weight);
        return weights;
    }
}
