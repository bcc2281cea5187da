package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of Mermaid's grammar that is written: what is no line of it could be read in another way. */
final class GanttCheck {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String DATE = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d";
    private static final Pattern BAR = Pattern.compile(
            "    ((?:Preparation|\\d+)[^:;#<>{}`\"\\\\]*) :(milestone, )?(prep|p\\d+), (" + DATE + "), (" + DATE + ")");
    private static final Pattern HEAD = Pattern.compile("gantt|    dateFormat YYYY-MM-DD HH:mm:ss"
            + "|    axisFormat (?:%Y-%m-%d|day %-j)|    todayMarker off|    section (?:Preparation|Ramp)");

    private GanttCheck() {}

    static List<Bar> read(String chart) {
        List<Bar> bars = new ArrayList<>();
        for (String line : chart.lines().toList()) {
            Matcher bar = BAR.matcher(line);
            if (bar.matches()) {
                bars.add(new Bar(
                        bar.group(1),
                        bar.group(3),
                        LocalDateTime.parse(bar.group(4), TIME),
                        LocalDateTime.parse(bar.group(5), TIME)));
            } else {
                assertThat(line).matches(HEAD);
            }
        }
        assertThat(chart).doesNotContain("%%");
        assertThat(bars).extracting(Bar::id).doesNotHaveDuplicates();
        return bars;
    }

    record Bar(String name, String id, LocalDateTime start, LocalDateTime end) {}
}
