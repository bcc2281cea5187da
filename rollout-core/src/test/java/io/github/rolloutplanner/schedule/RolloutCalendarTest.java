package io.github.rolloutplanner.schedule;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.reason.RolloutException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RolloutCalendarTest {
    private static final RolloutCalendar WORK = RolloutCalendar.workingHours("Europe/Berlin");
    /** A Monday at 10:00 in Berlin. */
    private static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T09:00:00Z");

    @Nested
    class Of {
        @Test
        void workingHoursHasNoFridayAfternoons() {
            assertThat(WORK.hours().get(MONDAY)).extracting(TimeRange::toString).containsExactly("09:00-16:00");
            assertThat(WORK.hours().get(FRIDAY)).extracting(TimeRange::toString).containsExactly("09:00-12:00");
            assertThat(WORK.hours().get(SATURDAY)).isEmpty();
        }

        @Test
        void allTimesIsAlwaysOpen() {
            RolloutCalendar calendar = RolloutCalendar.alwaysOpen("UTC");

            assertThat(calendar.nextOpen(MONDAY_MORNING)).isEqualTo(MONDAY_MORNING);
            assertThat(calendar.blackout(MONDAY_MORNING, MONDAY_MORNING)).isEmpty();
        }

        @Test
        void theSameIsEqual() {
            RolloutCalendar frozen = WORK.withYearlyFreeze(MonthDay.of(12, 20), MonthDay.of(1, 3), "end of the year");

            assertThat(frozen)
                    .isEqualTo(RolloutCalendar.workingHours(ZoneId.of("Europe/Berlin"))
                            .withYearlyFreeze(MonthDay.of(12, 20), MonthDay.of(1, 3), "end of the year"))
                    .hasSameHashCodeAs(RolloutCalendar.workingHours(ZoneId.of("Europe/Berlin"))
                            .withYearlyFreeze(MonthDay.of(12, 20), MonthDay.of(1, 3), "end of the year"))
                    .isNotEqualTo(WORK)
                    .asString()
                    .contains("Europe/Berlin", "MONDAY=[09:00-16:00]", "end of the year");
            assertThat(frozen.withFreezes(List.of())).isEqualTo(WORK);
        }

        @Test
        void severalRangesOfADayStandInTheirOrder() {
            RolloutCalendar calendar =
                    WORK.withHours(MONDAY, TimeRange.parse("14:00-24:00"), TimeRange.parse("09:00-12:00"));

            assertThat(calendar.hours().get(MONDAY))
                    .extracting(TimeRange::toString)
                    .containsExactly("09:00-12:00", "14:00-24:00");
            assertThat(calendar.nextOpen(Instant.parse("2026-03-02T11:30:00Z"))).isEqualTo("2026-03-02T13:00:00Z");
            assertThat(calendar.nextOpen(Instant.parse("2026-03-02T22:59:59Z"))).isEqualTo("2026-03-02T22:59:59Z");
            assertThat(calendar.nextOpen(Instant.parse("2026-03-02T23:00:00Z"))).isEqualTo("2026-03-03T08:00:00Z");
        }
    }

    @Nested
    class ABlackout {
        @Test
        void lastsFromFridayAfternoonToMondayMorning() {
            assertThat(blackout(WORK, "2026-03-06T11:00:00Z"))
                    .contains(new Blackout(
                            Optional.of(Instant.parse("2026-03-09T08:00:00Z")), "outside promotion hours"));
            assertThat(blackout(WORK, "2026-03-06T10:59:59.999999999Z")).isEmpty();
        }

        @Test
        void takesAlongTheFreezeThatFollows() {
            RolloutCalendar calendar =
                    WORK.withFreeze(LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 13), "inventory");

            assertThat(blackout(calendar, "2026-03-06T11:00:00Z"))
                    .contains(new Blackout(
                            Optional.of(Instant.parse("2026-03-16T08:00:00Z")),
                            "outside promotion hours, then inventory"));
        }

        /** December 23, 2026, is a Wednesday; January 2 and 3 are a weekend. */
        @Test
        void ofTheEndOfTheYearEndsOnItsFirstWorkingMorning() {
            RolloutCalendar calendar = WORK.withYearlyFreeze(MonthDay.of(12, 23), MonthDay.of(1, 2), "end of the year");

            assertThat(blackout(calendar, "2026-12-22T14:59:00Z")).isEmpty();
            assertThat(blackout(calendar, "2026-12-24T10:00:00Z"))
                    .contains(new Blackout(
                            Optional.of(Instant.parse("2027-01-04T08:00:00Z")),
                            "end of the year, then outside promotion hours"));
            assertThat(blackout(calendar, "2026-01-02T10:00:00Z").flatMap(Blackout::until))
                    .contains(Instant.parse("2026-01-05T08:00:00Z"));
        }

        @Test
        void namesOfSeveralTheOneThatLastsLongest() {
            RolloutCalendar calendar = WORK.withFreeze(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 2), "election")
                    .withFreeze(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 5), "inventory");

            assertThat(blackout(calendar, "2026-03-02T10:00:00Z").map(Blackout::cause))
                    .contains("inventory, then outside promotion hours");
        }

        @Test
        void ofAStopHasAnEndOnlyIfTheStopHas() {
            Instant end = MONDAY_MORNING.plusSeconds(600);
            RolloutCalendar stopped = WORK.withStop(MONDAY_MORNING, "incident");

            assertThat(stopped.blackout(MONDAY_MORNING, MONDAY_MORNING))
                    .contains(new Blackout(Optional.empty(), "incident"));
            assertThat(blackout(WORK.withStop(MONDAY_MORNING.minusSeconds(7200), "incident"), "2026-03-01T10:00:00Z"))
                    .contains(new Blackout(Optional.empty(), "outside promotion hours, then incident"));
            assertThat(WORK.withStop(MONDAY_MORNING, end, "incident").blackout(MONDAY_MORNING, MONDAY_MORNING))
                    .contains(new Blackout(Optional.of(end), "incident"));
            assertThat(stopped.withStops(List.of())).isEqualTo(WORK);
        }

        @Test
        void lastsThroughTheFirstWholePeakOfThePhase() {
            RolloutCalendar calendar = RolloutCalendar.alwaysOpen("Europe/Berlin")
                    .withPeak(EnumSet.range(MONDAY, FRIDAY), TimeRange.parse("18:00-21:00"));

            assertThat(calendar.blackout(MONDAY_MORNING, MONDAY_MORNING))
                    .contains(new Blackout(
                            Optional.of(Instant.parse("2026-03-02T20:00:00Z")),
                            "no whole peak of traffic since the phase began"));
            assertThat(calendar.blackout(Instant.parse("2026-03-02T20:00:00Z"), MONDAY_MORNING))
                    .isEmpty();
            Instant oneMinuteLate = Instant.parse("2026-03-02T17:01:00Z");
            assertThat(calendar.blackout(oneMinuteLate, oneMinuteLate).flatMap(Blackout::until))
                    .contains(Instant.parse("2026-03-03T20:00:00Z"));
            assertThat(calendar.nextOpen(oneMinuteLate)).isEqualTo(oneMinuteLate);
        }

        private Optional<Blackout> blackout(RolloutCalendar calendar, String at) {
            return calendar.blackout(Instant.parse(at), Instant.parse(at));
        }
    }

    @Nested
    class TheNextOpenTime {
        @Test
        void isNoneWhileAPersonHasToLiftAStop() {
            assertThatThrownBy(() -> WORK.withStop(MONDAY_MORNING, "incident").nextOpen(MONDAY_MORNING))
                    .isInstanceOf(ScheduleException.class)
                    .hasMessage("Nothing is open from Mon 2026-03-02 10:00 +01:00 on: incident."
                            + " Lift the stop first, or give it an end.");
        }

        @Test
        void isNoneWhereFreezesLeaveNoDay() {
            RolloutCalendar calendar = WORK.withYearlyFreeze(MonthDay.of(1, 1), MonthDay.of(6, 30), "first half")
                    .withYearlyFreeze(MonthDay.of(7, 1), MonthDay.of(12, 31), "second half");

            assertThatThrownBy(() -> calendar.nextOpen(MONDAY_MORNING))
                    .isInstanceOf(ScheduleException.class)
                    .hasMessage(
                            "Nothing is open from Mon 2026-03-02 10:00 +01:00 for ten years: first half, then second"
                                    + " half. Give the calendar days that are open.");
            assertThat(calendar.blackout(MONDAY_MORNING, MONDAY_MORNING))
                    .contains(new Blackout(Optional.empty(), "first half, then second half"));
        }

        @Test
        void isOnlyInYearsThatHaveDates() {
            assertThatThrownBy(() -> WORK.nextOpen(Instant.MAX))
                    .isInstanceOf(RolloutException.InvalidValue.class)
                    .hasMessageContaining("(at) is in no calendar. Give a time in the years 1 to 9999.");
            assertThat(WORK.nextOpen(Instant.parse("9999-12-31T23:59:59Z"))).isAfter("9999-12-31T23:59:59Z");
        }
    }

    @Nested
    class Refuses {
        @Test
        void aZoneThatDoesNotExist() {
            refuses(
                    () -> RolloutCalendar.workingHours("Europe/Berln"),
                    "There is no time zone 'Europe/Berln'. Did you mean 'Europe/Berlin'?");
            refuses(
                    () -> RolloutCalendar.alwaysOpen(""),
                    "There is no time zone ''. Give one such as 'Europe/Berlin' or 'UTC'.");
        }

        @Test
        void rangesThatEndBeforeTheyStart() {
            refuses(
                    () -> TimeRange.parse("16:00-09:00"),
                    "The hours 16:00-09:00 end before they start. Give the start first. Hours past midnight are two"
                            + " ranges: one to 24:00, and one of the next day from 00:00.");
            refuses(
                    () -> new TimeRange(LocalTime.NOON, LocalTime.NOON),
                    "The hours 12:00-12:00 end when they start. Give the start first. Hours past midnight are two"
                            + " ranges: one to 24:00, and one of the next day from 00:00.");
        }

        @Test
        void whatIsNoRange() {
            for (String text : List.of("", "9-16", "09:00", "09:00-00:00", "24:00-24:00", "09:00-25:00")) {
                refuses(
                        () -> TimeRange.parse(text),
                        "'" + text + "' is no range of hours. Give a start and an end, such as 09:00-16:00 or"
                                + " 22:00-24:00.");
            }
            refuses(() -> TimeRange.parse("09:00:30-10:00"), "The time 09:00:30 has seconds. Give hours and minutes.");
        }

        @Test
        void rangesThatOverlap() {
            refuses(
                    () -> WORK.withHours(MONDAY, TimeRange.parse("09:00-13:00"), TimeRange.parse("12:00-16:00")),
                    "The hours 09:00-13:00 and 12:00-16:00 of Monday overlap. Give one range for both.");
            assertThat(WORK.withHours(MONDAY, TimeRange.parse("09:00-12:00"), TimeRange.parse("12:00-16:00"))
                            .hours()
                            .get(MONDAY))
                    .hasSize(2);
        }

        @Test
        void aWeekWithoutHours() {
            RolloutCalendar onlySaturdays = EnumSet.range(MONDAY, FRIDAY).stream()
                    .reduce(
                            RolloutCalendar.alwaysOpen("UTC").withHours(DayOfWeek.SUNDAY),
                            RolloutCalendar::withHours,
                            (one, other) -> other);

            refuses(
                    () -> onlySaturdays.withHours(SATURDAY),
                    "No day of the week has promotion hours, so nothing would ever be promoted. Give one day hours.");
        }

        @Test
        void aPeakWithoutDays() {
            refuses(
                    () -> WORK.withPeak(Set.of(), TimeRange.parse("18:00-21:00")),
                    "A peak of traffic at 18:00-21:00 has no days. Give at least one day of the week.");
        }

        private void refuses(ThrowingCallable call, String message) {
            assertThatThrownBy(call)
                    .isInstanceOf(RolloutException.InvalidValue.class)
                    .hasMessage(message);
        }
    }
}
