package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.naming.MetricIndex;
import io.github.rolloutplanner.internal.naming.MetricNames;
import io.github.rolloutplanner.internal.naming.WatchedNames;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sorts what a plan's gates, alerts and triggers say by the metric they say it of. */
final class LimitsByMetric {
    private final List<MetricLimits> metrics = new ArrayList<>();
    private final Map<String, MetricLimits> byName = new HashMap<>();
    private final MetricIndex<MetricLimits> unwatchedByLastWords = new MetricIndex<>();
    private final WatchedNames names;

    private final Optional<List<String>> readOut;

    private LimitsByMetric(WatchedNames names, Optional<String> readOut) {
        this.names = names;
        this.readOut = readOut.map(MetricNames::words);
    }

    static LimitsByMetric of(LintedPlan linted) {
        LimitsByMetric sorted = new LimitsByMetric(
                linted.names(),
                linted.plan()
                        .experiment()
                        .filter(Experiment::enabled)
                        .flatMap(test -> test.metrics().stream().findFirst()));
        sorted.monitored(linted.metrics());
        for (Located<RolloutPhase> phase : linted.ownPhases()) {
            sorted.gates(
                    Located.each(phase.path("goLiveCriteria"), phase.value().goLiveCriteria()));
        }
        RolloutPlan plan = linted.plan();
        sorted.criteria(Located.each("successCriteria", plan.successCriteria()));
        sorted.alerts(Located.each("monitoring.alerts", plan.monitoring().alerts()));
        sorted.triggers(
                Located.each("rollback.automaticTriggers", plan.rollback().automaticTriggers()));
        return sorted;
    }

    /** Everything that is limited or monitored, the monitored metrics first. */
    List<MetricLimits> all() {
        return Collections.unmodifiableList(metrics);
    }

    private void monitored(List<Located<MonitoredMetric>> known) {
        for (Located<MonitoredMetric> metric : known) {
            byName.computeIfAbsent(
                    MetricNames.key(metric.value().name()),
                    name -> added(metric.value().name(), Optional.of(metric.value())));
        }
        for (Located<MonitoredMetric> metric : known) {
            Condition.OnMetric kept =
                    new Condition.OnMetric(metric.value().name(), metric.value().threshold());
            add(Limit.Kind.MONITORING_THRESHOLD, metric.path("threshold"), kept, kept);
        }
    }

    private void gates(List<Located<Gate>> gates) {
        for (Located<Gate> gate : gates) {
            Condition condition = gate.value().condition();
            names.allOf(condition).forEach(kept -> add(kindOf(gate.value(), kept), gate.path(), condition, kept));
        }
    }

    private void criteria(List<Located<Gate>> criteria) {
        for (Located<Gate> gate : criteria) {
            Condition condition = gate.value().condition();
            names.allOf(condition).forEach(kept -> add(Limit.Kind.SUCCESS_CRITERION, gate.path(), condition, kept));
        }
    }

    /** In an external plan, a gate on the metric of the experiment is its read-out. */
    private Limit.Kind kindOf(Gate gate, Condition.OnMetric kept) {
        boolean isReadOut = gate.condition() instanceof Condition.Stated
                && readOut.filter(metric -> MetricNames.areAlike(metric, MetricNames.words(kept.metric())))
                        .isPresent();
        return isReadOut || gate.role() == GateRole.SUCCESS ? Limit.Kind.SUCCESS_CRITERION : Limit.Kind.GATE;
    }

    private void alerts(List<Located<Alert>> alerts) {
        alerts.forEach(
                alert -> event(Limit.Kind.ALERT, alert.path(), alert.value().trigger()));
    }

    private void triggers(List<Located<RollbackTrigger>> triggers) {
        triggers.forEach(trigger -> event(
                Limit.Kind.ROLLBACK_TRIGGER, trigger.path(), trigger.value().condition()));
    }

    private void event(Limit.Kind kind, String path, Condition condition) {
        for (Condition.OnMetric event : names.anyOf(condition)) {
            add(
                    kind,
                    path,
                    condition,
                    new Condition.OnMetric(event.metric(), event.threshold().breach()));
        }
    }

    private void add(Limit.Kind kind, String path, Condition condition, Condition.OnMetric kept) {
        meantBy(kept.metric()).add(new Limit(kind, path, condition, kept.threshold()));
    }

    /** What a plan means by a name: the metric of this name; else the only one that it can mean; else a metric of its own. */
    MetricLimits meantBy(String name) {
        return byName.computeIfAbsent(
                MetricNames.key(name),
                unknown -> watched(name)
                        .or(() -> unwatchedByLastWords.onlyOneLike(name))
                        .orElseGet(() -> unwatched(name)));
    }

    private Optional<MetricLimits> watched(String name) {
        return names.meant(name).map(MetricNames::key).map(byName::get);
    }

    private MetricLimits unwatched(String name) {
        MetricLimits limits = added(name, Optional.empty());
        unwatchedByLastWords.add(name, limits);
        return limits;
    }

    private MetricLimits added(String name, Optional<MonitoredMetric> monitored) {
        MetricLimits limits = new MetricLimits(name, monitored);
        metrics.add(limits);
        return limits;
    }
}
