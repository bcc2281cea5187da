package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.observation.Observation;
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
    private final Deque<Told> onTheWay = new ArrayDeque<>();
    private final List<Due> corrections = new ArrayList<>();
    private double cost;

    MetricFeed(MetricNature nature, Optional<UserRates> rates, Stage stage, Draws draws) {
        this(nature, stage.circumstances().course(nature.name()), rates, stage, draws);
    }

    private MetricFeed(MetricNature nature, MetricCourse course, Optional<UserRates> rates, Stage stage, Draws draws) {
        this.nature = nature;
        this.course = course;
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
        MetricLevels.Levels at = levels.at(tick, groups);
        treated.tick(tick, groups.treated(), at.treated());
        control.tick(tick, groups.control(), at.control());
        double all = nature.kind() == MetricKind.COUNT
                ? tick.length() * traffic.intensity(tick)
                : traffic.observations(nature.metric().exposureUnit(), tick);
        cost += all
                * (groups.treated() * harm(at.treated(), at.without())
                        + groups.control() * harm(at.control(), at.controlWithout()));
    }

    private double harm(double with, double without) {
        return nature.harm(nature.meanAt(with), nature.meanAt(without));
    }

    /** What both groups of a phase showed before the rollout. */
    static Observation before(
            MetricNature nature, Optional<UserRates> rates, Stage stage, Groups groups, int phase, Draws draws) {
        MetricCourse course = stage.circumstances().course(nature.name()).before();
        MetricFeed feed = new MetricFeed(nature, course, rates, stage, draws);
        Duration length = stage.circumstances().othersBefore().orElseThrow();
        stage.ticksBefore(length).forEach(tick -> feed.tick(tick, groups));
        return Observation.before(
                nature.name(),
                phase,
                new TimeWindow(length.negated(), Duration.ZERO),
                nature.sample(feed.treated.take()),
                nature.sample(feed.control.take()));
    }

    /** What a look reads, at the end of its window. */
    List<Observation> read(TimeWindow window, Duration phaseStart, Groups groups) {
        if (groups.treated() == 0) {
            return List.of();
        }
        Told told = told(window, phaseStart, groups);
        if (overlapsAny(course.silences(), window)) {
            return List.of(Observation.noData(metric(), window));
        }
        onTheWay.add(told);
        return overlapsAny(course.failures(), window)
                ? List.of(Observation.sourceFailed(metric(), window, "the source fails"))
                : arrived(window.end());
    }

    /** The windows that said something wrong, as they should have been, once that is known. */
    List<Observation> corrections(Duration now) {
        List<Due> known = new ArrayList<>(corrections);
        known.removeIf(correction -> correction.at().compareTo(now) > 0);
        corrections.removeAll(known);
        return known.stream().<Observation>map(Due::right).toList();
    }

    private Told told(TimeWindow window, Duration phaseStart, Groups groups) {
        Tally ofTreated = treated.take();
        Optional<Tally> ofControl = Optional.of(control.take()).filter(of -> groups.hasControl());
        if (snapshots.isPresent() && (groups.hasControl() || !nature.growsWithTime())) {
            TimeWindow all = new TimeWindow(phaseStart, window.end());
            return Told.rightly(snapshots.get().read(nature, all, ofTreated, ofControl));
        }
        Observation.Measured right = increment(window, ofTreated, ofControl);
        return course.mistakes().stream()
                .filter(mistake -> mistake.window().overlaps(window))
                .findFirst()
                .map(mistake -> new Told(
                        increment(window, ofTreated.times(nature.kind(), mistake.factor()), ofControl),
                        Optional.of(new Correction(mistake.later(), right))))
                .filter(told -> !told.first().equals(right))
                .orElseGet(() -> Told.rightly(right));
    }

    private Observation.Measured increment(TimeWindow window, Tally ofTreated, Optional<Tally> ofControl) {
        return new Observation.Measured(
                metric(),
                window,
                Observation.Temporality.DELTA,
                nature.sample(ofTreated),
                ofControl.map(nature::sample));
    }

    private List<Observation> arrived(Duration now) {
        List<Observation> arrived = new ArrayList<>();
        while (!onTheWay.isEmpty()
                && onTheWay.getFirst()
                                .first()
                                .window()
                                .end()
                                .plus(course.delay())
                                .compareTo(now)
                        <= 0) {
            Told told = onTheWay.removeFirst();
            arrived.add(told.first());
            told.correction()
                    .map(correction -> new Due(now.plus(correction.later()), correction.right()))
                    .ifPresent(corrections::add);
        }
        return arrived;
    }

    /** What a window says at first, and what corrects it. */
    private record Told(Observation.Measured first, Optional<Correction> correction) {
        static Told rightly(Observation.Measured right) {
            return new Told(right, Optional.empty());
        }
    }

    /** The right numbers of a window, and how long after the wrong ones they are known. */
    private record Correction(Duration later, Observation.Measured right) {}

    /** The right numbers of a window, and when they are known. */
    private record Due(Duration at, Observation.Measured right) {}

    private static boolean overlapsAny(List<TimeWindow> windows, TimeWindow window) {
        return windows.stream().anyMatch(window::overlaps);
    }
}
