package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.change.Population;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;

/** Everything that a scenario says. */
@Value.Immutable
abstract sealed class Circumstances permits ImmutableCircumstances {
    private static final int MORNING = 9;

    /** Nothing out of the way. */
    static Circumstances none() {
        return ImmutableCircumstances.builder().build();
    }

    abstract Map<String, MetricCourse> courses();

    abstract Optional<Population> population();

    @Value.Default
    double trafficTimes() {
        return 1;
    }

    abstract List<Double> hourlyProfile();

    abstract List<Double> weekdayProfile();

    @Value.Default
    DayOfWeek startDay() {
        return DayOfWeek.MONDAY;
    }

    @Value.Default
    int startHour() {
        return MORNING;
    }

    @Value.Default
    Duration approvalDelay() {
        return Duration.ZERO;
    }

    @Value.Default
    boolean controlGroup() {
        return true;
    }

    /** How long before the rollout the source knows all others beside a ring; empty where it never does. */
    abstract Optional<Duration> othersBefore();

    abstract Circumstances withOthersBefore(Duration before);

    abstract Circumstances withCourses(Map<String, ? extends MetricCourse> courses);

    abstract Circumstances withPopulation(Population population);

    abstract Circumstances withTrafficTimes(double factor);

    abstract Circumstances withHourlyProfile(double... weights);

    abstract Circumstances withWeekdayProfile(double... weights);

    abstract Circumstances withStartDay(DayOfWeek day);

    abstract Circumstances withStartHour(int hour);

    abstract Circumstances withApprovalDelay(Duration delay);

    abstract Circumstances withControlGroup(boolean controlGroup);

    MetricCourse course(String metric) {
        return courses().getOrDefault(metric, MetricCourse.quiet());
    }

    Circumstances with(String metric, UnaryOperator<ImmutableMetricCourse> change) {
        Map<String, MetricCourse> more = new TreeMap<>(courses());
        more.put(metric, change.apply((ImmutableMetricCourse) course(metric)));
        return withCourses(more);
    }
}
