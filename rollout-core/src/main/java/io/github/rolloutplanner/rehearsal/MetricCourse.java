package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/** What happens to one metric in a scenario. */
@Value.Immutable
abstract sealed class MetricCourse permits ImmutableMetricCourse {
    /** Nothing out of the way. */
    static MetricCourse quiet() {
        return ImmutableMetricCourse.builder().build();
    }

    abstract List<Effect> effects();

    abstract List<Incident> incidents();

    @Value.Default
    double baselineTimes() {
        return 1;
    }

    /** How many times what all others show the users of rings show. */
    @Value.Default
    double ringTimes() {
        return 1;
    }

    @Value.Default
    Percentage hourlyCycle() {
        return Percentage.ZERO;
    }

    @Value.Default
    Percentage dailyNoise() {
        return Percentage.ZERO;
    }

    abstract Optional<Clustering> clustering();

    abstract OptionalDouble deviation();

    abstract OptionalDouble tail();

    @Value.Default
    Duration delay() {
        return Duration.ZERO;
    }

    abstract Optional<Lateness> lateness();

    /** How often a snapshot is torn; empty where increments are observed. */
    abstract OptionalDouble torn();

    abstract List<TimeWindow> silences();

    abstract List<TimeWindow> failures();

    abstract List<Mistake> mistakes();

    /** The same traffic before the rollout: without the change, and without what happens at some time. */
    MetricCourse before() {
        return ((ImmutableMetricCourse) this)
                .withEffects(List.of())
                .withIncidents(List.of())
                .withLateness(Optional.empty())
                .withTorn(OptionalDouble.empty());
    }

    /** Something that hits both groups. */
    record Incident(TimeWindow window, double factor) {}

    /** Windows of which exposed users are told to have shown a multiple of what they did, until it is corrected. */
    record Mistake(TimeWindow window, double factor, Duration later) {}

    /** How the requests of a user are alike. */
    record Clustering(double requestsPerUser, double correlation, boolean isSticky) {}

    /** How much later than their exposures events come. */
    record Lateness(Duration from, Duration to) {}
}
