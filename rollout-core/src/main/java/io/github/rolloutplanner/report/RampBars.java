package io.github.rolloutplanner.report;

import java.util.ArrayList;
import java.util.List;

/** The ramp in a terminal: a bar for each phase, as long as its percentage. */
final class RampBars {
    private static final int MOST_NAME = 20;
    private static final int MOST_BAR = 60;
    private static final double ALL = 100;

    private RampBars() {}

    static List<String> lines(Course course, int width) {
        int name = Math.min(
                MOST_NAME,
                course.stays().stream()
                        .mapToInt(stay ->
                                TextWidth.columns(TextWidth.line(stay.phase().name())))
                        .max()
                        .orElse(0));
        int value = course.stays().stream()
                .mapToInt(stay -> stay.phase().percentage().toString().length())
                .max()
                .orElse(0);
        int room = Math.min(MOST_BAR, width - name - value - 2);
        List<String> lines = new ArrayList<>();
        course.stays().forEach(stay -> lines.add(line(stay, name, value, room)));
        return lines;
    }

    private static String line(Course.Stay stay, int name, int value, int room) {
        List<String> words = TextLines.wrapped(stay.phase().name(), name);
        String shown = words.get(0);
        String percentage = stay.phase().percentage().toString();
        double part = Math.min(Math.max(stay.phase().percentage().value() / ALL, 0), 1);
        String line = shown
                + " ".repeat(Math.max(0, name - TextWidth.columns(shown)) + 1)
                + " ".repeat(value - percentage.length())
                + percentage + " "
                + "#".repeat((int) Math.ceil(part * Math.max(room, 0)));
        return line.stripTrailing();
    }
}
