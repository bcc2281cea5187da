package io.github.rolloutplanner.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0h",
        "PT5M, 5m",
        "PT1H30M, 1h30m",
        "PT47H, 47h",
        "PT48H, 2d",
        "PT74H, 3d 2h",
        "PT48H5M, 2d 5m",
        "PT-2H, -2h",
        "PT3S, 3s",
        "PT1M30S, 1m 30s",
        "PT48H0M1S, 2d 1s",
        "PT1.5S, PT1.5S"
    })
    void readsShort(Duration at, String text) {
        assertThat(Elapsed.text(at)).isEqualTo(text);
    }
}
