package io.github.rolloutplanner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.schedule.RolloutLengths.PhaseLength;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendar files as another program reads them. */
class CalendarFileTest {
    private static final Instant START = Instant.parse("2026-03-04T09:00:00Z");
    private static final RolloutSchedule DATES =
            schedule("Canary (5%)", RolloutCalendar.workingHours("Europe/Berlin"), START);

    private static RolloutSchedule schedule(String first, RolloutCalendar calendar, Instant start) {
        return new RolloutLengths(
                        Optional.of(Duration.ofHours(12)),
                        List.of(
                                new PhaseLength(first, Optional.of(Duration.ofDays(3))),
                                new PhaseLength("100%", Optional.empty())),
                        Optional.of(Duration.ofDays(1)))
                .schedule(start, calendar);
    }

    @Test
    void hasAnEventForEachPart() {
        List<VEvent> events = events(DATES.toICalendar("One-page checkout"));

        assertThat(events)
                .extracting(CalendarFileTest::summary)
                .containsExactly(
                        "One-page checkout: Preparation",
                        "One-page checkout: Phase 1 of 2, Canary (5%)",
                        "One-page checkout: Promote to 100%",
                        "One-page checkout: Phase 2 of 2, 100%",
                        "One-page checkout: Bake");
        assertThat(events)
                .extracting(event -> value(event, "DTSTART") + "/" + value(event, "DTEND"))
                .containsExactly(
                        "20260303T210000Z/20260304T090000Z",
                        "20260304T090000Z/20260309T080000Z",
                        "20260309T080000Z/",
                        "20260309T080000Z/",
                        "20260309T080000Z/20260310T080000Z");
        assertThat(value(events.get(2), "DESCRIPTION"))
                .contains("The soak of 3 days ends Sat 2026-03-07 10:00 +01:00.", "[schedule.hours]");
        assertThat(events).extracting(event -> value(event, "DTSTAMP")).containsOnly("20260304T090000Z");
    }

    @Test
    void isSoundByTheStandard() {
        assertThat(read(DATES.toICalendar("One-page checkout")).validate().getEntries())
                .isEmpty();
    }

    @Test
    void hasTheSameIdsOnOtherDates() {
        RolloutSchedule later =
                schedule("Canary (5%)", RolloutCalendar.alwaysOpen("UTC"), START.plus(Duration.ofDays(2)));

        assertThat(ids(later.toICalendar("One-page checkout")))
                .isEqualTo(ids(DATES.toICalendar("One-page checkout", START.plusSeconds(1))))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(ids(DATES.toICalendar("Another")));
    }

    @Test
    void hasNoEventsWithoutDates() {
        RolloutSchedule stopped =
                schedule("5%", RolloutCalendar.alwaysOpen("UTC").withStop(START.plusSeconds(1), "incident"), START);

        assertThat(events(stopped.toICalendar("x")))
                .extracting(CalendarFileTest::summary)
                .containsExactly("x: Preparation", "x: Phase 1 of 2, 5%");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "commas, semicolons; and \\ backslashes",
                "two\nlines",
                "a very long name that is folded somewhere within its words because nobody can read lines that long",
                "🚀 is four bytes 🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀",
                "a🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀",
                "ab🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀",
                "abc🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀",
                "日本語の名前がとても長いので折り返されます。日本語の名前がとても長いので折り返されます。",
                "\\n is no end of a line",
                "quotes \" and : colons"
            })
    void keepsEachName(String name) {
        String text = DATES.toICalendar(name);

        assertThat(events(text))
                .hasSize(5)
                .extracting(CalendarFileTest::summary)
                .allMatch(summary -> summary.startsWith(name + ": "));
        assertThat(text.split("\r\n", -1)).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:gotcha",
                "x\nEND:VEVENT\nEND:VCALENDAR",
                "x\rEND:VEVENT\rBEGIN:VALARM",
                "x\u0085END:VEVENT\u2028BEGIN:VALARM"
            })
    void takesNoLinesOfStrangers(String name) {
        String text = schedule(name, RolloutCalendar.alwaysOpen("UTC"), START).toICalendar(name);

        assertThat(events(text)).hasSize(5);
        assertThat(text.split("[\r\n\u0085\u2028]+"))
                .filteredOn(line -> line.equals("END:VEVENT"))
                .hasSize(5);
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n", "\u0085", "\u2028");
    }

    private static List<String> ids(String text) {
        return events(text).stream().map(event -> value(event, "UID")).toList();
    }

    private static String summary(VEvent event) {
        return value(event, "SUMMARY");
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).map(found -> found.getValue()).orElse("");
    }

    private static List<VEvent> events(String text) {
        return read(text).getComponents(Component.VEVENT);
    }

    private static Calendar read(String text) {
        try {
            return new CalendarBuilder().build(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserException e) {
            throw new AssertionError(text, e);
        }
    }
}
