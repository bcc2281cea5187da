package io.github.rolloutplanner.report;

import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The ramp as a Gantt chart of Mermaid. Each bar has its own start and end, because a reference to another bar that Mermaid does
 * not find means today. Without dates the chart begins on a first of January and its axis counts days.
 */
final class RampGantt {
    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int LAST_YEAR = 9999;
    private static final int LONGEST_NAME = 40;

    private final RolloutPlan plan;
    private final Course course;
    private final Optional<RolloutSchedule> dates;
    private final List<String> lines = new ArrayList<>();

    private RampGantt(RolloutPlan plan, Course course) {
        this.plan = plan;
        this.course = course;
        this.dates = plan.dates();
    }

    /** Returns the chart; nothing where a length is not known, or the end is in no calendar. */
    static Optional<String> of(RolloutPlan plan, Course course) {
        RampGantt gantt = new RampGantt(plan, course);
        boolean canBeDrawn = course.isKnown()
                && !course.stays().isEmpty()
                && gantt.at(course.end()).getYear() <= LAST_YEAR;
        return canBeDrawn ? Optional.of(gantt.chart()) : Optional.empty();
    }

    private String chart() {
        lines.add("gantt");
        lines.add("    dateFormat YYYY-MM-DD HH:mm:ss");
        lines.add("    axisFormat " + axis());
        if (dates.isEmpty()) {
            lines.add("    todayMarker off");
        }
        preparation();
        lines.add("    section Ramp");
        course.stays().forEach(this::stay);
        return String.join("\n", lines);
    }

    private String axis() {
        Duration length = preparationLength().plus(course.end());
        return dates.isPresent() || length.compareTo(YEAR) > 0 ? "%Y-%m-%d" : "day %-j";
    }

    private void preparation() {
        Duration length = preparationLength();
        if (!length.isZero()) {
            lines.add("    section Preparation");
            bar("Preparation", "prep", length.negated(), Duration.ZERO);
        }
    }

    private void stay(Course.Stay stay) {
        String name = stay.place() + " " + stay.phase().label();
        bar(name, "p" + stay.place(), stay.from(), stay.to());
    }

    private void bar(String name, String id, Duration from, Duration to) {
        boolean isMoment = from.equals(to);
        LocalDateTime begin = at(from);
        LocalDateTime end = at(to);
        if (!end.isAfter(begin)) { // by a clock that was set back in between
            end = begin.plus(to.minus(from));
        }
        lines.add("    " + clean(name) + " :" + (isMoment ? "milestone, " : "") + id + ", " + begin.format(TIME) + ", "
                + end.format(TIME));
    }

    private Duration preparationLength() {
        Optional<Duration> length = dates.isPresent()
                ? dates.get().preparationLength()
                : plan.timeline().preparation().length();
        return length.filter(known -> !known.isNegative()).orElse(Duration.ZERO);
    }

    /** Returns when it is so long after the start, also where the clocks are changed in between. */
    private LocalDateTime at(Duration length) {
        return dates.map(known -> LocalDateTime.ofInstant(known.start().plus(length), known.zone()))
                .orElseGet(() -> FIRST_DAY.plus(preparationLength()).plus(length));
    }

    /** Returns a name without the signs that end it, start an entity or a comment, or are taken for HTML. */
    static String clean(String name) {
        String kept = TextWidth.line(name)
                .replaceAll("[:;#]", " ")
                .replaceAll("[<>{}`\"\\\\]", " ")
                .replaceAll("%(?=\\s*%)", "")
                .replaceAll("\\s+", " ")
                .strip();
        return kept.codePointCount(0, kept.length()) <= LONGEST_NAME
                ? kept
                : kept.substring(0, kept.offsetByCodePoints(0, LONGEST_NAME - 1))
                                .strip()
                        + TextWidth.ELLIPSIS;
    }
}
