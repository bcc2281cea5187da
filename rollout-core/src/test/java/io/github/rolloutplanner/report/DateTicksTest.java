package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DateTicksTest {
    private static final DateTicks BERLIN =
            new DateTicks(Instant.parse("2026-03-27T09:00:00Z"), ZoneId.of("Europe/Berlin"), Duration.ZERO);

    @Test
    void daysBeginAtMidnightOfTheirZone() {
        // On 29 March the clocks are changed.
        assertThat(BERLIN.upTo(Duration.ofDays(4), 6))
                .containsExactly(
                        entry("28 Mar", "PT14H"),
                        entry("29 Mar", "PT38H"),
                        entry("30 Mar", "PT61H"),
                        entry("31 Mar", "PT85H"));
    }

    @Test
    void hoursAreThoseOfTheClock() {
        assertThat(BERLIN.upTo(Duration.ofHours(5), 3))
                .containsExactly(
                        entry("27 Mar 10:00", "PT0S"), entry("27 Mar 12:00", "PT2H"), entry("27 Mar 14:00", "PT4H"));
        assertThat(BERLIN.upTo(Duration.ZERO, 6)).containsExactly(entry("27 Mar 10:00", "PT0S"));
    }

    @Test
    void longAxesNameTheYear() {
        assertThat(new DateTicks(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC, Duration.ZERO)
                        .upTo(Duration.ofDays(800), 3))
                .containsExactly(
                        entry("1 Jan 2026", "PT0S"), entry("1 Jan 2027", "PT8760H"), entry("1 Jan 2028", "PT17520H"));
        assertThat(BERLIN.upTo(Duration.ofDays(100_000_000), 6)).isEmpty();
    }

    @Test
    void anAxisThatBeginsLateHasTicksFromThereOn() {
        DateTicks late = new DateTicks(BERLIN.start(), BERLIN.zone(), Duration.ofHours(30));

        assertThat(late.upTo(Duration.ofHours(42), 3))
                .containsExactly(
                        entry("28 Mar 16:00", "PT30H"),
                        entry("28 Mar 20:00", "PT34H"),
                        entry("29 Mar 00:00", "PT38H"),
                        entry("29 Mar 04:00", "PT41H"));
    }

    private static Map.Entry<String, Duration> entry(String label, String at) {
        return Map.entry(label, Duration.parse(at));
    }
}
