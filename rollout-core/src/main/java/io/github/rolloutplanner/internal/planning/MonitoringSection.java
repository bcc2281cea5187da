package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.LimitSource;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.policy.LimitPolicy;
import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is watched, on which dashboards, and at which level somebody is called. */
public final class MonitoringSection {
    private final Facts facts;
    private final LimitPolicy limits;

    public MonitoringSection(Facts facts) {
        this.facts = facts;
        this.limits = facts.policy().limits();
    }

    public Monitoring monitoring() {
        List<MetricInRole> measures = facts.change().measures();
        return new Monitoring(
                measures.stream().map(this::watched).toList(),
                dashboards(),
                measures.stream().map(this::alert).toList());
    }

    private MonitoredMetric watched(MetricInRole measure) {
        Metric metric = measure.metric();
        return MonitoredMetric.builder()
                .name(metric.name())
                .family(metric.family())
                .kind(metric.kind())
                .percentile(percentile(metric))
                .exposureUnit(metric.exposureUnit())
                .role(measure.role())
                .baseline(metric.baseline())
                .threshold(limits.at(metric, limits.alertMargin()))
                .limit(limits.limitOf(metric))
                .limitSource(metric.limit().isPresent() ? LimitSource.STATED : LimitSource.POLICY)
                .addReasons(limitReason(metric))
                .build();
    }

    private static Optional<Percentage> percentile(Metric metric) {
        return metric.kind() == MetricKind.QUANTILE ? Optional.of(metric.percentile()) : Optional.empty();
    }

    private Reason limitReason(Metric metric) {
        Threshold limit = limits.limitOf(metric);
        String whose = metric.limit()
                .map(own -> "The caller's limit of " + metric.name() + " is " + own)
                .orElseGet(() -> "No limit was given for " + metric.name() + "; the policy allows "
                        + Wording.of(metric.family()) + " metrics a change of "
                        + limits.defaultMargin().get(metric.family()));
        return Reason.rule(metric.limit().isPresent() ? "limit.caller" : "limit.policy")
                .fact("baseline", metric.baseline())
                .fact("limit", limit)
                .says(whose + ": from " + metric.baseline() + ", it must stay " + limit + ".");
    }

    private Alert alert(MetricInRole measure) {
        Metric metric = measure.metric();
        Threshold alert = limits.at(metric, limits.alertMargin());
        Reason reason = Reason.rule("alert.margin")
                .fact("part", limits.alertMargin())
                .says(alert.level() + " is " + Percentage.ofFraction(limits.alertMargin()) + " of the way from "
                        + metric.baseline() + " to the limit of " + metric.name() + ".");
        return new Alert(
                new Condition.OnMetric(metric.name(), alert.breach()),
                action(measure),
                severity(measure.role()),
                List.of(reason));
    }

    private String action(MetricInRole measure) {
        Metric metric = measure.metric();
        Threshold limit = limits.limitOf(metric);
        String hold = "Hold " + facts.name() + " at its percentage";
        return measure.role() == GateRole.GUARDRAIL
                ? hold + ", look for the cause; it rolls back by itself when " + metric.name() + " "
                        + limit.relation().opposite().verb() + " " + limit.level()
                : hold + " until " + metric.name() + " is back on its way to " + metric.baseline();
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
            String what = Wording.and(names) + by();
            Reason reason = Reason.rule("dashboard.metrics")
                    .fact("metrics", names)
                    .says("The gates of " + facts.name() + " read " + Wording.count(names.size(), "metric") + ".");
            List<String> tools = facts.tooling().monitoring();
            if (tools.isEmpty()) {
                dashboards.add(Statement.because("Dashboard with " + what, reason));
            }
            tools.forEach(tool -> dashboards.add(Statement.because(tool + " dashboard with " + what, reason)));
        }
        errors(dashboards);
        behavior(dashboards);
        return dashboards;
    }

    private String by() {
        return facts.hasFlag() ? ", split by flag '" + facts.flagKey() + "'" : " before and after " + facts.name();
    }

    private void errors(List<Statement> dashboards) {
        facts.tooling()
                .errorTracking()
                .ifPresent(tool -> dashboards.add(Statement.because(
                        tool + " view of new errors" + by(),
                        Reason.rule("dashboard.errors")
                                .fact("tool", tool)
                                .says("Errors are collected in " + tool + "."))));
    }

    private void behavior(List<Statement> dashboards) {
        List<String> users = facts.metricNames(MetricFamily.USER);
        facts.tooling()
                .analytics()
                .filter(tool -> !users.isEmpty())
                .ifPresent(tool -> dashboards.add(Statement.because(
                        tool + " report of " + Wording.and(users) + by(),
                        Reason.rule("dashboard.behavior")
                                .fact("tool", tool)
                                .says("What users do is counted in " + tool + "."))));
    }
}
