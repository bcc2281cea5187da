package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.Changes;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.json.documents.Documents;
import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.ExportRefusedException;
import io.github.rolloutplanner.json.export.FlagExporter;
import io.github.rolloutplanner.json.export.Loss;
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
import io.github.rolloutplanner.json.export.growthbook.GrowthBookExporter;
import io.github.rolloutplanner.json.export.growthbook.GrowthBookRampSchedule;
import io.github.rolloutplanner.json.export.launchdarkly.LaunchDarklyExporter;
import io.github.rolloutplanner.json.export.launchdarkly.LaunchDarklyGuardedRollout;
import io.github.rolloutplanner.json.export.microsoft.MicrosoftExporter;
import io.github.rolloutplanner.json.export.togglz.TogglzExporter;
import io.github.rolloutplanner.json.export.unleash.UnleashExporter;
import io.github.rolloutplanner.json.export.unleash.UnleashReleaseTemplate;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

/** Whatever the change is, each system gets a document for each phase of its plan, or is told what it cannot say. */
@Domain(Changes.class)
class PlanExportsProperties {
    private static final RolloutPlanner PLANNER = RolloutPlanner.withPolicy(RolloutPolicy.standard());
    /** Percent of the plans. */
    private static final double LEAST_WRITTEN = 10;

    private static final List<FlagExporter> EXPORTERS = List.of(
            new FlagdExporter(),
            new UnleashExporter(),
            new LaunchDarklyExporter(),
            new GrowthBookExporter(),
            new ConfigCatExporter(),
            new FlagsmithExporter("environment"),
            new MicrosoftExporter(),
            new TogglzExporter());

    @Property(tries = 60)
    void eachPhaseIsWrittenOrRefused(@ForAll Change change) {
        RolloutPlan plan = PLANNER.plan(change);
        for (FlagExporter exporter : EXPORTERS) {
            for (RolloutPhase phase : plan.phases()) {
                List<FlagState> flags = plan.flagsAt(phase);
                check(exporter.system(), flags, () -> exporter.export(flags));
            }
        }
    }

    /** Togglz, which has no variants, never had those flags. */
    @Property(tries = 60)
    void aRollbackIsWrittenByEverySystem(@ForAll Change change) {
        List<FlagState> off = RunningRollout.start(PLANNER.plan(change))
                .rollBack(Duration.ofHours(1), "Ada", "Errors")
                .live()
                .flags();
        boolean hasVariants = off.stream().anyMatch(flag -> !flag.variants().isEmpty());
        for (FlagExporter exporter : EXPORTERS) {
            if (!(hasVariants && exporter instanceof TogglzExporter)) {
                String document = exporter.export(off).document();
                off.forEach(flag -> assertThat(document).contains(flag.key()));
            }
        }
    }

    @Property(tries = 60)
    void eachReleasePlanIsWrittenOrRefused(@ForAll Change change) {
        RolloutPlan plan = PLANNER.plan(change);
        if (plan.flags().size() == 1) {
            for (PlanExporter exporter : releasePlans(plan)) {
                check(exporter.system(), List.of(), () -> exporter.export(plan));
            }
        }
    }

    private static List<PlanExporter> releasePlans(RolloutPlan plan) {
        LaunchDarklyGuardedRollout guarded = new LaunchDarklyGuardedRollout("p", "e", "t", "c");
        for (MonitoredMetric metric : plan.monitoring().metrics()) {
            guarded = guarded.watching(metric.name(), "key");
        }
        return List.of(new UnleashReleaseTemplate(), new GrowthBookRampSchedule(), guarded);
    }

    @Property(tries = 30)
    void eachDeliveryIsWrittenOrRefused(@ForAll Change change) {
        RolloutPlan plan = PLANNER.plan(change);
        RolloutPlan stranger = RolloutJson.read(RolloutJson.write(plan));
        for (PlanExporter exporter : deliveries(plan)) {
            check(exporter.system(), List.of(), () -> checked(exporter.export(plan)));
            check(exporter.system(), List.of(), () -> checked(exporter.export(stranger)));
        }
        Statistics.label("written").collect(isWritten(deliveries(plan).get(0), stranger));
        Statistics.label("written").coverage(written -> written.check(true).percentage(share -> share > LEAST_WRITTEN));
    }

    private static boolean isWritten(PlanExporter exporter, RolloutPlan plan) {
        try {
            return !exporter.export(plan).document().isEmpty();
        } catch (ExportRefusedException refused) {
            return false;
        }
    }

    private static Export checked(Export written) {
        assertThat(Documents.faults(Documents.of(written.document())))
                .as(written.document())
                .isEmpty();
        return written;
    }

    private static List<PlanExporter> deliveries(RolloutPlan plan) {
        ArgoExporter argo = new ArgoExporter("app", TrafficRouter.nginx("app"));
        FlaggerExporter flagger = new FlaggerExporter("app", 8080).asking("http://gate");
        for (MonitoredMetric metric : plan.monitoring().metrics()) {
            argo = argo.measuring(metric.name(), "query[{{window}}]");
            flagger = flagger.measuring(metric.name(), "query[{{window}}]");
        }
        WatchedSeries series = KindSeries.of(plan);
        return List.of(
                argo,
                new ArgoExporter("app", TrafficRouter.nginx("app")).watching(series),
                new FlaggerExporter("app", 8080).watching(series).asking("http://gate"),
                new ArgoExporter("app", TrafficRouter.istio("app")),
                flagger,
                new FlaggerExporter("app", 8080),
                CloudDeployExporter.cloudRun("app", "production"),
                new GatewayExporter("app", "gateway", "stable", "canary", 80),
                new AppConfigExporter("app"));
    }

    private static void check(String system, List<FlagState> flags, Supplier<Export> export) {
        try {
            Export written = export.get();
            assertThat(written.system()).isEqualTo(system);
            flags.forEach(flag -> assertThat(written.document()).contains(flag.key()));
            assertThat(written.losses()).allSatisfy(PlanExportsProperties::isSaid);
        } catch (ExportRefusedException refused) {
            assertThat(refused).hasMessageStartingWith(system);
            assertThat(refused.refusals()).isNotEmpty().allSatisfy(PlanExportsProperties::isSaid);
        }
    }

    private static void isSaid(Loss loss) {
        assertThat(loss.path())
                .matches(
                        "(flags\\[|phases|rollback|monitoring|delivery|experiment|successCriteria|timeline|calendar|responsibilities).*");
        assertThat(loss.effect()).isNotBlank().endsWith(".");
        assertThat(loss.advice()).isNotBlank().endsWith(".");
    }
}
