package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.Reasons.STATEMENTS;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.LimitSource;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.reason.Reason;
import java.io.IOException;
import java.util.List;

/** What is watched, with everything that is known of it. */
final class DetailedMonitoring extends MonitoringCodec {

    DetailedMonitoring() {
        super("monitoring_details", new MetricCodec(), STATEMENTS, new AlertCodec());
    }

    private static final class MetricCodec extends ObjectCodec<MonitoredMetric> {
        private final Field<String> name = required("name", TEXT);
        private final Field<MetricFamily> family = optional(
                "family", WordCodec.lowerCase(MetricFamily.class), "Left out where somebody else wrote the plan.");
        private final Field<MetricKind> kind =
                optional("kind", WordCodec.lowerCase(MetricKind.class), "Left out where somebody else wrote the plan.");
        private final Field<Percentage> percentile = optional(
                "percentile",
                PERCENTAGE,
                "Which percentile a quantile is, in percent; left out for other kinds, and where somebody else wrote the"
                        + " plan.");
        private final Field<ExposureUnit> exposureUnit = optional(
                "exposure_unit",
                DetailedEvidence.EXPOSURE_UNIT,
                "What one observation is; left out where somebody else wrote the plan.");
        private final Field<GateRole> role =
                optional("role", DetailedGate.ROLE, "Left out where somebody else wrote the plan.");
        private final Field<Level> baseline = required("baseline", Levels.LEVEL);
        private final Field<Threshold> threshold =
                required("threshold", Levels.THRESHOLD, "What the metric must keep for no alert to fire.");
        private final Field<Threshold> limit = optional(
                "limit",
                Levels.THRESHOLD,
                "What it must keep at any percentage; left out where somebody else wrote the plan.");
        private final Field<LimitSource> limitSource = required(
                "limit_source",
                WordCodec.lowerCase(LimitSource.class),
                "Who set the limit: somebody, so that it stands by itself, or the policy, as a distance from the baseline.");
        private final Field<List<Reason>> reasons = required("reasons", REASONS);

        MetricCodec() {
            super("metric_details");
        }

        @Override
        void put(MonitoredMetric metric, JsonOut out) throws IOException {
            out.put(name, metric.name());
            out.putIfPresent(family, metric.family());
            out.putIfPresent(kind, metric.kind());
            out.putIfPresent(percentile, metric.percentile());
            out.putIfPresent(exposureUnit, metric.exposureUnit());
            out.putIfPresent(role, metric.role());
            out.put(baseline, metric.baseline());
            out.put(threshold, metric.threshold());
            out.putIfPresent(limit, metric.limit());
            out.put(limitSource, metric.limitSource());
            out.put(reasons, metric.reasons());
        }

        @Override
        MonitoredMetric build(Members members) {
            return MonitoredMetric.builder()
                    .name(members.get(name))
                    .family(members.find(family))
                    .kind(members.find(kind))
                    .percentile(members.find(percentile))
                    .exposureUnit(members.find(exposureUnit))
                    .role(members.find(role))
                    .baseline(members.get(baseline))
                    .threshold(members.get(threshold))
                    .limit(members.find(limit))
                    .limitSource(members.get(limitSource))
                    .addAllReasons(members.get(reasons))
                    .build();
        }
    }

    private static final class AlertCodec extends ObjectCodec<Alert> {
        private final Field<Condition> trigger = required("trigger", Conditions.CONDITION);
        private final Field<String> action = required("action", TEXT);
        private final Field<Severity> severity = required("severity", Words.SEVERITY);
        private final Field<List<Reason>> reasons = required("reasons", REASONS);

        AlertCodec() {
            super("alert_details");
        }

        @Override
        void put(Alert alert, JsonOut out) throws IOException {
            out.put(trigger, alert.trigger());
            out.put(action, alert.action());
            out.put(severity, alert.severity());
            out.put(reasons, alert.reasons());
        }

        @Override
        Alert build(Members members) {
            return new Alert(members.get(trigger), members.get(action), members.get(severity), members.get(reasons));
        }
    }
}
