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
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Whatever the change is, each phase of its plan is watched, or what cannot be watched is said; and Prometheus reads all of it. */
@Domain(Changes.class)
class MonitoringExportsProperties {
    private static final RolloutPlanner PLANNER = RolloutPlanner.withPolicy(RolloutPolicy.standard());

    @Property(tries = 15)
    void eachPhaseIsWatchedOrWhatIsNotIsSaid(@ForAll Change change) {
        RolloutPlan plan = PLANNER.plan(change);
        for (RolloutPhase phase : plan.phases()) {
            WatchedSeries series = KindSeries.of(plan).inPhase(phase.number());
            export(new PrometheusRules(series), plan)
                    .ifPresent(rules -> assertThat(rules.document()).contains("groups:"));
            export(new GrafanaDashboard(series), plan)
                    .ifPresent(board -> assertThat(board.document()).contains("\"panels\""));
            export(new GrafanaAlertRules(series, "folder", "source"), plan)
                    .ifPresent(rules -> assertThat(rules.document()).contains("\"Alerting\""));
        }
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
        assertThat(loss.path()).matches("(phases|rollback|monitoring|successCriteria).*");
        assertThat(loss.effect()).isNotBlank().endsWith(".");
        assertThat(loss.advice()).isNotBlank().endsWith(".");
    }

    @Property(tries = 15)
    @AddLifecycleHook(NeedsPromtool.class)
    void prometheusReadsTheRulesOfEachPhase(@ForAll Change change) throws IOException, InterruptedException {
        RolloutPlan plan = PLANNER.plan(change);
        List<String> rules = plan.phases().stream()
                .map(phase -> new PrometheusRules(KindSeries.of(plan).inPhase(phase.number())))
                .flatMap(exporter -> export(exporter, plan).stream())
                .map(Export::document)
                .toList();
        if (!rules.isEmpty()) {
            checkAll(rules);
        }
    }

    /** At once, since starting a program takes longer than checking them. */
    private static void checkAll(List<String> rules) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("rules");
        List<String> command =
                new ArrayList<>(List.of(NeedsPromtool.program().orElseThrow().toString(), "check", "rules"));
        for (String text : rules) {
            command.add(Files.writeString(folder.resolve(command.size() + ".yml"), text)
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

    /** What asks promtool is skipped where there is none. A property that is aborted in each try would fail. */
    static final class NeedsPromtool implements SkipExecutionHook {
        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return program().isPresent()
                    ? SkipResult.doNotSkip()
                    : SkipResult.skip("There is no promtool on the path or beside ROLLOUT_PROMETHEUS: skipped.");
        }

        static Optional<Path> program() {
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
}
