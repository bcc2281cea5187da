package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The levels of one metric in one run: what the traffic does, and what the change does. */
final class MetricLevels {
    private static final double HOURS_PER_DAY = 24;

    private final Quantity baseline;
    private final MetricCourse course;
    private final Draws draws;
    private final List<Double> days = new ArrayList<>();
    private double inRings;

    MetricLevels(Quantity baseline, MetricCourse course, Draws draws) {
        this.baseline = baseline;
        this.course = course;
        this.draws = draws;
    }

    /** What the metric shows without the change, with it, and beside it. */
    Levels at(Tick tick, Groups groups) {
        double common = course.baselineTimes() * cycle(tick) * ofDay(tick.day()) * incidents(tick);
        double ofThem = common * exposedTimes(groups);
        return new Levels(
                ofThem * baseline.value(),
                groups.treatments().stream()
                        .map(users -> ofThem * shifted(tick, groups, effect -> effect.hits(users)))
                        .toList(),
                common * shifted(tick, groups, Effect::hitsControl),
                common * baseline.value());
    }

    private double shifted(Tick tick, Groups groups, Predicate<Effect> hits) {
        double level = baseline.value();
        for (Effect effect : course.effects()) {
            level += hits.test(effect) ? shift(effect, tick, groups) : 0;
        }
        return level;
    }

    private double shift(Effect effect, Tick tick, Groups groups) {
        return effect.strength(tick, groups)
                * (effect.on(baseline).orElse(baseline).value() - baseline.value());
    }

    /** Users of rings differ from all others; all users together show both. */
    private double exposedTimes(Groups groups) {
        inRings = groups.isRing() ? groups.treated() : inRings;
        double part = groups.isRing() ? 1 : inRings;
        return 1 + part * (course.ringTimes() - 1);
    }

    private double cycle(Tick tick) {
        return 1 + course.hourlyCycle().fraction() * Math.sin(2 * Math.PI * tick.hourOfDay() / HOURS_PER_DAY);
    }

    private double ofDay(int day) {
        double deviation = course.dailyNoise().fraction();
        while (days.size() <= day) {
            days.add(deviation == 0 ? 1 : draws.factor(deviation));
        }
        return days.get(day);
    }

    private double incidents(Tick tick) {
        double factor = 1;
        for (MetricCourse.Incident incident : course.incidents()) {
            factor *= isDuring(incident.window(), tick) ? incident.factor() : 1;
        }
        return factor;
    }

    private static boolean isDuring(TimeWindow window, Tick tick) {
        return Durations.hours(window.start()) <= tick.hour() && tick.hour() < Durations.hours(window.end());
    }

    /**
     * What a metric shows at a time.
     *
     * @param without what those who have the change would show without it
     * @param treated what they show, by treatment
     * @param control what the control group shows
     * @param controlWithout what it would show without the change
     */
    record Levels(double without, List<Double> treated, double control, double controlWithout) {}
}
