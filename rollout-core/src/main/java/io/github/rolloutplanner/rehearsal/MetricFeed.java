package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Temporality;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One metric in one run: what comes of it, and what of that is read, and when. */
final class MetricFeed {
    private final MetricNature nature;
    private final MetricCourse course;
    private final UserTraffic traffic;
    private final MetricLevels levels;
    private final GroupFeed treated;
    private final GroupFeed control;
    private final Optional<Snapshots> snapshots;
    private final Deque<Observation.Measured> onTheWay = new ArrayDeque<>();
    private double cost;

    MetricFeed(MetricNature nature, Optional<UserRates> rates, Stage stage, Draws draws) {
        this.nature = nature;
        this.course = stage.circumstances().course(nature.name());
        this.traffic = stage.traffic();
        this.levels = new MetricLevels(nature.metric().baseline(), course, draws.split());
        this.treated = new GroupFeed(nature, course, rates, stage, draws.split());
        this.control = new GroupFeed(nature, course, rates, stage, draws.split());
        this.snapshots = course.torn().isPresent()
                ? Optional.of(new Snapshots(course.torn().getAsDouble(), draws.split()))
                : Optional.empty();
    }

    String metric() {
        return nature.name();
    }

    /** The bad events, or the sum of the numbers, above what would have happened without the change. */
    double cost() {
        return cost;
    }

    void tick(Tick tick, Groups groups) {
        MetricLevels.Levels at = levels.at(tick);
        treated.tick(tick, groups.treated(), at.treated());
        control.tick(tick, groups.control(), at.control());
        double everybody = nature.kind() == MetricKind.COUNT
                ? tick.length() * traffic.intensity(tick)
                : traffic.observations(nature.metric().exposureUnit(), tick);
        cost += everybody
                * (groups.treated() * harm(at.treated(), at.without())
                        + groups.control() * harm(at.control(), at.without()));
    }

    private double harm(double with, double without) {
        return nature.harm(nature.meanAt(with), nature.meanAt(without));
    }

    /** What a look reads, at the end of its window. */
    List<Observation> read(TimeWindow window, Duration phaseStart, Groups groups) {
        if (groups.treated() == 0) {
            return List.of();
        }
        Observation.Measured measured = measured(window, phaseStart, groups);
        if (overlapsAny(course.silences(), window)) {
            return List.of(Observation.noData(metric(), window));
        }
        onTheWay.add(measured);
        return overlapsAny(course.failures(), window)
                ? List.of(Observation.sourceFailed(metric(), window, "the source fails"))
                : arrived(window.end());
    }

    private Observation.Measured measured(TimeWindow window, Duration phaseStart, Groups groups) {
        Tally ofTreated = treated.take();
        Optional<Tally> ofControl = Optional.of(control.take()).filter(of -> groups.hasControl());
        return snapshots
                .filter(any -> groups.hasControl() || !nature.growsWithTime())
                .map(all -> all.read(nature, new TimeWindow(phaseStart, window.end()), ofTreated, ofControl))
                .orElseGet(() -> new Observation.Measured(
                        metric(), window, Temporality.DELTA, nature.sample(ofTreated), ofControl.map(nature::sample)));
    }

    private List<Observation> arrived(Duration now) {
        List<Observation> arrived = new ArrayList<>();
        while (!onTheWay.isEmpty()
                && onTheWay.getFirst().window().end().plus(course.delay()).compareTo(now) <= 0) {
            arrived.add(onTheWay.removeFirst());
        }
        return arrived;
    }

    private static boolean overlapsAny(List<TimeWindow> windows, TimeWindow window) {
        return windows.stream().anyMatch(window::overlaps);
    }
}
