package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MonitoringRowsTest {
    private static final Fact ERRORS = fact("metric", "Errors");
    private static final Fact BASELINE = fact("baseline", Quantity.of(percent(0.2)));
    private static final Fact LIMIT = fact("limit", Threshold.below(Quantity.of(percent(0.5))));
    private static final Fact SPLIT_BY = fact("splitBy", "flag new_checkout");

    static List<RowCase> rows() {
        return List.of(
                RowCase.of(MonitoringRows.LIMIT_CALLER, ERRORS, BASELINE, LIMIT)
                        .because("The caller's limit of Errors is < 0.5%; the baseline is 0.2%."),
                RowCase.of(
                                MonitoringRows.LIMIT_POLICY,
                                ERRORS,
                                fact("family", MetricFamily.PERFORMANCE),
                                fact("margin", percent(50)),
                                BASELINE,
                                LIMIT)
                        .because("No limit was given for Errors: the policy allows performance metrics a change of 50%"
                                + " from the baseline (0.2%), that is < 0.5%."),
                RowCase.of(MonitoringRows.PERCENTILE_ASSUMED, ERRORS, fact("percentile", percent(95)))
                        .because("Neither Errors nor its name says which percentile it is: 95% is assumed."),
                alert(MonitoringRows.ALERT_GUARDRAIL, fact("trigger", "Errors exceeds 0.5%"))
                        .says("Hold the rollout and find the cause; it rolls back automatically when Errors exceeds"
                                + " 0.5%"),
                alert(MonitoringRows.ALERT_SIGNAL, ERRORS)
                        .says("Hold the rollout until Errors recovers towards its baseline (0.2%)"),
                RowCase.of(
                                MonitoringRows.DASHBOARD_METRICS,
                                fact("tool", "Grafana"),
                                fact("metrics", List.of("Errors", "p95")),
                                SPLIT_BY)
                        .says("Dashboard in Grafana: Errors and p95, split by flag new_checkout")
                        .because("Gates and success criteria read these metrics."),
                RowCase.of(
                                MonitoringRows.DASHBOARD_METRICS,
                                fact("metrics", List.of("Errors")),
                                fact("environment", Environment.PRODUCTION))
                        .says("Dashboard: Errors, before and after the deployment to production")
                        .because("Gates and success criteria read this metric."),
                RowCase.of(MonitoringRows.DASHBOARD_ERRORS, fact("tool", "Sentry"), SPLIT_BY)
                        .says("New errors in Sentry, split by flag new_checkout")
                        .because("Errors are tracked in Sentry."),
                RowCase.of(
                                MonitoringRows.DASHBOARD_BEHAVIOR,
                                fact("tool", "Matomo"),
                                fact("metrics", List.of("Orders")),
                                SPLIT_BY)
                        .says("Report in Matomo: Orders, split by flag new_checkout")
                        .because("User behavior is analyzed in Matomo."));
    }

    private static RowCase alert(Rule rule, Fact last) {
        return RowCase.of(
                        rule,
                        fact("level", Quantity.of(percent(0.44))),
                        fact("margin", percent(80)),
                        BASELINE,
                        fact("usual", Quantity.of(percent(0.24))),
                        fact("limit", Quantity.of(percent(0.5))),
                        last)
                .because(
                        "0.44% is 80% of the way from where the metric may stand by itself (0.24%) to the limit (0.5%).");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows(), MonitoringRows.ALL);
    }
}
