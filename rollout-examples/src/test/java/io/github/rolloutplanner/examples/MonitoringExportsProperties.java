package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.Changes;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.ExportRefusedException;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.export.PlanExporter;
import io.github.rolloutplanner.json.export.grafana.GrafanaAlertRules;
import io.github.rolloutplanner.json.export.grafana.GrafanaDashboard;
import io.github.rolloutplanner.json.export.prometheus.PrometheusRules;
import io.github.rolloutplanner.json.prometheus.PrometheusGroups;
import io.github.rolloutplanner.json.prometheus.PrometheusMetric;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever the change is, each phase of its plan is watched, or what cannot be watched is said; and Prometheus reads all of it. */
@Domain(Changes.class)
class MonitoringExportsProperties {
    private static final RolloutPlanner PLANNER = RolloutPlanner.withPolicy(RolloutPolicy.standard());
    private static final List<String> RULES = new ArrayList<>();
    private static final Map<MetricKind, PrometheusMetric> SERIES = new EnumMap<>(Map.of(
            MetricKind.RATE, PrometheusMetric.events("requests_total", "requests_total{code=~\"5..\"}"),
            MetricKind.QUANTILE, PrometheusMetric.histogram("request_duration_seconds"),
            MetricKind.COUNT, PrometheusMetric.counts("reports_total"),
            MetricKind.MEAN, PrometheusMetric.moments("visits_count", "visits_sum", "visits_squares"),
            MetricKind.SATURATION, PrometheusMetric.gauge("usage_ratio", 100)));

    @Property(tries = 15)
    void eachPhaseIsWatchedOrWhatIsNotIsSaid(@ForAll Change change) {
        RolloutPlan plan = PLANNER.plan(change);
        for (RolloutPhase phase : plan.phases()) {
            WatchedSeries series = series(plan).inPhase(phase.number());
            export(new PrometheusRules(series), plan).map(Export::document).ifPresent(RULES::add);
            export(new GrafanaDashboard(series), plan)
                    .ifPresent(board -> assertThat(board.document()).contains("\"panels\""));
            export(new GrafanaAlertRules(series, "folder", "source"), plan)
                    .ifPresent(rules -> assertThat(rules.document()).contains("\"Alerting\""));
        }
    }

    private static WatchedSeries series(RolloutPlan plan) {
        WatchedSeries series = WatchedSeries.of(
                        PrometheusGroups.of("variant", "on").withControl("off"))
                .withMetric(Observation.ASSIGNMENT_COUNTS, PrometheusMetric.newUsers("new_users_total"));
        for (MonitoredMetric metric : plan.monitoring().metrics()) {
            series = series.withMetric(metric.name(), SERIES.get(metric.kind().orElseThrow()));
        }
        return series;
    }

    private static Optional<Export> export(PlanExporter exporter, RolloutPlan plan) {
        try {
            Export written = exporter.export(plan);
            assertThat(written.system()).isEqualTo(exporter.system());
            assertThat(written.losses()).isNotEmpty().allSatisfy(MonitoringExportsProperties::isSaid);
            return Optional.of(written);
        } catch (ExportRefusedException refused) {
            assertThat(refused).hasMessageStartingWith(exporter.system());
            assertThat(refused.refusals()).isNotEmpty().allSatisfy(MonitoringExportsProperties::isSaid);
            return Optional.empty();
        }
    }

    private static void isSaid(Loss loss) {
        assertThat(loss.path()).matches("(phases|rollback|monitoring).*");
        assertThat(loss.effect()).isNotBlank().endsWith(".");
        assertThat(loss.advice()).isNotBlank().endsWith(".");
    }

    /** All rules at once, since starting a program takes longer than checking them. */
    @AfterContainer
    static void prometheusReadsAllOfThem() throws IOException, InterruptedException {
        Optional<Path> promtool = promtool();
        if (promtool.isEmpty()) {
            System.err.println("There is no promtool on the path or beside ROLLOUT_PROMETHEUS: rules are not checked.");
            return;
        }
        assertThat(RULES).isNotEmpty();
        Path folder = Files.createTempDirectory("rules");
        List<String> command = new ArrayList<>(List.of(promtool.get().toString(), "check", "rules"));
        for (String rules : RULES) {
            command.add(Files.writeString(folder.resolve(command.size() + ".yml"), rules)
                    .toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("out")))
                .isZero();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Path::toFile).forEach(File::delete);
        }
        Files.delete(folder);
    }

    private static Optional<Path> promtool() {
        Stream<Path> beside = Stream.ofNullable(System.getenv("ROLLOUT_PROMETHEUS"))
                .map(Path::of)
                .map(Path::getParent);
        Stream<Path> onPath =
                Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
        return Stream.concat(beside, onPath)
                .map(folder -> folder.resolve("promtool"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
