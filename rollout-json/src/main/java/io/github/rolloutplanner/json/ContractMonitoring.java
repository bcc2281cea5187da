package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.ContractTexts.CONDITION;
import static io.github.rolloutplanner.json.ContractTexts.LEVEL;
import static io.github.rolloutplanner.json.ContractTexts.STATEMENTS;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.SERIES;
import static io.github.rolloutplanner.json.Scalars.SEVERITY;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import java.util.List;
import javax.annotation.Nullable;

/** What is watched, in the form of the contract. */
final class ContractMonitoring {
    private static final Codec<Alert> ALERT = object(
            "alert",
            required("trigger", CONDITION, Alert::trigger),
            required("action", TEXT, Alert::action),
            required("severity", SEVERITY, Alert::severity),
            (trigger, action, severity) -> new Alert(trigger, action, severity, List.of()));

    static final Codec<Monitoring> MONITORING = object(
            "monitoring",
            required("metrics", new ListCodec<>(new MetricCodec()), Monitoring::metrics),
            required("dashboards", STATEMENTS, Monitoring::dashboards),
            required("alerts", new ListCodec<>(ALERT), Monitoring::alerts),
            Monitoring::new);

    private ContractMonitoring() {}

    /** A metric; one of two keys says on which side of the threshold the alert fires. */
    private static final class MetricCodec extends ObjectCodec<MonitoredMetric> {
        private static final Codec<Boolean> TRUE =
                new ConstantCodec<>(true, BOOLEAN, "true; leave the key out where it does not hold");

        private final Field<MonitoredMetric, String> name = add(required("name", SERIES, MonitoredMetric::name));
        private final Field<MonitoredMetric, Level> baseline =
                add(required("baseline", LEVEL, MonitoredMetric::baseline).described("What the metric shows today."));
        private final Field<MonitoredMetric, Level> threshold =
                add(required("threshold", LEVEL, MetricCodec::level).described("The level at which an alert fires."));
        private final Field<MonitoredMetric, Boolean> alertIfExceeds =
                add(optional("alert_if_exceeds", TRUE, MetricCodec::isBadAbove, false)
                        .described("There for a metric that is bad above the threshold."));
        private final Field<MonitoredMetric, Boolean> alertIfBelow =
                add(optional("alert_if_below", TRUE, MetricCodec::isBadBelow, false)
                        .described("There for a metric that is bad below the threshold."));

        MetricCodec() {
            super("metric");
        }

        private static Level level(MonitoredMetric metric) {
            return metric.threshold().level();
        }

        private static boolean isBadAbove(MonitoredMetric metric) {
            return metric.threshold().relation() == Relation.BELOW;
        }

        private static boolean isBadBelow(MonitoredMetric metric) {
            return !isBadAbove(metric);
        }

        @Override
        @Nullable
        MonitoredMetric build(Members members) {
            boolean exceeds = members.get(alertIfExceeds);
            if (exceeds == members.get(alertIfBelow)) {
                members.conflict(
                        "Found " + (exceeds ? "both" : "neither") + " of alert_if_exceeds and alert_if_below.",
                        "Expected exactly one: it says on which side of the threshold the metric is bad.");
                return null;
            }
            return MonitoredMetric.builder()
                    .name(members.get(name))
                    .baseline(members.get(baseline))
                    .threshold(new Threshold(exceeds ? Relation.BELOW : Relation.ABOVE, members.get(threshold)))
                    .build();
        }

        @Override
        Schema definition(Definitions definitions) {
            return super.definition(definitions)
                    .with("oneOf", List.of(requiring(alertIfExceeds), requiring(alertIfBelow)));
        }

        private static Schema requiring(Field<?, ?> field) {
            return new Schema().with("required", List.of(field.name()));
        }
    }
}
