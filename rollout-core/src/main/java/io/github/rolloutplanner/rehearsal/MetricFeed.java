package io.github.rolloutplanner.rehearsal;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One metric in one run: what comes of it, and what of that is read, and when. */
final class MetricFeed {
    private final MetricNature nature;
    private final MetricCourse course;
    private final UserTraffic traffic;
    private final MetricLevels levels;
    private final Map<Optional<String>, GroupFeed> treated = new HashMap<>();
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
        Supplier<GroupFeed> group = () -> new GroupFeed(nature, course, rates, stage, draws.split());
        GroupFeed first = group.get();
        this.control = group.get();
        this.snapshots = course.torn().isPresent()
                ? Optional.of(new Snapshots(course.torn().getAsDouble(), draws.split()))
                : Optional.empty();
        for (String treatment : stage.treatments()) {
            treated.put(Optional.of(treatment), treated.isEmpty() ? first : group.get());
        }
        treated.putIfAbsent(Optional.empty(), first);
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
        double harm = 0;
        for (int place = 0; place < at.treated().size(); place++) {
            Groups.Treatment users = groups.treatments().get(place);
            double level = at.treated().get(place);
            feed(users).tick(tick, users.share(), level);
            harm += users.share() * harm(level, at.without());
        }
        control.tick(tick, groups.control(), at.control());
        harm += groups.control() * harm(at.control(), at.controlWithout());
        double all = nature.kind() == MetricKind.COUNT
                ? tick.length() * traffic.intensity(tick)
                : traffic.observations(nature.metric().exposureUnit(), tick);
        cost += all * harm;
    }

    private GroupFeed feed(Groups.Treatment users) {
        return requireNonNull(treated.get(users.name()), "treated");
    }

    private double harm(double with, double without) {
        return nature.harm(nature.meanAt(with), nature.meanAt(without));
    }

    /** What came of all groups since it was taken last. */
    private GroupTallies take(Groups groups) {
        List<Tally> ofTreated = new ArrayList<>();
        groups.treatments().forEach(users -> ofTreated.add(feed(users).take()));
        return new GroupTallies(ofTreated, Optional.of(control.take()).filter(of -> groups.hasControl()));
    }

    /** What both groups of a phase showed before the rollout. */
    static Observation before(
            MetricNature nature, Optional<UserRates> rates, Stage stage, Groups groups, int phase, Draws draws) {
        MetricCourse course = stage.circumstances().course(nature.name()).before();
        MetricFeed feed = new MetricFeed(nature, course, rates, stage, draws);
        Duration length = stage.circumstances().othersBefore().orElseThrow();
        stage.ticksBefore(length).forEach(tick -> feed.tick(tick, groups));
        GroupTallies came = feed.take(groups);
        return Observation.before(
                nature.name(),
                phase,
                new TimeWindow(length.negated(), Duration.ZERO),
                nature.sample(came.treated().get(0)),
                nature.sample(came.control().orElseThrow()));
    }

    /** What a look reads, at the end of its window. */
    List<Observation> read(TimeWindow window, Duration phaseStart, Groups groups) {
        if (groups.treated() == 0) {
            return List.of();
        }
        List<Told> told = told(window, phaseStart, groups);
        if (overlapsAny(course.silences(), window)) {
            return ofEach(groups, Observation.noData(metric(), window));
        }
        onTheWay.addAll(told);
        return overlapsAny(course.failures(), window)
                ? ofEach(groups, Observation.sourceFailed(metric(), window, "the source fails"))
                : arrived(window.end());
    }

    private static List<Observation> ofEach(Groups groups, Observation observation) {
        return groups.treatments().stream()
                .map(users -> users.observed(observation))
                .toList();
    }

    /** The windows that said something wrong, as they should have been, once that is known. */
    List<Observation> corrections(Duration now) {
        List<Due> known = new ArrayList<>(corrections);
        known.removeIf(correction -> correction.at().compareTo(now) > 0);
        corrections.removeAll(known);
        return known.stream().map(Due::right).toList();
    }

    private List<Told> told(TimeWindow window, Duration phaseStart, Groups groups) {
        GroupTallies came = take(groups);
        boolean areSnapshots = snapshots.isPresent() && (groups.hasControl() || !nature.growsWithTime());
        GroupTallies shown = areSnapshots ? snapshots.get().read(phaseStart, came) : came;
        TimeWindow since = new TimeWindow(areSnapshots ? phaseStart : window.start(), window.end());
        List<Told> told = new ArrayList<>();
        for (int place = 0; place < shown.treated().size(); place++) {
            Reading reading = new Reading(groups.treatments().get(place), since, areSnapshots, shown.control());
            Tally ofTreated = shown.treated().get(place);
            told.add(areSnapshots ? Told.rightly(observed(reading, ofTreated)) : told(reading, ofTreated));
        }
        return told;
    }

    private Told told(Reading reading, Tally ofTreated) {
        Observation right = observed(reading, ofTreated);
        return course.mistakes().stream()
                .filter(mistake -> mistake.window().overlaps(reading.window()))
                .findFirst()
                .map(mistake -> new Told(
                        observed(reading, ofTreated.times(nature.kind(), mistake.factor())),
                        Optional.of(new Correction(mistake.later(), right))))
                .filter(told -> !told.first().equals(right))
                .orElseGet(() -> Told.rightly(right));
    }

    private Observation observed(Reading reading, Tally ofTreated) {
        return reading.users()
                .observed(new Observation.Measured(
                        metric(),
                        reading.window(),
                        reading.isSum() ? Observation.Temporality.CUMULATIVE : Observation.Temporality.DELTA,
                        nature.sample(ofTreated),
                        reading.control().map(nature::sample)));
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

    /** What is the same about all that is read of one treatment at one look. */
    private record Reading(Groups.Treatment users, TimeWindow window, boolean isSum, Optional<Tally> control) {}

    /** What a window says at first, and what corrects it. */
    private record Told(Observation first, Optional<Correction> correction) {
        static Told rightly(Observation right) {
            return new Told(right, Optional.empty());
        }
    }

    /** The right numbers of a window, and how long after the wrong ones they are known. */
    private record Correction(Duration later, Observation right) {}

    /** The right numbers of a window, and when they are known. */
    private record Due(Duration at, Observation right) {}

    private static boolean overlapsAny(List<TimeWindow> windows, TimeWindow window) {
        return windows.stream().anyMatch(window::overlaps);
    }
}
