package io.github.rolloutplanner;

import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import java.util.ArrayList;
import java.util.List;

/** The metrics of a draft, of which one may be there for two things. */
final class MetricList {
    private MetricList() {}

    /** What shall be better may be watched by a guardrail or a signal as well; any other repetition is left to be refused. */
    static List<MetricInRole> with(List<MetricInRole> measures, Metric metric, GateRole role) {
        List<MetricInRole> all = new ArrayList<>(measures);
        for (int at = 0; at < all.size(); at++) {
            MetricInRole known = all.get(at);
            if (known.metric().equals(metric) && isOneForSuccess(known.role(), role)) {
                all.set(at, new MetricInRole(metric, role == GateRole.SUCCESS ? known.role() : role, true));
                return all;
            }
        }
        all.add(new MetricInRole(metric, role));
        return all;
    }

    private static boolean isOneForSuccess(GateRole one, GateRole other) {
        return (one == GateRole.SUCCESS) != (other == GateRole.SUCCESS);
    }
}
