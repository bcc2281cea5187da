package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.NamedMetrics;
import io.github.rolloutplanner.json.internal.export.Spot;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one phase of a plan is watched by Prometheus.
 *
 * @param plan the plan
 * @param phase the phase
 * @param traffic how many observations it brings
 * @param metrics what is watched, by name
 * @param items what cannot be said
 */
public record PhaseMonitoring(
        RolloutPlan plan,
        RolloutPhase phase,
        PhaseTraffic traffic,
        Map<String, WatchedMetric> metrics,
        ExportItems items) {
    /** Where a plan does not say how long detecting takes. */
    private static final Duration USUAL = Duration.ofMinutes(1);

    private static final Duration DAY = Duration.ofDays(1);

    /**
     * Reads how a phase is watched.
     *
     * @throws RolloutException.InvalidValue if the plan has no such phase, or no metric of a name that is mapped
     */
    public static PhaseMonitoring of(RolloutPlan plan, WatchedSeries series, ExportItems items) {
        int count = plan.phases().size();
        if (series.phase() > count) {
            throw new RolloutException.InvalidValue("The plan has " + Wording.count(count, "phase") + ", and phase "
                    + series.phase() + " is to be watched. Give a phase that it has, with inPhase(..).");
        }
        requireMetrics(series, plan);
        RolloutPhase phase = plan.phases().get(series.phase() - 1);
        PhaseTraffic traffic = new PhaseTraffic(plan, phase, series);
        RecordNames names = RecordNames.of(
                plan.monitoring().metrics().stream().map(MonitoredMetric::name).toList());
        return new PhaseMonitoring(plan, phase, traffic, new MetricMapping(traffic, items).metrics(names), items);
    }

    private static void requireMetrics(WatchedSeries series, RolloutPlan plan) {
        Set<String> named = new LinkedHashSet<>(series.metrics().keySet());
        named.remove(Observation.ASSIGNMENT_COUNTS);
        named.addAll(series.elsewhere());
        NamedMetrics.require(named, plan);
    }

    /** All that alerts in the phase, with what is lost of it. */
    public List<AlertRule> rules() {
        lose();
        List<AlertRule> rules = new ArrayList<>(RuleSearch.rules(this));
        rules.addAll(new SilenceSearch(this).rules());
        if (rules.isEmpty()) {
            spot("monitoring.metrics")
                    .refuse(
                            Loss.Feature.METRIC,
                            "Nothing of this plan is watched by Prometheus.",
                            "Give the series of its metrics with withMetric(..).");
        }
        return rules;
    }

    /** All numbers that rules need, and the values of both groups, each after those that it is computed from. */
    public Set<Term> terms(List<AlertRule> rules) {
        Set<Term> terms = new LinkedHashSet<>();
        for (WatchedMetric watched : metrics.values()) {
            for (Group group : groups()) {
                terms.addAll(Expression.of(
                                watched.terms().value(group, watched.trigger().window()))
                        .terms());
            }
        }
        rules.forEach(rule -> terms.addAll(rule.expression().terms()));
        return terms;
    }

    /** The groups that are counted. */
    public List<Group> groups() {
        return hasControl() ? List.of(Group.TREATED, Group.CONTROL) : List.of(Group.TREATED);
    }

    private void lose() {
        if (plan.phases().size() > 1) {
            Spot.phases(items)
                    .lose(
                            Loss.Feature.PHASES,
                            "Windows, sizes and gates are those of one phase.",
                            "Export again with inPhase(..) when a phase starts.");
        }
        spot("monitoring")
                .lose(
                        Loss.Feature.SEQUENTIAL_TEST,
                        "A threshold is looked at again and again without control of the false positive rate.",
                        "Let the running rollout decide, and take these alerts as the second line.");
        spot("monitoring.alerts")
                .lose(
                        Loss.Feature.PEOPLE,
                        "Alerts have a severity and an action, and call no person by themselves.",
                        "Route severity=critical to on-call, and action=rollback to what rolls back.");
        if (plan.successCriteria().stream().anyMatch(gate -> gate.role() == GateRole.SUCCESS)) {
            spot("successCriteria")
                    .lose(
                            Loss.Feature.GATES,
                            "Nothing says whether the rollout was a success.",
                            "Look at the success criteria at the end of the bake.");
        }
        boolean areSeveral =
                plan.experiment().stream().anyMatch(test -> test.treatments().size() > 1)
                        && plan.experimentPhase().filter(phase::equals).isPresent();
        if (areSeveral) {
            phaseSpot()
                    .lose(
                            Loss.Feature.VARIANTS,
                            "One group of exposed users is watched, and the experiment has several treatments.",
                            "Export for each of them, with its label in PrometheusGroups.of(..).");
        }
        boolean isWithoutControl =
                series().groups().control().isEmpty() && phase.percentage().fraction() < 1;
        if (isWithoutControl) {
            spot("monitoring")
                    .lose(
                            Loss.Feature.CONTROL_GROUP,
                            "What hits all users alike alerts as if the change had done it.",
                            "Give the value of the control group's label, with PrometheusGroups.withControl(..).");
        }
    }

    public WatchedSeries series() {
        return traffic.series();
    }

    /** Whether users without the change are counted at the same time. */
    public boolean hasControl() {
        return series().groups().control().isPresent()
                && phase.percentage().fraction() > 0
                && phase.percentage().fraction() < 1;
    }

    Spot spot(String path) {
        return new Spot(items, path, false);
    }

    Spot phaseSpot() {
        return Spot.phase(items, series().phase() - 1);
    }

    /** How long a breach lasts before it alerts: as long as the plan takes to detect one, without the time that data are under way. */
    Duration holds(WatchedMetric watched) {
        return holds(watched.metric().delay());
    }

    Duration holds(Duration delay) {
        Duration toDetect =
                plan.rollback().reaction().map(ReactionTime::timeToDetect).orElse(USUAL);
        Duration rest = toDetect.minus(delay);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /** How the users of both groups are to be split; empty where that is not counted. */
    public Optional<PlannedSplit> split() {
        return PlannedSplit.of(this);
    }

    /** How many exposed observations the gate of a metric needs; 0 where the plan does not say it. */
    public double needed(WatchedMetric watched) {
        return traffic.needed(watched.name());
    }

    /** The longest window that the phase fills, up to a day. */
    public Duration longestWindow() {
        Optional<Duration> soak = phase.soak().filter(length -> length.compareTo(DAY) < 0);
        return soak.map(NiceWindow::atMost).orElse(DAY);
    }
}
