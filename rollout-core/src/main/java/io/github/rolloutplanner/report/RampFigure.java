package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The percentages over time as steps, and below them what each step is. */
final class RampFigure implements Figure {
    private static final double TOP = 18;
    private static final double BOTTOM = 168;
    private static final double LEFT = 40;
    private static final double RIGHT = 352;
    private static final double ROW = 20;
    private static final double LEGEND = BOTTOM + 66;
    private static final double BADGE = 8;
    private static final int MOST_ROWS = 12;
    private static final double[] PERCENTAGES = {0, 5, 25, 50, 100};

    private final RolloutPlan plan;
    private final Course course;
    private final Duration shown;
    private final Scale time;
    private final Scale percentage = Scale.root(100, BOTTOM, TOP);

    RampFigure(RolloutPlan plan) {
        this.plan = plan;
        this.course = Course.of(plan);
        this.shown = shown(course);
        this.time = Scale.linear(0, seconds(shown), LEFT, RIGHT);
    }

    /** A bake is cut where it would take more room than all phases before it. */
    private static Duration shown(Course course) {
        List<Course.Stay> stays = course.stays();
        Duration ramp =
                stays.isEmpty() ? Duration.ZERO : stays.get(stays.size() - 1).from();
        Duration most = ramp.multipliedBy(2);
        return ramp.isZero() || course.end().compareTo(most) <= 0 ? course.end() : most;
    }

    private boolean isCut() {
        return shown.compareTo(course.end()) < 0;
    }

    @Override
    public String title() {
        return "Percentage over time"
                + (Totals.arePrepared(plan) ? " after the preparation" : "")
                + "; the scale spreads small percentages";
    }

    @Override
    public String description() {
        return course.stays().stream()
                .map(this::words)
                .reduce((before, next) -> before + "; " + next)
                .map(words -> "Steps: " + words + "." + (isCut() ? " The bake is drawn shorter than it is." : ""))
                .orElse("");
    }

    private String words(Course.Stay stay) {
        return stay.phase().label()
                + RampSection.begin(plan, stay).map(date -> " from " + date).orElse("")
                + stay.length().map(length -> " for " + Wording.of(length)).orElse("");
    }

    @Override
    public Svg drawing() {
        List<Course.Stay> listed = course.stays().stream().limit(MOST_ROWS).toList();
        boolean isLong = listed.size() < course.stays().size();
        Svg svg = new Svg(LEGEND + ROW * (listed.size() + (isLong ? 1 : 0)) - 6);
        grid(svg);
        steps(svg);
        badges(svg);
        titles(svg);
        for (int row = 0; row < listed.size(); row++) {
            legend(svg, LEGEND + ROW * row, listed.get(row));
        }
        if (isLong) {
            int more = course.stays().size() - listed.size();
            svg.text(
                    LEFT - 16,
                    LEGEND + ROW * listed.size(),
                    Wording.count(more, "more phase") + " in the table",
                    "note");
        }
        return svg;
    }

    @Override
    public Optional<String> mermaid() {
        return RampGantt.of(plan, course);
    }

    @Override
    public List<String> lines(int width) {
        return RampBars.lines(course, width);
    }

    private void grid(Svg svg) {
        for (double tick : PERCENTAGES) {
            double y = percentage.at(tick);
            svg.line(LEFT, y, RIGHT, y, "axis");
            svg.text(LEFT - 6, y + 4, Wording.of(tick) + "%", "note end");
        }
        if (course.isKnown()) {
            TimeAxis.draw(svg, ticks(), shown, time, BOTTOM, RIGHT);
        }
    }

    private TimeAxis.Ticks ticks() {
        return plan.dates()
                .<TimeAxis.Ticks>map(dates -> new DateTicks(dates.start(), dates.zone(), Duration.ZERO))
                .orElse(TimeTicks::upTo);
    }

    private void steps(Svg svg) {
        List<Svg.Point> line = new ArrayList<>();
        for (Course.Stay stay : course.stays()) {
            double y = percentage.at(stay.phase().percentage().value());
            line.add(new Svg.Point(time.at(seconds(stay.from())), y));
            line.add(new Svg.Point(time.at(seconds(stay.to())), y));
        }
        if (line.isEmpty()) {
            return;
        }
        List<Svg.Point> area = new ArrayList<>(line);
        area.add(new Svg.Point(line.get(line.size() - 1).x(), BOTTOM));
        area.add(new Svg.Point(line.get(0).x(), BOTTOM));
        svg.path(area, "area");
        if (isCut()) {
            int last = line.size() - 2;
            svg.path(line.subList(0, last + 1), "series").path(line.subList(last, last + 2), "series later");
        } else {
            svg.path(line, "series");
        }
    }

    private void badges(Svg svg) {
        double free = 0;
        for (Course.Stay stay : course.stays()) {
            double x = (time.at(seconds(stay.from())) + time.at(seconds(stay.to()))) / 2;
            if (stay.place() <= MOST_ROWS && x - BADGE > free) {
                badge(
                        svg,
                        Math.max(x, LEFT + BADGE),
                        percentage.at(stay.phase().percentage().value()),
                        stay.place());
                free = x + BADGE;
            }
        }
    }

    private void titles(Svg svg) {
        String users = plan.exposure().isPresent() ? " · " + Wording.plural(ExposedUsers.unit(plan)) + " so far" : "";
        svg.text(RIGHT, LEGEND - ROW, "percentage · length" + users, RIGHT - LEFT, "note end");
    }

    private void legend(Svg svg, double y, Course.Stay stay) {
        badge(svg, LEFT - 26, y - 4, stay.place());
        String after = stay.length().map(length -> " · " + Wording.of(length)).orElse("")
                + ExposedUsers.in(plan, stay.phase())
                        .map(exposed -> " · " + Wording.of(exposed.usersSoFar()))
                        .orElse("");
        String value = stay.phase().percentage() + after;
        double wide = Svg.TEXT_SIZE * TextWidth.ems(value);
        svg.text(LEFT - 12, y, stay.phase().name(), Math.max(RIGHT - LEFT + 4 - wide, 60), "strong");
        svg.text(RIGHT, y, value, RIGHT - LEFT - 60, "end");
    }

    private static void badge(Svg svg, double x, double y, int number) {
        svg.dot(x, y, BADGE, "badge").text(x, y + 3.7, Integer.toString(number), "on-badge");
    }

    private static double seconds(Duration length) {
        return length.toSeconds();
    }
}
