package io.github.rolloutplanner.json.export.grafana;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.monitoring.AlertRule;
import io.github.rolloutplanner.json.internal.monitoring.AlertRule.Kind;
import io.github.rolloutplanner.json.internal.monitoring.Breach;
import io.github.rolloutplanner.json.internal.monitoring.Group;
import io.github.rolloutplanner.json.internal.monitoring.PhaseMonitoring;
import io.github.rolloutplanner.json.internal.monitoring.WatchedMetric;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a dashboard shows of one metric: both groups over time with its thresholds, and how much of the sample has come.
 *
 * @param monitoring how the phase is watched
 * @param rules what alerts in it
 */
record MetricPanels(PhaseMonitoring monitoring, List<AlertRule> rules) {
    private static final int HEIGHT = 9;
    private static final int WIDE = 16;
    private static final String RANGE = "$__range";
    private static final Map<Kind, String> COLORS =
            Map.of(Kind.GATE, "yellow", Kind.ALERT, "orange", Kind.ROLLBACK, "red");
    private static final String HEALTHY = "green";

    void addTo(Grid grid) {
        for (WatchedMetric watched : monitoring.metrics().values()) {
            grid.newLine();
            Optional<JsonObject> progress = progress(watched);
            grid.add(progress.isPresent() ? WIDE : Grid.COLUMNS, HEIGHT, values(watched));
            progress.ifPresent(panel -> grid.add(Grid.COLUMNS - WIDE, HEIGHT, panel));
        }
    }

    private JsonObject values(WatchedMetric watched) {
        List<Panels.Line> lines = new ArrayList<>();
        for (Group group : monitoring.groups()) {
            lines.add(new Panels.Line(
                    group.words(),
                    watched.terms()
                            .value(group, watched.trigger().window())
                            .expression()
                            .inline()));
        }
        return Panels.timeSeries(
                DashboardText.plain(watched.name()),
                description(watched),
                watched.terms().display().unit(),
                steps(watched),
                lines);
    }

    private String description(WatchedMetric watched) {
        StringBuilder text = new StringBuilder("Baseline "
                + DashboardText.markdown(watched.metric().baseline().toString()) + ". Each point looks back over "
                + Wording.of(watched.trigger().window()) + ".");
        watching(watched)
                .forEach(rule -> text.append(" ")
                        .append(DashboardText.markdown(rule.condition()))
                        .append("."));
        return text.toString();
    }

    private List<AlertRule> watching(WatchedMetric watched) {
        return rules.stream()
                .filter(rule -> rule.breach()
                        .filter(breach -> breach.watched().equals(watched))
                        .isPresent())
                .toList();
    }

    /** Where a metric is healthy when low, each threshold colours what is above it; else what is below it, as far as the next one. */
    private List<Panels.Step> steps(WatchedMetric watched) {
        Map<BigDecimal, String> colors = new TreeMap<>();
        watching(watched).stream()
                .sorted(Comparator.comparing(AlertRule::kind).reversed())
                .forEach(rule -> colors.put(
                        rule.breach().map(Breach::level).orElseThrow(), COLORS.getOrDefault(rule.kind(), HEALTHY)));
        boolean rises = watched.metric().threshold().relation() == Relation.BELOW;
        return rises ? upwards(colors) : downwards(colors);
    }

    private static List<Panels.Step> upwards(Map<BigDecimal, String> colors) {
        List<Panels.Step> steps = new ArrayList<>(List.of(Panels.base(HEALTHY)));
        colors.forEach((level, color) -> steps.add(new Panels.Step(level, color)));
        return steps;
    }

    private static List<Panels.Step> downwards(Map<BigDecimal, String> colors) {
        List<BigDecimal> levels = new ArrayList<>(colors.keySet());
        List<Panels.Step> steps = new ArrayList<>();
        for (int at = 0; at <= levels.size(); at++) {
            String color = at < levels.size() ? colors.getOrDefault(levels.get(at), HEALTHY) : HEALTHY;
            steps.add(at == 0 ? Panels.base(color) : new Panels.Step(levels.get(at - 1), color));
        }
        return steps;
    }

    /** Where the plan says how many observations the gate of the phase needs. */
    private Optional<JsonObject> progress(WatchedMetric watched) {
        double needed = monitoring.needed(watched);
        return needed > 0
                ? watched.terms().sampleOver(RANGE).map(sample -> progress(watched, needed, sample))
                : Optional.empty();
    }

    private static JsonObject progress(WatchedMetric watched, double needed, String sample) {
        return Panels.progress(
                "Sample: " + DashboardText.plain(watched.name()),
                "Exposed observations in the time range of the dashboard, of " + Wording.of(Math.round(needed))
                        + " that the gate needs. Start the range with the phase.",
                needed,
                List.of(Panels.base("yellow"), new Panels.Step(needed, HEALTHY)),
                new Panels.Line(Group.TREATED.words(), sample));
    }
}
