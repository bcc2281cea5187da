package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One variant of a real experiment, as cumulative checkpoints of four metrics that should not fall: a conversion and three
 * means.
 *
 * @param id experiment and variant
 * @param rows in the order of the file
 */
record AsosExperiment(String id, List<Row> rows) {
    private static final int CONVERSION = 1;
    private static final int LENGTH_IN_DAYS = 14;

    /** One checkpoint of one metric; what is missing is no number. */
    record Row(int metric, double day, Group control, Group treated) {
        private static Row of(String[] cells) {
            return new Row(
                    Integer.parseInt(cells[2]),
                    number(cells[3]),
                    new Group(number(cells[4]), number(cells[6]), number(cells[8])),
                    new Group(number(cells[5]), number(cells[7]), number(cells[9])));
        }

        private static double number(String cell) {
            return cell.isBlank() ? Double.NaN : Double.parseDouble(cell);
        }

        String name() {
            return "Metric " + metric;
        }

        Duration at() {
            return Duration.ofMinutes(Math.round(day * Duration.ofDays(1).toMinutes()));
        }

        boolean isWhole() {
            return control.isWhole() && treated.isWhole();
        }

        Observation observation() {
            TimeWindow window = new TimeWindow(Duration.ZERO, at());
            return isWhole()
                    ? Observation.cumulative(name(), window, treated.sample(metric), control.sample(metric))
                    : Observation.noData(name(), window);
        }

        /** How many standard errors exposed users are below the others. */
        double fall() {
            double variance = control.variance / control.users + treated.variance / treated.users;
            return (control.mean - treated.mean) / Math.sqrt(variance);
        }
    }

    /** What users of one group showed so far. */
    record Group(double users, double mean, double variance) {
        private boolean isWhole() {
            return Double.isFinite(users) && Double.isFinite(mean) && Double.isFinite(variance);
        }

        private Sample sample(int metric) {
            long count = Math.round(users);
            return metric == CONVERSION
                    ? Sample.events(Math.round(users * mean), count)
                    : Sample.moments(count, mean, variance);
        }
    }

    static List<AsosExperiment> read(Path file) throws IOException {
        Map<String, List<Row>> rows = new TreeMap<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            rows.computeIfAbsent(cells[0] + "/" + cells[1], id -> new ArrayList<>())
                    .add(Row.of(cells));
        }
        return rows.entrySet().stream()
                .map(entry -> new AsosExperiment(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Half of the users for two weeks, and as baselines what the control group showed at first. */
    RolloutPlan plan() {
        Row first = rows.get(0);
        long usersPerDay = Math.round((first.control.users + first.treated.users) / first.day);
        ChangeDraft change = RolloutPlanner.forChange("Experiment " + id)
                .population(Population.ofUsersPerDay(usersPerDay))
                .ladder(Step.of("Experiment", 50, Duration.ofDays(LENGTH_IN_DAYS)), Step.last("Everybody"));
        Map<Integer, Metric> metrics = new LinkedHashMap<>();
        rows.stream().filter(Row::isWhole).forEach(row -> metrics.putIfAbsent(row.metric, metric(row)));
        for (Metric metric : metrics.values()) {
            change = change.guardrail(metric);
        }
        return change.plan();
    }

    private static Metric metric(Row first) {
        Group control = first.control;
        return first.metric == CONVERSION
                ? Metric.conversion(first.name(), percent(100 * control.mean))
                : Metric.engagement(first.name(), Quantity.of(control.mean, "a user"))
                        .withStandardDeviation(Math.sqrt(control.variance));
    }

    /** What came at each time at which anything came. */
    Map<Duration, List<Row>> checkpoints() {
        Map<Duration, List<Row>> checkpoints = new TreeMap<>();
        rows.forEach(row ->
                checkpoints.computeIfAbsent(row.at(), at -> new ArrayList<>()).add(row));
        return checkpoints;
    }
}
