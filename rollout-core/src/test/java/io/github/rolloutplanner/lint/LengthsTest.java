package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LengthsTest {

    @Test
    void aLengthIsWithinAThousandYears() {
        Duration longest = Duration.ofDays(365_000);

        assertThat(Lengths.bounded(longest.plusNanos(1))).isEqualTo(longest);
        assertThat(Lengths.bounded(longest.negated().minusNanos(1))).isEqualTo(longest.negated());
        assertThat(Lengths.bounded(Duration.ofDays(-1))).isEqualTo(Duration.ofDays(-1));
    }
}
