package io.github.rolloutplanner.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.reason.RolloutException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FreezePeriodTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 23);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void hasItsFirstAndItsLastDay() {
        FreezePeriod freeze = new FreezePeriod.Dates(FIRST, FIRST.plusDays(2), "inventory");

        assertThat(freeze.contains(FIRST.minusDays(1))).isFalse();
        assertThat(freeze.contains(FIRST)).isTrue();
        assertThat(freeze.contains(FIRST.plusDays(2))).isTrue();
        assertThat(freeze.contains(FIRST.plusDays(3))).isFalse();
        assertThat(freeze.lastDay(FIRST)).isEqualTo(FIRST.plusDays(2));
    }

    @Test
    void comesEachYearAcrossItsEnd() {
        FreezePeriod freeze = new FreezePeriod.Yearly(MonthDay.of(12, 23), MonthDay.of(1, 2), "end of the year");

        assertThat(freeze.contains(LocalDate.of(2031, 12, 22))).isFalse();
        assertThat(freeze.contains(LocalDate.of(2031, 12, 23))).isTrue();
        assertThat(freeze.contains(LocalDate.of(2032, 1, 2))).isTrue();
        assertThat(freeze.contains(LocalDate.of(2032, 1, 3))).isFalse();
        assertThat(freeze.lastDay(LocalDate.of(2031, 12, 31))).isEqualTo("2032-01-02");
        assertThat(freeze.lastDay(LocalDate.of(2032, 1, 1))).isEqualTo("2032-01-02");
    }

    @Test
    void hasFebruary29OnlyInLeapYears() {
        FreezePeriod from = new FreezePeriod.Yearly(MonthDay.of(2, 29), MonthDay.of(3, 2), "release");
        FreezePeriod to = new FreezePeriod.Yearly(MonthDay.of(2, 27), MonthDay.of(2, 29), "release");

        assertThat(from.contains(LocalDate.of(2028, 2, 29))).isTrue();
        assertThat(from.contains(LocalDate.of(2027, 2, 28))).isFalse();
        assertThat(from.contains(LocalDate.of(2027, 3, 1))).isTrue();
        assertThat(to.lastDay(LocalDate.of(2028, 2, 27))).isEqualTo("2028-02-29");
        assertThat(to.lastDay(LocalDate.of(2027, 2, 27))).isEqualTo("2027-02-28");
        assertThat(to.contains(LocalDate.of(2027, 3, 1))).isFalse();
    }

    @Test
    void refusesDaysThatAreNone() {
        refuses(
                () -> new FreezePeriod.Dates(FIRST, FIRST.minusDays(1), "inventory"),
                "A freeze from 2026-12-23 to 2026-12-22 (inventory) ends before it starts. Give the first day first.");
        refuses(
                () -> new FreezePeriod.Dates(FIRST, FIRST.plusDays(1_000_000), "inventory"),
                "A freeze from 2026-12-23 to 4764-11-19 (inventory) is longer than 366 days. Give a shorter one; what has"
                        + " no end that is known yet is a stop.");
        refuses(
                () -> new FreezePeriod.Dates(LocalDate.MIN, LocalDate.MAX, "inventory"),
                "A freeze from -999999999-01-01 to +999999999-12-31 (inventory) is in no calendar. Give days of the"
                        + " years 1 to 9999.");
        assertThat(new FreezePeriod.Dates(FIRST, FIRST.plusDays(365), "a year").contains(FIRST))
                .isTrue();
    }

    @Test
    void refusesAYearWithoutAnOpenDay() {
        refuses(
                () -> new FreezePeriod.Yearly(MonthDay.of(1, 1), MonthDay.of(12, 31), "always"),
                "A yearly freeze from 01-01 to 12-31 (always) leaves no day of the year. Give fewer days.");
        refuses(
                () -> new FreezePeriod.Yearly(MonthDay.of(3, 1), MonthDay.of(2, 28), "always"),
                "A yearly freeze from 03-01 to 02-28 (always) leaves no day of the year. Give fewer days.");
        refuses(
                () -> new FreezePeriod.Yearly(MonthDay.of(2, 29), MonthDay.of(2, 28), "always"),
                "A yearly freeze from 02-29 to 02-28 (always) leaves no day of the year. Give fewer days.");
    }

    @Test
    void refusesACauseThatSaysNothing() {
        refuses(
                () -> new FreezePeriod.Dates(FIRST, FIRST, " "),
                "A freeze from 2026-12-23 to 2026-12-23 has no cause. Say why nothing is promoted, such as 'end of the"
                        + " year'.");
        refuses(
                () -> new FreezePeriod.Yearly(MonthDay.of(12, 23), MonthDay.of(1, 2), "a\nb"),
                "The cause of a yearly freeze from 12-23 to 01-02 cannot be taken. 'a\\nb' has U+000A, which nobody sees."
                        + " Give text without controls and other hidden characters.");
    }

    @Test
    void aStopEndsAfterItBegins() {
        refuses(
                () -> new LineStop(NOON, Optional.of(NOON), "incident"),
                "A stop since 2026-03-02T12:00:00Z until 2026-03-02T12:00:00Z (incident) has no time in it. Give an end"
                        + " that is later than its start.");
        refuses(
                () -> new LineStop(NOON, Optional.empty(), ""),
                "A stop since 2026-03-02T12:00:00Z has no cause. Say why nothing is promoted, such as 'end of the year'.");
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage(message);
    }
}
