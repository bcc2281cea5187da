package io.github.rolloutplanner.json.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShortDurationTest {
    private static void assertWritten(Duration length, String go, String withoutHours, String prometheus) {
        assertThat(ShortDuration.GO.of(length)).isEqualTo(go);
        assertThat(ShortDuration.WITHOUT_HOURS.of(length)).isEqualTo(withoutHours);
        assertThat(ShortDuration.PROMETHEUS.of(length)).isEqualTo(prometheus);
    }

    @Test
    void eachProgramReadsTheLargestUnitInWhichALengthIsWhole() {
        assertWritten(Duration.ZERO, "0s", "0s", "0s");
        assertWritten(Duration.ofDays(2), "48h", "2880m", "2d");
        assertWritten(Duration.ofMinutes(90), "90m", "90m", "90m");
        assertWritten(Duration.ofSeconds(61), "61s", "61s", "61s");
        assertWritten(Duration.ofMillis(1_500), "1s", "1s", "1500ms");
        assertWritten(Duration.ofNanos(1), "0s", "0s", "0s");
        assertWritten(Duration.ofDays(36_500), "876000h", "52560000m", "36500d");
    }
}
