package io.github.rolloutplanner.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

    private static long expected(OffsetDateTime time) {
        return ChronoUnit.MICROS.between(LocalDate.EPOCH.atStartOfDay().atOffset(ZoneOffset.UTC), time);
    }

    @Test
    void eachDayIsThatOfTheCalendar() {
        for (LocalDate day = LocalDate.of(0, 1, 1); day.getYear() < 10_000; day = day.plusDays(17)) {
            assertThat(TimeText.microseconds(day.toString()))
                    .as(day.toString())
                    .isEqualTo(expected(day.atStartOfDay().atOffset(ZoneOffset.UTC)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-05T09:30Z",
                "2026-01-05T09:30:15Z",
                "2026-01-05T09:30:15.2Z",
                "2026-01-05T09:30:15.123456Z",
                "2026-01-05T09:30:15.123456789Z",
                "2024-02-29T23:59:59.999999999+14:00",
                "2026-01-05T00:00-11:30",
                "1969-12-31T23:59:59.999999Z",
                "2000-02-29T00:00+18:00",
            })
    void eachTimeIsThatOfTheJdk(String text) {
        assertThat(TimeText.microseconds(text)).isEqualTo(expected(OffsetDateTime.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-1-5",
                "2026-00-05",
                "2026-13-05",
                "2026-01-00",
                "2026-02-29",
                "1900-02-29",
                "2026-04-31",
                "2026/01/05",
                "2026-01-05T",
                "2026-01-05Z",
                "2026-01-05+01:00",
                "2026-01-05T09:30",
                "2026-01-05 09:30Z",
                "2026-01-05T24:00Z",
                "2026-01-05T09:60Z",
                "2026-01-05T09:30:60Z",
                "2026-01-05T09:30:15.Z",
                "2026-01-05T09:30:15.1234567890Z",
                "2026-01-05T09:30:15,5Z",
                "2026-01-05T09-30Z",
                "2026-01-05T09:30+0100",
                "2026-01-05T09:30+19:00",
                "2026-01-05T09:30*01:00",
                "2026-01-05T09:30:15:00Z",
                "２０２６-01-05",
            })
    void othersAreNone(String text) {
        assertThat(TimeText.microseconds(text)).isEqualTo(TimeText.NONE);
    }

    @Test
    void nothingIsNone() {
        assertThat(TimeText.microseconds(null)).isEqualTo(TimeText.NONE);
    }
}
