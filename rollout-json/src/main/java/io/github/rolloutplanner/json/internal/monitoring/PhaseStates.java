package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.metric.Condition.OnMetric;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the metrics of one phase stand, by what its rules would ask.
 *
 * @param of how the phase is watched
 * @param search what finds its rules
 * @param triggers what they roll back by
 */
record PhaseStates(PhaseMonitoring of, RuleSearch search, List<AlertRule> triggers) {

    /** Of the metrics that have series; which those cannot be is refused. */
    static PhaseStates of(RolloutPlan plan, WatchedSeries series, ExportItems items) {
        ExportItems ofRules = new ExportItems();
        PhaseMonitoring monitoring = PhaseMonitoring.of(plan, series, ofRules);
        items.refuseAll(ofRules);
        RuleSearch search = RuleSearch.ofTriggers(monitoring);
        return new PhaseStates(monitoring, search, search.found());
    }

    boolean has(String metric) {
        return of.metrics().containsKey(metric);
    }

    /** Whether a cause is among what is asked. */
    boolean rollsBack(OnMetric cause) {
        return triggers.stream()
                .flatMap(rule -> rule.breach().stream())
                .anyMatch(breach -> breach.watched().name().equals(cause.metric())
                        && breach.relation() == cause.threshold().relation()
                        && breach.watched()
                                .level(cause.threshold().level())
                                .filter(level -> level.compareTo(breach.level()) == 0)
                                .isPresent());
    }

    /** Of a metric with a gate; empty where that cannot be compared with what the metric shows. */
    Optional<StateQuery> gate(Gate gate, OnMetric condition) {
        return search.gate(gate, condition)
                .map(breach -> state(breach.watched())
                        .breaking(Set.of(breach.inWindow().inline())));
    }

    /** Of a metric whose gates are not asked. */
    Optional<StateQuery> state(String metric) {
        return Optional.ofNullable(of.metrics().get(metric)).map(this::state);
    }

    private StateQuery state(WatchedMetric watched) {
        Duration quick = of.traffic().quick();
        Set<String> beyond = new LinkedHashSet<>();
        triggers.stream()
                .filter(rule -> rule.metric().equals(Optional.of(watched.name())))
                .flatMap(rule -> rule.breach().stream())
                .flatMap(breach -> breach.alternatives(quick).stream())
                .forEach(alternative -> beyond.add(alternative.inline()));
        return new StateQuery(beyond, Set.of(), Set.of(data(watched)));
    }

    /** Where nothing was counted all is not well; counters that appear with their first event say nothing of that. */
    private static String data(WatchedMetric watched) {
        Duration window = watched.trigger().window();
        Optional<Term> counted = watched.terms().sample(Group.TREATED, window);
        return watched.terms()
                .base(Group.TREATED, window)
                .map(there -> counted.map(some -> Expression.of(some, " > 0 and on () ", there))
                        .orElseGet(() -> Expression.of(there))
                        .inline())
                .orElse("vector(0)");
    }
}
