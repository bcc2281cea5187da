package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.TimeWindow;
import java.util.ArrayList;
import java.util.List;

/** The levels of one metric in one run: what the traffic does, and what the change does. */
final class MetricLevels {
    private static final double HOURS_PER_DAY = 24;

    private final Quantity baseline;
    private final MetricCourse course;
    private final Draws draws;
    private final List<Double> days = new ArrayList<>();

    MetricLevels(Quantity baseline, MetricCourse course, Draws draws) {
        this.baseline = baseline;
        this.course = course;
        this.draws = draws;
    }

    /** What the metric shows without the change, with it, and beside it. */
    Levels at(Tick tick) {
        double common = course.baselineTimes() * cycle(tick) * ofDay(tick.day()) * incidents(tick);
        double treated = baseline.value();
        double control = baseline.value();
        for (Effect effect : course.effects()) {
            double shift = effect.strength(tick)
                    * (effect.on(baseline).orElse(baseline).value() - baseline.value());
            treated += shift;
            control += effect.hitsControl() ? shift : 0;
        }
        return new Levels(common * baseline.value(), common * treated, common * control);
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
     * @param without what all users would show without the change
     * @param treated what those show who have it
     * @param control what the control group shows
     */
    record Levels(double without, double treated, double control) {}
}
