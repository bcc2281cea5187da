package io.github.rolloutplanner.examples;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.examples.ExportedSystem.Fate;
import io.github.rolloutplanner.json.export.PlanExporter;
import io.github.rolloutplanner.json.export.appconfig.AppConfigExporter;
import io.github.rolloutplanner.json.export.argo.ArgoExporter;
import io.github.rolloutplanner.json.export.argo.TrafficRouter;
import io.github.rolloutplanner.json.export.clouddeploy.CloudDeployExporter;
import io.github.rolloutplanner.json.export.configcat.ConfigCatExporter;
import io.github.rolloutplanner.json.export.flagd.FlagdExporter;
import io.github.rolloutplanner.json.export.flagger.FlaggerExporter;
import io.github.rolloutplanner.json.export.flagsmith.FlagsmithExporter;
import io.github.rolloutplanner.json.export.gateway.GatewayExporter;
import io.github.rolloutplanner.json.export.grafana.GrafanaAlertRules;
import io.github.rolloutplanner.json.export.grafana.GrafanaDashboard;
import io.github.rolloutplanner.json.export.growthbook.GrowthBookExporter;
import io.github.rolloutplanner.json.export.growthbook.GrowthBookRampSchedule;
import io.github.rolloutplanner.json.export.launchdarkly.LaunchDarklyExporter;
import io.github.rolloutplanner.json.export.launchdarkly.LaunchDarklyGuardedRollout;
import io.github.rolloutplanner.json.export.microsoft.MicrosoftExporter;
import io.github.rolloutplanner.json.export.prometheus.PrometheusRules;
import io.github.rolloutplanner.json.export.togglz.TogglzExporter;
import io.github.rolloutplanner.json.export.unleash.UnleashExporter;
import io.github.rolloutplanner.json.export.unleash.UnleashReleaseTemplate;
import io.github.rolloutplanner.json.prometheus.PrometheusGroups;
import io.github.rolloutplanner.json.prometheus.PrometheusMetric;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of the guide are what the exporters make of plans. */
class SystemsGuideTest {
    private static final Path PAGE = Sources.DIRECTORY.resolve("guide/systems.md");
    private static final String ERRORS = ExportedFeatures.ERRORS;

    private static final Map<Delivery, List<ExportedFeature>> FEATURES = new HashMap<>();

    private static List<ExportedFeature> features(ExportedSystem system) {
        return FEATURES.computeIfAbsent(system.delivery(), ExportedFeatures::of);
    }

    /** What Prometheus counts for the plans. */
    private static final class Watched {
        private static final Map<String, PrometheusMetric> SERIES = Map.of(
                ERRORS,
                PrometheusMetric.events("all_total", "errors_total"),
                "Orders",
                PrometheusMetric.events("visits_total", "orders_total"));

        static ExportedSystem by(String name, Function<WatchedSeries, PlanExporter> exporter) {
            return by(name, Delivery.featureFlag(), exporter);
        }

        static ExportedSystem by(String name, Delivery delivery, Function<WatchedSeries, PlanExporter> exporter) {
            return new ExportedSystem(
                    name, delivery, plan -> exporter.apply(series(plan)).export(plan));
        }

        private static WatchedSeries series(RolloutPlan plan) {
            WatchedSeries series = WatchedSeries.of(
                            PrometheusGroups.of("variant", "on").withControl("off"))
                    .withMetric(Observation.ASSIGNMENT_COUNTS, PrometheusMetric.newUsers("users_assigned_total"));
            for (MonitoredMetric metric : plan.monitoring().metrics()) {
                series = series.withMetric(
                        metric.name(),
                        Optional.ofNullable(SERIES.get(metric.name())).orElseThrow());
            }
            return series;
        }
    }

    /** Each table by its title in the page. One line adds a system. */
    private enum Table {
        FLAGS(
                ExportedSystem.ofFlags(new FlagdExporter()),
                ExportedSystem.ofFlags(new UnleashExporter()),
                ExportedSystem.ofFlags(new LaunchDarklyExporter()),
                ExportedSystem.ofFlags(new GrowthBookExporter()),
                ExportedSystem.ofFlags(new ConfigCatExporter()),
                ExportedSystem.ofFlags(new FlagsmithExporter("environment")),
                ExportedSystem.ofFlags(new MicrosoftExporter()),
                ExportedSystem.ofFlags(new TogglzExporter())),
        PHASES(
                ExportedSystem.of("GrowthBook ramp", Delivery.featureFlag(), new GrowthBookRampSchedule()),
                ExportedSystem.of("Unleash template", Delivery.featureFlag(), new UnleashReleaseTemplate()),
                ExportedSystem.of(
                        "LaunchDarkly guarded rollout",
                        Delivery.featureFlag(),
                        new LaunchDarklyGuardedRollout("shop", "production", "new", "old").watching(ERRORS, "errors"))),
        DELIVERY(
                Watched.by(
                        "Argo Rollouts",
                        Delivery.deployment(),
                        series -> new ArgoExporter("search", TrafficRouter.nginx("search")).watching(series)),
                Watched.by(
                        "Flagger",
                        Delivery.deployment(),
                        series -> new FlaggerExporter("search", 8080).watching(series)),
                Watched.by(
                        "Flagger with a gate",
                        Delivery.deployment(),
                        series -> new FlaggerExporter("search", 8080)
                                .watching(series)
                                .asking("http://gate")),
                ExportedSystem.of(
                        "Cloud Deploy", Delivery.deployment(), CloudDeployExporter.cloudRun("search", "production")),
                ExportedSystem.of(
                        "Gateway API",
                        Delivery.deployment(),
                        new GatewayExporter("search", "shop", "search-stable", "search-canary", 8080)),
                ExportedSystem.of("AWS AppConfig", Delivery.configurationPush(), new AppConfigExporter("search"))),
        MONITORING(
                Watched.by("Prometheus rules", PrometheusRules::new),
                Watched.by("Grafana dashboard", GrafanaDashboard::new),
                Watched.by("Grafana alerts", series -> new GrafanaAlertRules(series, "rollouts", "prometheus")));

        private final List<ExportedSystem> systems;

        Table(ExportedSystem... systems) {
            this.systems = List.of(systems);
        }

        String text() {
            List<String> lines = new ArrayList<>();
            lines.add(
                    row("a plan has", systems.stream().map(ExportedSystem::name).toList()));
            lines.add("|---".repeat(systems.size() + 1) + "|");
            for (int at = 0; at < features(systems.get(0)).size(); at++) {
                int place = at;
                if (this == MONITORING && features(systems.get(0)).get(at).isOfUsers()) {
                    continue;
                }
                List<Fate> fates = systems.stream()
                        .map(system -> system.fateOf(features(system).get(place)))
                        .toList();
                if (fates.stream().anyMatch(fate -> fate != Fate.UNCONCERNED)) {
                    lines.add(row(features(systems.get(0)).get(at).words(), fates));
                }
            }
            return lines.stream().collect(joining("\n", "\n", "\n"));
        }

        private static String row(String head, List<?> cells) {
            return cells.stream().map(Object::toString).collect(joining(" | ", "| " + head + " | ", " |"));
        }
    }

    @Test
    void theTablesAreWhatExportersMakeOfPlans() {
        String page = Sources.text(PAGE);
        for (Table table : Table.values()) {
            Matcher place = Pattern.compile("(?<=<!-- table " + table + " -->\n).*?(?=<!-- end -->)", Pattern.DOTALL)
                    .matcher(page);
            assertThat(place.find()).as("place of table %s", table).isTrue();
            page = page.substring(0, place.start()) + table.text() + "\n" + page.substring(place.end());
        }
        Golden.check(PAGE, page);
    }

    @Test
    void whatASystemCarriesChangesItsDocument() {
        ExportedSystem argo = Table.DELIVERY.systems.get(0);

        assertThat(fate(argo, "approvals")).isEqualTo(Fate.LOST);
        assertThat(fate(argo, "working hours and freezes")).isEqualTo(Fate.LOST);
        assertThat(fate(argo, "a bake of minutes")).isEqualTo(Fate.CARRIED);
        assertThat(fate(argo, "variants of an experiment")).isEqualTo(Fate.REFUSED);
        assertThat(fate(Table.FLAGS.systems.get(0), "approvals")).isEqualTo(Fate.UNCONCERNED);
    }

    private static Fate fate(ExportedSystem system, String words) {
        return features(system).stream()
                .filter(feature -> feature.words().equals(words))
                .map(system::fateOf)
                .findFirst()
                .orElseThrow();
    }
}
