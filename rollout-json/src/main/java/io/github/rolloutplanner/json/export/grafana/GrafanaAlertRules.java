package io.github.rolloutplanner.json.export.grafana;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.PlanExporter;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.JsonText;
import io.github.rolloutplanner.json.internal.export.ShortDuration;
import io.github.rolloutplanner.json.internal.monitoring.AlertRule;
import io.github.rolloutplanner.json.internal.monitoring.AlertTexts;
import io.github.rolloutplanner.json.internal.monitoring.PhaseExport;
import io.github.rolloutplanner.json.internal.monitoring.PhaseMonitoring;
import io.github.rolloutplanner.json.internal.monitoring.PromText;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.List;

/**
 * Writes the alert rules of one phase as a rule group of Grafana, as {@code PUT
 * /api/v1/provisioning/folder/{folder}/rule-groups/{title}} takes it. They alert by the same thresholds as
 * {@link io.github.rolloutplanner.json.export.prometheus.PrometheusRules}, and ask the series themselves: no rules need to be loaded
 * into Prometheus.
 *
 * <p>Each rule asks for 1 where its threshold is broken, and for 0 else. Missing data have rules of their own, which hold the rollout
 * unless the plan rolls back without data. Where Prometheus does not answer, a rule is in the state {@code Error}. Where it answers
 * nothing at all, a rule that holds alerts, and one of a rollback trigger is in the state {@code NoData}.
 *
 * @since 0.1.0
 */
public final class GrafanaAlertRules implements PlanExporter {
    private static final String SYSTEM = "Grafana alerting";
    private static final int INTERVAL_SECONDS = 60;
    private static final int LOOK_BACK_SECONDS = 600;
    private static final int LONGEST_TITLE = 190;
    private static final int FIRST_ORGANISATION = 1;
    private static final String QUERY = "A";
    private static final String CONDITION = "B";
    private static final String EXPRESSIONS = "__expr__";

    private final PhaseExport phase;
    private final String folder;
    private final String datasource;

    /**
     * Rules for a phase.
     *
     * @param series by which series the metrics of the plan are counted, and which phase is watched
     * @param folder uid of the folder that they are kept in
     * @param datasource uid of the Prometheus that is asked
     * @throws RolloutException.InvalidValue if a uid is blank
     */
    public GrafanaAlertRules(WatchedSeries series, String folder, String datasource) {
        this.phase = new PhaseExport(SYSTEM, series);
        this.folder = uid(requireNonNull(folder, "folder"), "folder");
        this.datasource = uid(requireNonNull(datasource, "datasource"), "data source");
    }

    private static String uid(String uid, String what) {
        if (uid.isBlank()) {
            throw new RolloutException.InvalidValue("The uid of the " + what
                    + " is blank, and Grafana finds none by that. Give the one that stands in its address in Grafana.");
        }
        return uid;
    }

    @Override
    public String system() {
        return phase.system();
    }

    @Override
    public Export export(RolloutPlan plan) {
        return phase.of(plan, this::document);
    }

    private String document(PhaseMonitoring monitoring, List<AlertRule> rules) {
        RolloutPlan plan = monitoring.plan();
        Titles titles = new Titles(LONGEST_TITLE);
        String group = titles.of(group(plan));
        AlertTexts texts = new AlertTexts(monitoring);
        List<JsonObject> written = rules.stream()
                .map(rule -> rule(rule, titles.of(title(plan, rule)), group, texts))
                .toList();
        return JsonText.of(JsonObject.of("title", group)
                .with("folderUid", folder)
                .with("interval", INTERVAL_SECONDS)
                .with("rules", written));
    }

    /** The same in each phase, so that the rules of one replace those of the phase before; Grafana allows no slashes. */
    private static String group(RolloutPlan plan) {
        return PromText.shown("Rollout of " + plan.feature()).replace('/', '-').replace('\\', '-');
    }

    private static String title(RolloutPlan plan, AlertRule rule) {
        return PromText.shown(rule.action().label() + ": " + rule.condition() + " (" + plan.feature() + ")");
    }

    private JsonObject rule(AlertRule rule, String title, String group, AlertTexts texts) {
        return JsonObject.of("title", title)
                .with("ruleGroup", group)
                .with("folderUID", folder)
                .with("orgID", FIRST_ORGANISATION)
                .with("condition", CONDITION)
                .with("data", List.of(query(rule), threshold()))
                .with("for", ShortDuration.PROMETHEUS.of(pending(rule.holds())))
                .with("noDataState", rule.kind() == AlertRule.Kind.ROLLBACK ? "NoData" : "Alerting")
                .with("execErrState", "Error")
                .with("isPaused", false)
                .with("labels", texts.labels(rule))
                .with("annotations", texts.annotations(rule, value -> ""));
    }

    /** Grafana lets people edit no rule whose time is shorter than that between two looks; it takes until the second one anyway. */
    private static Duration pending(Duration holds) {
        Duration interval = Duration.ofSeconds(INTERVAL_SECONDS);
        return holds.isZero() || holds.compareTo(interval) >= 0 ? holds : interval;
    }

    /** Prometheus gives nothing for a threshold that is kept, which Grafana would take for missing data. */
    private JsonObject query(AlertRule rule) {
        JsonObject model = JsonObject.of("refId", QUERY)
                .with("expr", "count(" + rule.expression().inline() + ") or vector(0)")
                .with("instant", true)
                .with("range", false);
        return JsonObject.of("refId", QUERY)
                .with("datasourceUid", datasource)
                .with("queryType", "")
                .with("relativeTimeRange", range(LOOK_BACK_SECONDS))
                .with("model", model);
    }

    private static JsonObject threshold() {
        JsonObject evaluator = JsonObject.of("type", "gt").with("params", List.of(0));
        JsonObject model = JsonObject.of("refId", CONDITION)
                .with("type", "threshold")
                .with("expression", QUERY)
                .with("conditions", List.of(JsonObject.of("evaluator", evaluator)));
        return JsonObject.of("refId", CONDITION)
                .with("datasourceUid", EXPRESSIONS)
                .with("queryType", "")
                .with("relativeTimeRange", range(0))
                .with("model", model);
    }

    private static JsonObject range(int from) {
        return JsonObject.of("from", from).with("to", 0);
    }
}
