package io.github.rolloutplanner.json.export.prometheus;

import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.PlanExporter;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.ShortDuration;
import io.github.rolloutplanner.json.internal.export.YamlText;
import io.github.rolloutplanner.json.internal.monitoring.AlertRule;
import io.github.rolloutplanner.json.internal.monitoring.AlertTexts;
import io.github.rolloutplanner.json.internal.monitoring.PhaseExport;
import io.github.rolloutplanner.json.internal.monitoring.PhaseMonitoring;
import io.github.rolloutplanner.json.internal.monitoring.PromText;
import io.github.rolloutplanner.json.internal.monitoring.Term;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the rules of one phase as Prometheus loads them: what both groups show, the rollback triggers, the gates of the phase, the
 * alerts of the plan, and alerts for missing data and for a sample ratio mismatch. It is YAML, so it takes
 * {@code jackson-dataformat-yaml}.
 *
 * <pre>{@code
 * Export rules = new PrometheusRules(series.inPhase(2)).export(plan);
 * Files.writeString(Path.of("rollout.rules.yml"), rules.document());
 * }</pre>
 *
 * <p>Write the file anew when a phase starts, as the flags are: windows, sizes and gates are those of the phase. Alerts have the labels
 * {@code change}, {@code phase}, {@code metric}, {@code condition}, {@code severity} and {@code action}, which is {@code rollback} or
 * {@code hold}. Windows are twice as long as the planned traffic takes to bring the sample that the plan needs, and so many bad
 * observations as that sample has at the threshold have to be seen, so that chance does not fire them; a total failure needs ten. Where
 * the planner set a limit, what hits the control group as well does not fire; a limit of the owner stands by itself.
 *
 * @since 0.1.0
 */
public final class PrometheusRules implements PlanExporter {
    private static final String SYSTEM = "Prometheus";

    private final PhaseExport phase;

    /**
     * Rules for a phase.
     *
     * @param series by which series the metrics of the plan are counted, and which phase is watched
     */
    public PrometheusRules(WatchedSeries series) {
        this.phase = new PhaseExport(SYSTEM, series);
    }

    @Override
    public String system() {
        return phase.system();
    }

    @Override
    public Export export(RolloutPlan plan) {
        return phase.of(plan, PrometheusRules::document);
    }

    private static String document(PhaseMonitoring monitoring, List<AlertRule> rules) {
        RolloutPlan plan = monitoring.plan();
        List<JsonObject> written = new ArrayList<>();
        for (Term term : monitoring.terms(rules)) {
            written.add(recording(plan.feature(), term));
        }
        AlertTexts texts = new AlertTexts(monitoring);
        for (AlertRule rule : rules) {
            written.add(alert(plan.feature(), rule, texts));
        }
        String name = PromText.shown(
                "Rollout of " + plan.feature() + ": " + monitoring.phase().label());
        JsonObject group = JsonObject.of("name", name).with("rules", written);
        return YamlText.of(List.of(JsonObject.of("groups", List.of(group))));
    }

    private static JsonObject recording(String change, Term term) {
        return JsonObject.of("record", term.record())
                .with("expr", term.expression().recorded(change))
                .with(
                        "labels",
                        JsonObject.of("change", PromText.shown(change))
                                .with("metric", PromText.shown(term.metric()))
                                .with("group", term.group().label()));
    }

    private static JsonObject alert(String change, AlertRule rule, AlertTexts texts) {
        return JsonObject.of("alert", rule.kind().label())
                .with("expr", rule.expression().recorded(change))
                .with("for", ShortDuration.PROMETHEUS.of(rule.holds()))
                .with("labels", texts.labels(rule))
                .with("annotations", texts.annotations(rule, PrometheusRules::value));
    }

    private static String value(AlertRule rule) {
        return rule.shows()
                .map(template -> " It is at {{ $value | " + template + " }}.")
                .orElse("");
    }
}
