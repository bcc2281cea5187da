package io.github.rolloutplanner.json;

import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.Statement;
import java.io.IOException;
import java.util.List;

/** What is watched; the two forms differ in how much they say of each metric, dashboard and alert. */
abstract class MonitoringCodec extends ObjectCodec<Monitoring> {
    private final Field<List<MonitoredMetric>> metrics;
    private final Field<List<Statement>> dashboards;
    private final Field<List<Alert>> alerts;

    MonitoringCodec(String name, Codec<MonitoredMetric> metric, Codec<List<Statement>> statements, Codec<Alert> alert) {
        super(name);
        metrics = required("metrics", new ListCodec<>(metric));
        dashboards = required("dashboards", statements);
        alerts = required("alerts", new ListCodec<>(alert));
    }

    @Override
    final void put(Monitoring monitoring, JsonOut out) throws IOException {
        out.put(metrics, monitoring.metrics());
        out.put(dashboards, monitoring.dashboards());
        out.put(alerts, monitoring.alerts());
    }

    @Override
    final Monitoring build(Members members) {
        return new Monitoring(members.get(metrics), members.get(dashboards), members.get(alerts));
    }
}
