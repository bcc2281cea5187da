package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is watched, where, and what calls a person. */
final class MonitoringSection {
    private MonitoringSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        Map<String, GateRole> roles = plan.metricRoles();
        List<MonitoredMetric> metrics = plan.monitoring().metrics();
        List<Alert> alerts = plan.monitoring().alerts();
        return new Content()
                .table(
                        "Metrics",
                        List.of(
                                Block.Column.text("Metric"),
                                Block.Column.text("Role"),
                                Block.Column.number("Baseline"),
                                Block.Column.number("Alert unless"),
                                Block.Column.number("Must stay")),
                        metrics,
                        metric -> row(metric, roles))
                .reasons("Why these limits", metrics, MonitoredMetric::reasons)
                .table(
                        "Alerts",
                        List.of(
                                Block.Column.text("Alert"),
                                Block.Column.text("Severity"),
                                Block.Column.text("What to do")),
                        alerts,
                        MonitoringSection::row)
                .reasons("Why these alerts", alerts, Alert::reasons)
                .group("Dashboards", new Content().statements(plan.monitoring().dashboards()))
                .section("monitoring", "Monitoring");
    }

    private static List<Phrase> row(MonitoredMetric metric, Map<String, GateRole> roles) {
        return List.of(
                Phrase.name(metric.name()),
                Phrase.words(Wording.capitalized(Wording.of(roles.getOrDefault(metric.name(), GateRole.OBSERVE)))),
                Phrase.words(metric.baseline().toString()),
                Phrase.words(metric.threshold().toString()),
                Phrase.words(metric.limit().map(Object::toString).orElse("")));
    }

    private static List<Phrase> row(Alert alert) {
        return List.of(
                Phrase.words(alert.trigger().toString()),
                Phrase.tag(Tones.of(alert.severity()), Wording.capitalized(Wording.of(alert.severity()))),
                Phrase.words(alert.action()));
    }
}
