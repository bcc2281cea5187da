package io.github.rolloutplanner.json.export.grafana;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.export.PlanExporter;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.JsonText;
import io.github.rolloutplanner.json.internal.export.ShortDuration;
import io.github.rolloutplanner.json.internal.monitoring.AlertRule;
import io.github.rolloutplanner.json.internal.monitoring.PhaseExport;
import io.github.rolloutplanner.json.internal.monitoring.PhaseMonitoring;
import io.github.rolloutplanner.json.internal.monitoring.PlannedSplit;
import io.github.rolloutplanner.json.internal.prometheus.LabelMatcher;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import java.math.BigDecimal;
import java.util.List;

/**
 * Writes a dashboard for one phase, in the classic JSON that Grafana imports: each metric of both groups over time with its thresholds as
 * lines, how much of the sample has come, the split of the groups, the alerts that fire, and the phases of the plan.
 *
 * <p>It asks the series themselves, so that no rules need to be loaded into Prometheus; of the Prometheus that is chosen at its top.
 * Annotations with the tags {@code rollout} and the name of the change are shown: post one when a phase starts. Alerts of
 * {@link io.github.rolloutplanner.json.export.prometheus.PrometheusRules} are, too, where those are loaded.
 *
 * @since 0.1.0
 */
public final class GrafanaDashboard implements PlanExporter {
    private static final String SYSTEM = "Grafana";
    private static final int LONGEST_TITLE = 189;
    private static final int LONGEST_TAG = 100;
    private static final int SCHEMA_VERSION = 39;
    private static final int HEIGHT = 8;
    private static final int THIRD = Grid.COLUMNS / 3;

    private final PhaseExport phase;

    /**
     * A dashboard for a phase.
     *
     * @param series by which series the metrics of the plan are counted, and which phase is watched
     */
    public GrafanaDashboard(WatchedSeries series) {
        this.phase = new PhaseExport(SYSTEM, series);
    }

    @Override
    public String system() {
        return phase.system();
    }

    @Override
    public Export export(RolloutPlan plan) {
        return phase.of(plan, GrafanaDashboard::document);
    }

    private static String document(PhaseMonitoring monitoring, List<AlertRule> rules) {
        RolloutPlan plan = monitoring.plan();
        monitoring
                .items()
                .lose(new Loss(
                        Loss.Feature.ROLLBACK,
                        "rollback.automaticTriggers",
                        "A dashboard shows thresholds, and rolls nothing back.",
                        "Export the alerts, too: PrometheusRules or GrafanaAlertRules."));
        Grid grid = new Grid();
        grid.add(THIRD, HEIGHT, Panels.text("Plan", phases(monitoring)));
        grid.add(THIRD, HEIGHT, Panels.alerts("Alerts", "{" + change("=~", plan) + "}"));
        monitoring.split().ifPresent(split -> grid.add(THIRD, HEIGHT, split(split)));
        new MetricPanels(monitoring, rules).addTo(grid);
        return JsonText.of(dashboard(monitoring, grid.panels()));
    }

    private static String change(String operator, RolloutPlan plan) {
        return "change" + operator + LabelMatcher.quoted(DashboardText.regex(plan.feature()));
    }

    private static JsonObject dashboard(PhaseMonitoring monitoring, List<JsonObject> panels) {
        RolloutPlan plan = monitoring.plan();
        String title = new Titles(LONGEST_TITLE)
                .of(DashboardText.plain("Rollout of " + plan.feature() + ": "
                        + monitoring.phase().label()));
        return JsonObject.of("title", title)
                .with("description", DashboardText.plain(plan.strategy().label()) + ", phase by phase.")
                .with("tags", List.of("rollout"))
                .with("timezone", "browser")
                .with("editable", true)
                .with("graphTooltip", 1)
                .with("schemaVersion", SCHEMA_VERSION)
                .with("refresh", "1m")
                .with(
                        "time",
                        JsonObject.of("from", "now-" + ShortDuration.PROMETHEUS.of(monitoring.longestWindow()))
                                .with("to", "now"))
                .with("templating", JsonObject.of("list", List.of(datasource())))
                .with("annotations", JsonObject.of("list", List.of(promotions(plan), firing(plan))))
                .with("panels", panels);
    }

    private static JsonObject datasource() {
        return JsonObject.of("type", "datasource")
                .with("name", Panels.DATASOURCE)
                .with("label", "Prometheus")
                .with("query", "prometheus")
                .with("refresh", 1)
                .with("hide", 0);
    }

    private static JsonObject promotions(RolloutPlan plan) {
        return JsonObject.of("name", "Phases and promotions")
                .with("enable", true)
                .with("iconColor", "blue")
                .with("datasource", JsonObject.of("type", "grafana").with("uid", "-- Grafana --"))
                .with(
                        "target",
                        JsonObject.of("type", "tags")
                                .with(
                                        "tags",
                                        List.of(
                                                "rollout",
                                                new Titles(LONGEST_TAG).of(DashboardText.plain(plan.feature()))))
                                .with("matchAny", false)
                                .with("limit", 100));
    }

    private static JsonObject firing(RolloutPlan plan) {
        return JsonObject.of("name", "Alerts that fire")
                .with("enable", true)
                .with("iconColor", "red")
                .with("datasource", Panels.source())
                .with("expr", "ALERTS{alertstate=\"firing\"," + change("=~", plan) + "}")
                .with("titleFormat", "{{alertname}}")
                .with("textFormat", "{{condition}}")
                .with("step", "60s");
    }

    private static JsonObject split(PlannedSplit split) {
        BigDecimal planned = BigDecimal.valueOf(split.part());
        return Panels.timeSeries(
                "New users: exposed part",
                "The plan has " + Wording.rounded(100 * split.part()) + "%. Each point looks back over "
                        + Wording.of(split.window()) + ". Another part is a sample ratio mismatch.",
                "percentunit",
                List.of(Panels.base("green"), new Panels.Step(planned, "green")),
                List.of(new Panels.Line("exposed part", split.share().inline())));
    }

    private static String phases(PhaseMonitoring monitoring) {
        StringBuilder text = new StringBuilder();
        for (RolloutPhase phase : monitoring.plan().phases()) {
            boolean isThis = phase.number() == monitoring.phase().number();
            String label = DashboardText.markdown(phase.label());
            text.append("1. ").append(isThis ? "**" + label + "**" : label);
            phase.soak().ifPresent(soak -> text.append(", ").append(Wording.of(soak)));
            text.append('\n');
        }
        return text + rollback(monitoring.plan().rollback().within());
    }

    private static String rollback(TimeSpan within) {
        return within.length()
                .map(length -> "\nRoll back within " + Wording.of(length) + ".\n")
                .orElseGet(() -> stated(within.wording().orElse(within.note())));
    }

    private static String stated(String words) {
        return words.isBlank() ? "" : "\nRollback: " + DashboardText.markdown(words) + "\n";
    }
}
