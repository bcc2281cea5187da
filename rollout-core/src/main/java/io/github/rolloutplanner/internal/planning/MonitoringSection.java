package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;
import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.internal.evidence.Readings;
import io.github.rolloutplanner.internal.rules.MonitoringRows;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.policy.LimitPolicy;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is watched, on which dashboards, and at which threshold an alert fires. */
public final class MonitoringSection {
    private final Facts facts;
    private final LimitPolicy limits;

    public MonitoringSection(Facts facts) {
        this.facts = facts;
        this.limits = facts.policy().limits();
    }

    public Monitoring monitoring() {
        List<MonitoredMetric> watched = new ArrayList<>();
        List<Alert> alerts = new ArrayList<>();
        for (MetricInRole measure : facts.change().measures()) {
            watched.add(watched(measure));
            alerts.add(alert(measure));
        }
        return new Monitoring(watched, dashboards(), alerts);
    }

    private MonitoredMetric watched(MetricInRole measure) {
        Metric metric = measure.metric();
        return MonitoredMetric.builder()
                .name(metric.name())
                .family(metric.family())
                .kind(metric.kind())
                .percentile(percentile(metric))
                .exposureUnit(Readings.are(metric) ? Optional.empty() : Optional.of(metric.exposureUnit()))
                .role(measure.role())
                .alsoSuccess(measure.isSuccess() && measure.role() != GateRole.SUCCESS)
                .baseline(metric.baseline())
                .baselineSource(metric.baselineSource())
                .standardDeviation(metric.standardDeviation())
                .intraclassCorrelation(metric.intraclassCorrelation())
                .ripening(Optional.of(metric.ripening()).filter(time -> !time.isZero()))
                .arrival(metric.arrival().filter(time -> !time.isZero()))
                .threshold(alert(metric))
                .limit(limits.limitOf(metric))
                .limitSource(
                        metric.limit().isPresent()
                                ? MonitoredMetric.LimitSource.STATED
                                : MonitoredMetric.LimitSource.POLICY)
                .addAllReasons(reasons(metric))
                .build();
    }

    /** Further out than the loosest gate, also of phases without a control group. */
    private Threshold alert(Metric metric) {
        return new GateLevels(facts.policy()).at(metric, limits.alertMargin(), Comparison.BASELINE);
    }

    private static Optional<Percentage> percentile(Metric metric) {
        return metric.kind() == MetricKind.QUANTILE && !metric.isPercentileAssumed()
                ? Optional.of(metric.percentile())
                : Optional.empty();
    }

    private List<Reason> reasons(Metric metric) {
        Reason limit = limitReason(metric);
        return metric.isPercentileAssumed()
                ? List.of(
                        limit,
                        MonitoringRows.PERCENTILE_ASSUMED.reason(
                                fact("metric", metric.name()), fact("percentile", metric.percentile())))
                : List.of(limit);
    }

    private Reason limitReason(Metric metric) {
        Fact name = fact("metric", metric.name());
        Fact baseline = fact("baseline", metric.baseline());
        Fact limit = fact("limit", limits.limitOf(metric));
        return metric.limit().isPresent()
                ? MonitoringRows.LIMIT_CALLER.reason(name, baseline, limit)
                : (metric.isMeasuredFromAll() ? MonitoringRows.LIMIT_POLICY_FROM_ALL : MonitoringRows.LIMIT_POLICY)
                        .reason(
                                name,
                                fact("family", metric.family()),
                                fact(
                                        "margin",
                                        requireNonNull(limits.defaultMargin().get(metric.family()))),
                                baseline,
                                limit);
    }

    private Alert alert(MetricInRole measure) {
        Metric metric = measure.metric();
        Threshold alert = alert(metric);
        boolean isGuardrail = measure.role() == GateRole.GUARDRAIL;
        Rule rule = isGuardrail ? MonitoringRows.ALERT_GUARDRAIL : MonitoringRows.ALERT_SIGNAL;
        Reason reason = rule.reason(
                fact("level", alert.level()),
                fact("margin", Percentage.ofFraction(limits.alertMargin())),
                fact("baseline", metric.baseline()),
                fact("usual", new GateLevels(facts.policy()).usual(metric, Comparison.BASELINE)),
                fact("limit", limits.limitOf(metric).level()),
                isGuardrail
                        ? fact(
                                "trigger",
                                new Condition.OnMetric(
                                                metric.name(),
                                                limits.limitOf(metric).breach())
                                        .asEvent())
                        : fact("metric", metric.name()));
        return new Alert(
                new Condition.OnMetric(metric.name(), alert.breach()),
                rule.text(reason),
                severity(measure.role()),
                List.of(reason));
    }

    private Severity severity(GateRole role) {
        if (role != GateRole.GUARDRAIL) {
            return Severity.MEDIUM;
        }
        return facts.assessment().risk().compareTo(RiskLevel.HIGH) >= 0 ? Severity.CRITICAL : Severity.HIGH;
    }

    private List<Statement> dashboards() {
        List<Statement> dashboards = new ArrayList<>();
        List<String> names = facts.metricNames();
        if (!names.isEmpty()) {
            List<String> tools = facts.tooling().monitoring();
            if (tools.isEmpty()) {
                dashboards.add(view(MonitoringRows.DASHBOARD_METRICS, fact("metrics", names)));
            }
            for (String tool : tools) {
                dashboards.add(view(MonitoringRows.DASHBOARD_METRICS, fact("tool", tool), fact("metrics", names)));
            }
        }
        Optional<String> errors = facts.tooling().errorTracking();
        if (errors.isPresent()) {
            dashboards.add(view(MonitoringRows.DASHBOARD_ERRORS, fact("tool", errors)));
        }
        List<String> users = facts.metricNames(MetricFamily.USER);
        Optional<String> behavior = facts.tooling().analytics();
        if (behavior.isPresent() && !users.isEmpty()) {
            dashboards.add(view(MonitoringRows.DASHBOARD_BEHAVIOR, fact("tool", behavior), fact("metrics", users)));
        }
        return dashboards;
    }

    /** Users with and without the change are told apart as the delivery does, else by the time. */
    private Statement view(Rule rule, Fact... shown) {
        Fact[] all = Arrays.copyOf(shown, shown.length + 1);
        Object splitBy = new DeliveryFacts(facts).value("splitBy");
        all[shown.length] =
                splitBy.equals("") ? fact("environment", facts.change().environment()) : fact("splitBy", splitBy);
        return Statement.by(rule, all);
    }
}
