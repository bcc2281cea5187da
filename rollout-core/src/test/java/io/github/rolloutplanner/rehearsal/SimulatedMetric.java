package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a metric of a plan shows in a scenario, hour by hour from a Monday at nine, in two groups of a size. */
final class SimulatedMetric {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int HOURS_PER_WEEK = 168;
    private static final RolloutPlan PLAN = RehearsedPlans.ofAllKinds();
    private static final RunningRollout START = RunningRollout.start(PLAN);

    private final String metric;
    private final Scenario scenario;
    private Groups groups = new Groups(0.5, 0.5);
    private final Map<String, Double> begun = Map.of("Pilot", 0.0, "Half", 24.0);
    private long seed = 20_261_128;

    SimulatedMetric(String metric, Scenario scenario) {
        this.metric = metric;
        this.scenario = scenario;
    }

    SimulatedMetric inGroups(double treated, double control) {
        groups = new Groups(treated, control);
        return this;
    }

    SimulatedMetric seed(long other) {
        seed = other;
        return this;
    }

    /** What the looks after each of so many hours read. */
    List<List<Observation>> hours(int hours) {
        Stage stage = Stage.of(
                START, scenario.circumstances(), PLAN.population().orElseThrow(), HOUR, Duration.ofDays(1_000));
        MetricNature nature = stage.metrics().stream()
                .filter(each -> each.name().equals(metric))
                .findFirst()
                .orElseThrow();
        MetricFeed feed =
                new MetricFeed(nature, Optional.ofNullable(stage.rates().get(metric)), stage, Draws.ofRun(seed, 0));
        List<List<Observation>> read = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            int weekHour = (9 + hour) % HOURS_PER_WEEK;
            feed.tick(new Tick(hour + 0.5, 1, weekHour, begun), groups);
            read.add(feed.read(TimeWindow.ofHours(hour, hour + 1), Duration.ZERO, groups));
        }
        return read;
    }

    /** What was measured, where each look reads one window. */
    List<Observation.Measured> measured(int hours) {
        return hours(hours).stream()
                .flatMap(List::stream)
                .map(Observation.Measured.class::cast)
                .toList();
    }

    /** What exposed users show from an hour to another. */
    GroupTotals treated(int from, int to) {
        return measured(to).subList(from, to).stream()
                .map(each -> GroupTotals.of(each.treated()))
                .reduce(GroupTotals.NONE, GroupTotals::plus);
    }

    /** What the control group shows from an hour to another. */
    GroupTotals control(int from, int to) {
        return measured(to).subList(from, to).stream()
                .map(each -> GroupTotals.of(each.control().orElseThrow()))
                .reduce(GroupTotals.NONE, GroupTotals::plus);
    }

    static double rate(GroupTotals totals) {
        return (double) totals.events() / totals.observations();
    }
}
