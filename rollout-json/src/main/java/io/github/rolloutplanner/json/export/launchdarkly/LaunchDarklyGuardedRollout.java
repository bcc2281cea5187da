package io.github.rolloutplanner.json.export.launchdarkly;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.export.PlanExporter;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.Grain;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.JsonText;
import io.github.rolloutplanner.json.internal.export.PlanParts;
import io.github.rolloutplanner.json.internal.export.Ramp;
import io.github.rolloutplanner.json.internal.export.Share;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Writes a guarded rollout of LaunchDarkly: stages with a weight and a monitoring window, and the metrics that it watches.
 *
 * <p>Weights are thousandths of a percent, windows milliseconds, and a metric may get worse than for the control group by a part of
 * it before that is a regression: by as much as the plan guards against. A guardrail rolls back then, all others notify.
 * LaunchDarkly starts the next stage after each window, so a phase that people have to approve is refused, and it draws other users than its
 * percentage rollouts do.
 *
 * @since 0.1.0
 */
public final class LaunchDarklyGuardedRollout implements PlanExporter {
    private static final String SYSTEM = "LaunchDarkly";
    private static final Grain GRAIN = new Grain(new Share(1_000));

    private final String project;
    private final String environment;
    private final String test;
    private final String control;
    private final Map<String, String> metrics;

    /**
     * A guarded rollout that watches no metric yet.
     *
     * @param project key of the project
     * @param environment key of the environment
     * @param test id of the variation that has the change
     * @param control id of the variation that has not
     */
    public LaunchDarklyGuardedRollout(String project, String environment, String test, String control) {
        this(
                requireNonNull(project, "project"),
                requireNonNull(environment, "environment"),
                requireNonNull(test, "test"),
                requireNonNull(control, "control"),
                Map.of());
    }

    private LaunchDarklyGuardedRollout(
            String project, String environment, String test, String control, Map<String, String> metrics) {
        this.project = project;
        this.environment = environment;
        this.test = test;
        this.control = control;
        this.metrics = metrics;
    }

    /**
     * This rollout, which watches one more metric.
     *
     * @param metric name of the metric in the plan
     * @param key its key in LaunchDarkly
     * @return an exporter that differs in this
     */
    public LaunchDarklyGuardedRollout watching(String metric, String key) {
        Map<String, String> more = new LinkedHashMap<>(metrics);
        more.put(requireNonNull(metric, "metric"), requireNonNull(key, "key"));
        return new LaunchDarklyGuardedRollout(project, environment, test, control, more);
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Export export(RolloutPlan plan) {
        ExportItems items = new ExportItems();
        Ramp ramp = Ramp.of(requireNonNull(plan, "plan"), items);
        ramp.steps().forEach(step -> check(step, ramp.steps().get(ramp.steps().size() - 1)));
        PlanParts.loseThese(
                SYSTEM,
                plan,
                items,
                PlanParts.MINIMUM_SAMPLE,
                PlanParts.COMPOSITION,
                PlanParts.SUCCESS,
                PlanParts.ROLLBACK,
                PlanParts.SCHEDULE,
                PlanParts.ALERTS,
                PlanParts.PEOPLE);
        List<JsonObject> watched = watched(plan, items);
        items.throwIfRefused(SYSTEM);
        return items.export(SYSTEM, JsonText.of(rollout(ramp, watched)));
    }

    private static void check(Ramp.Step step, Ramp.Step last) {
        step.check(GRAIN);
        if (!step.approvals().isEmpty() && !step.equals(last)) {
            step.spot()
                    .at("goLiveCriteria")
                    .refuse(
                            Loss.Feature.APPROVALS,
                            "LaunchDarkly starts the next stage after the window, whether or not this holds: "
                                    + String.join("; ", step.approvals()) + ".",
                            "Export the flag for each phase, with plan.flagsAt(phase).");
        }
        if (step.length().isEmpty()) {
            step.spot()
                    .refuse(
                            Loss.Feature.LENGTH,
                            "A stage needs a monitoring window, and the phase has no length.",
                            "Give the phase a soak, and the last one a bake.");
        }
        if (!step.measured().isEmpty()) {
            step.spot()
                    .at("goLiveCriteria")
                    .lose(
                            Loss.Feature.GATES,
                            "LaunchDarkly judges the metrics by its own statistics, and starts the next stage unless it sees a regression.",
                            "Let the running rollout decide as well, and stop the guarded rollout when it holds.");
        }
    }

    private List<JsonObject> watched(RolloutPlan plan, ExportItems items) {
        List<JsonObject> watched = new ArrayList<>();
        List<MonitoredMetric> monitored = plan.monitoring().metrics();
        for (int at = 0; at < monitored.size(); at++) {
            MonitoredMetric metric = monitored.get(at);
            List<Double> thresholds = thresholds(plan, metric.name());
            String key = metrics.get(metric.name());
            if (key != null && !thresholds.isEmpty()) {
                watched.add(watched(key, thresholds.get(0), plan.metricRoles().get(metric.name())));
                oneForAll(at, metric.name(), thresholds, items);
            } else {
                items.lose(unwatched(at, metric.name(), key == null));
            }
        }
        if (watched.isEmpty()) {
            items.refuse(new Loss(
                    Loss.Feature.GATES,
                    "monitoring.metrics",
                    "A guarded rollout watches at least one metric, and none is named.",
                    "Name one whose baseline the plan knows, with watching(metric, key)."));
        }
        return watched;
    }

    private static void oneForAll(int at, String metric, List<Double> thresholds, ExportItems items) {
        if (thresholds.size() > 1) {
            items.lose(new Loss(
                    Loss.Feature.GATES,
                    "monitoring.metrics[" + at + "]",
                    "LaunchDarkly has one threshold of " + metric + " for all stages: the tightest one, "
                            + Percentage.ofFraction(thresholds.get(0)) + ".",
                    "Let the running rollout decide as well: it has one for each phase."));
        }
    }

    private static Loss unwatched(int at, String metric, boolean isUnnamed) {
        return new Loss(
                Loss.Feature.GATES,
                "monitoring.metrics[" + at + "]",
                metric + " is not watched.",
                isUnnamed
                        ? "Name its key in LaunchDarkly, with watching(metric, key)."
                        : "Give its baseline and its limit, so that the plan knows by how much it may get worse.");
    }

    /** By which part of its baseline the metric may get worse in each phase: what a gate on it guards against. */
    private static List<Double> thresholds(RolloutPlan plan, String metric) {
        return plan.phases().stream()
                .flatMap(phase -> phase.evidence().stream())
                .filter(gate -> gate.metric().equals(metric)
                        && gate.baseline().value() != 0
                        && gate.harm().unit().equals(gate.baseline().unit()))
                .map(gate ->
                        rounded(Math.abs(gate.harm().value() / gate.baseline().value() - 1)))
                .distinct()
                .sorted()
                .toList();
    }

    private static double rounded(double part) {
        return Math.round(part * 10_000) / 10_000.0;
    }

    private static JsonObject watched(String key, double threshold, @Nullable GateRole role) {
        return JsonObject.of("metricKey", key)
                .with("onRegression", JsonObject.of("notify", true).with("rollback", role == GateRole.GUARDRAIL))
                .with("regressionThreshold", threshold);
    }

    private JsonObject rollout(Ramp ramp, List<JsonObject> watched) {
        return JsonObject.of("projectKey", project)
                .with("flagKey", ramp.steps().get(0).flag().key())
                .with("environmentKey", environment)
                .with("testVariationId", test)
                .with("controlVariationId", control)
                .with("randomizationUnit", unit(ramp.steps().get(0).flag()))
                .with(
                        "stages",
                        ramp.steps().stream()
                                .map(LaunchDarklyGuardedRollout::stage)
                                .toList())
                .with("metrics", watched);
    }

    /** The kind of context that is told apart: that of {@code user.id} is {@code user}. */
    private static String unit(FlagState flag) {
        String key = flag.bucketBy().orElse("user");
        int dot = key.indexOf('.');
        return dot > 0 ? key.substring(0, dot) : key;
    }

    private static JsonObject stage(Ramp.Step step) {
        return JsonObject.of("rolloutWeight", GRAIN.steps(step.share()))
                .with(
                        "monitoringWindowMilliseconds",
                        step.length().orElseThrow().toMillis());
    }
}
