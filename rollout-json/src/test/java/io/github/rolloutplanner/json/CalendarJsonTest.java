package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.TimeRange;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calendars as people write them into a policy. */
class CalendarJsonTest {

    @Test
    void isWrittenByHand() {
        RolloutPolicy policy = PolicyJson.read("""
                {"calendar": {
                  "time_zone": "Europe/Berlin",
                  "hours": {"monday": ["09:00-12:00", "13:00-16:00"], "saturday": ["22:00-24:00"]},
                  "freezes": [
                    {"from": "2026-11-23", "to": "2026-11-30", "cause": "sale"},
                    {"from": "12-20", "to": "01-03", "cause": "end of the year"}],
                  "stops": [{"since": "2026-03-02T09:00:00Z", "cause": "incident"}],
                  "peaks": [{"days": ["monday", "friday"], "hours": "18:00-21:00"}]}}""");

        RolloutCalendar expected = week(RolloutCalendar.alwaysOpen("Europe/Berlin"))
                .withFreeze(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 30), "sale")
                .withYearlyFreeze(MonthDay.of(12, 20), MonthDay.of(1, 3), "end of the year")
                .withStop(Instant.parse("2026-03-02T09:00:00Z"), "incident")
                .withPeak(EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), TimeRange.parse("18:00-21:00"));
        assertThat(policy.calendar()).contains(expected);
        assertThat(PolicyJson.read(PolicyJson.write(policy))).isEqualTo(policy);
    }

    private static RolloutCalendar week(RolloutCalendar calendar) {
        RolloutCalendar week = calendar.withHours(
                        DayOfWeek.MONDAY, TimeRange.parse("09:00-12:00"), TimeRange.parse("13:00-16:00"))
                .withHours(DayOfWeek.SATURDAY, TimeRange.parse("22:00-24:00"))
                .withHours(DayOfWeek.SUNDAY);
        for (DayOfWeek day : EnumSet.range(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY)) {
            week = week.withHours(day);
        }
        return week;
    }

    @Test
    void isOpenAtAnyTimeWhereItSaysNoHours() {
        assertThat(PolicyJson.read("{\"calendar\": {\"time_zone\": \"Asia/Kathmandu\"}}")
                        .calendar())
                .contains(RolloutCalendar.alwaysOpen("Asia/Kathmandu"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"time_zone\": \"Europe/Berln\"}|/calendar/time_zone|There is no time zone 'Europe/Berln'. Did you mean 'Europe/Berlin'?",
                "{\"time_zone\": \"UTC\", \"hours\": {}}|/calendar|No day of the week has promotion hours, so nothing would ever be promoted. Give one day hours.",
                "{\"time_zone\": \"UTC\", \"hours\": {\"monday\": [\"16:00-09:00\"]}}|/calendar/hours/monday/0|The hours 16:00-09:00 end before they start.",
                "{\"time_zone\": \"UTC\", \"hours\": {\"monday\": [\"9-16\"]}}|/calendar/hours/monday/0|a range of hours such as \"09:00-16:00\" or \"22:00-24:00\"",
                "{\"time_zone\": \"UTC\", \"hours\": {\"monday\": [\"09:00-13:00\", \"12:00-14:00\"]}}|/calendar|The hours 09:00-13:00 and 12:00-14:00 of Monday overlap.",
                "{\"time_zone\": \"UTC\", \"freezes\": [{\"from\": \"2026-02-30\", \"to\": \"2026-03-01\", \"cause\": \"x\"}]}|/calendar/freezes/0|has a day that no calendar has",
                "{\"time_zone\": \"UTC\", \"freezes\": [{\"from\": \"2026-02-03\", \"to\": \"03-01\", \"cause\": \"x\"}]}|/calendar/freezes/0|has one year. Give both days a year",
                "{\"time_zone\": \"UTC\", \"freezes\": [{\"from\": \"02-03\", \"to\": \"02-04\", \"cause\": \" \"}]}|/calendar/freezes/0|has no cause",
                "{\"time_zone\": \"UTC\", \"stops\": [{\"since\": \"today\", \"cause\": \"x\"}]}|/calendar/stops/0/since|a time in UTC of ISO 8601",
                "{\"time_zone\": \"UTC\", \"peaks\": [{\"days\": [], \"hours\": \"18:00-21:00\"}]}|/calendar/peaks/0|has no days",
                "{\"time_zone\": \"UTC\", \"holidays\": []}|/calendar/holidays|unknown"
            })
    void refusesWhatIsNone(String calendar, String path, String message) {
        List<Problem> problems = catchThrowableOfType(
                        JsonContractException.class, () -> PolicyJson.read("{\"calendar\": " + calendar + "}"))
                .problems();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.toString()).contains(message);
        });
    }
}
