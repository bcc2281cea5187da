package io.github.rolloutplanner.schedule;

import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Days on which clocks are changed, and zones with rules of their own. */
class ClockChangesTest {
    private static final TimeRange NIGHT = TimeRange.parse("02:30-02:45");

    /** On March 29, 2026, clocks go from 02:00 to 03:00. */
    @Test
    void hoursThatClocksSkipAreNotThere() {
        RolloutCalendar calendar = daily("Europe/Berlin", NIGHT);

        assertThat(calendar.nextOpen(Instant.parse("2026-03-28T02:00:00Z"))).isEqualTo("2026-03-30T00:30:00Z");
    }

    /** On October 25, 2026, clocks go back from 03:00 to 02:00. */
    @Test
    void hoursThatClocksShowTwiceAreThereTwice() {
        RolloutCalendar calendar = daily("Europe/Berlin", NIGHT);

        assertThat(calendar.nextOpen(Instant.parse("2026-10-25T00:00:00Z"))).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(calendar.nextOpen(Instant.parse("2026-10-25T00:45:00Z"))).isEqualTo("2026-10-25T01:30:00Z");
        assertThat(calendar.nextOpen(Instant.parse("2026-10-25T01:45:00Z"))).isEqualTo("2026-10-26T01:30:00Z");
    }

    @Test
    void aSoakIsAsLongOnADayOf23Hours() {
        RolloutSchedule dates = oneDay(RolloutCalendar.alwaysOpen("Europe/Berlin"), "2026-03-28T11:00:00Z");

        assertThat(dates.fullRollout()).contains(Instant.parse("2026-03-29T11:00:00Z"));
        assertThat(dates.local(dates.start())).isEqualTo("Sat 2026-03-28 12:00 +01:00");
        assertThat(dates.local(dates.fullRollout().orElseThrow())).isEqualTo("Sun 2026-03-29 13:00 +02:00");
    }

    @Test
    void aPeakInAnHourThatClocksSkipIsNone() {
        RolloutCalendar calendar = RolloutCalendar.alwaysOpen("Europe/Berlin").withPeak(EnumSet.of(SUNDAY), NIGHT);

        Instant saturday = Instant.parse("2026-03-28T12:00:00Z");
        assertThat(calendar.blackout(saturday, saturday).flatMap(Blackout::until))
                .contains(Instant.parse("2026-04-05T00:45:00Z"));
    }

    /** Samoa had no December 30, 2011. */
    @Test
    void aDayThatAZoneSkipsIsNoDayOfAFreeze() {
        LocalDate skipped = LocalDate.of(2011, 12, 30);
        RolloutCalendar calendar =
                RolloutCalendar.alwaysOpen("Pacific/Apia").withFreeze(skipped, skipped, "a day that never was");

        Instant evening = Instant.parse("2011-12-30T09:59:00Z");
        assertThat(calendar.nextOpen(evening)).isEqualTo(evening);
        assertThat(calendar.nextOpen(evening.plus(Duration.ofMinutes(1)))).isEqualTo("2011-12-30T10:00:00Z");
        assertThat(daily("Pacific/Apia", TimeRange.parse("12:00-13:00"))
                        .nextOpen(Instant.parse("2011-12-29T23:00:00Z")))
                .isEqualTo("2011-12-30T22:00:00Z");
    }

    /** In São Paulo, November 4, 2018, began at 01:00. */
    @Test
    void aDayWithoutMidnightBeginsWhenItBegins() {
        RolloutCalendar calendar = RolloutCalendar.alwaysOpen("America/Sao_Paulo")
                .withFreeze(LocalDate.of(2018, 11, 3), LocalDate.of(2018, 11, 3), "exams");

        assertThat(calendar.nextOpen(Instant.parse("2018-11-03T12:00:00Z"))).isEqualTo("2018-11-04T03:00:00Z");
    }

    @Test
    void nepalIsThreeQuartersOfAnHourOff() {
        assertThat(RolloutCalendar.workingHours("Asia/Kathmandu").nextOpen(Instant.parse("2026-03-02T00:00:00Z")))
                .isEqualTo("2026-03-02T03:15:00Z");
    }

    /** Morocco puts its clocks back for Ramadan, here on February 15, 2026. */
    @Test
    void moroccoOpensAnHourLaterInRamadan() {
        RolloutCalendar calendar = RolloutCalendar.workingHours("Africa/Casablanca");

        assertThat(calendar.nextOpen(Instant.parse("2026-02-12T00:00:00Z"))).isEqualTo("2026-02-12T08:00:00Z");
        assertThat(calendar.nextOpen(Instant.parse("2026-02-17T00:00:00Z"))).isEqualTo("2026-02-17T09:00:00Z");
    }

    private static RolloutCalendar daily(String zone, TimeRange range) {
        RolloutCalendar calendar = RolloutCalendar.alwaysOpen(zone);
        for (DayOfWeek day : DayOfWeek.values()) {
            calendar = calendar.withHours(day, range);
        }
        return calendar;
    }

    private static RolloutSchedule oneDay(RolloutCalendar calendar, String start) {
        return new RolloutLengths(
                        Optional.empty(),
                        List.of(
                                new RolloutLengths.PhaseLength("5%", Optional.of(Duration.ofDays(1))),
                                new RolloutLengths.PhaseLength("100%", Optional.empty())),
                        Optional.empty())
                .schedule(Instant.parse(start), calendar);
    }
}
