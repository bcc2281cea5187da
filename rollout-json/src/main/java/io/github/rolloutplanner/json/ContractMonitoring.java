package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.ContractTexts.CONDITION;
import static io.github.rolloutplanner.json.ContractTexts.LEVEL;
import static io.github.rolloutplanner.json.ContractTexts.STATEMENTS;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/** What is watched, in the form of the contract. */
final class ContractMonitoring extends MonitoringCodec {

    ContractMonitoring() {
        super("monitoring", new MetricCodec(), STATEMENTS, new AlertCodec());
    }

    /** A metric; one of two keys says on which side of the threshold the alert fires. */
    private static final class MetricCodec extends ObjectCodec<MonitoredMetric> {
        private static final Optional<Boolean> YES = Optional.of(true);

        private final Field<String> name = required("name", TEXT);
        private final Field<Level> baseline = required("baseline", LEVEL, "What the metric shows today.");
        private final Field<Level> threshold = required("threshold", LEVEL, "The level at which an alert fires.");
        private final Field<Boolean> alertIfExceeds =
                optional("alert_if_exceeds", new TrueCodec(), "There for a metric that is bad above the threshold.");
        private final Field<Boolean> alertIfBelow =
                optional("alert_if_below", new TrueCodec(), "There for a metric that is bad below the threshold.");

        MetricCodec() {
            super("metric");
        }

        @Override
        void put(MonitoredMetric metric, JsonOut out) throws IOException {
            out.put(name, metric.name());
            out.put(baseline, metric.baseline());
            out.put(threshold, metric.threshold().level());
            out.put(metric.threshold().relation() == Relation.BELOW ? alertIfExceeds : alertIfBelow, true);
        }

        @Override
        @Nullable
        MonitoredMetric build(Members members) {
            boolean exceeds = members.find(alertIfExceeds).equals(YES);
            if (exceeds == members.find(alertIfBelow).equals(YES)) {
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

        private static Schema requiring(Field<?> field) {
            return new Schema().with("required", List.of(field.name()));
        }
    }

    private static final class AlertCodec extends ObjectCodec<Alert> {
        private final Field<Condition> trigger = required("trigger", CONDITION);
        private final Field<String> action = required("action", TEXT);
        private final Field<Severity> severity = required("severity", Words.SEVERITY);

        AlertCodec() {
            super("alert");
        }

        @Override
        void put(Alert alert, JsonOut out) throws IOException {
            out.put(trigger, alert.trigger());
            out.put(action, alert.action());
            out.put(severity, alert.severity());
        }

        @Override
        Alert build(Members members) {
            return new Alert(members.get(trigger), members.get(action), members.get(severity), List.of());
        }
    }
}
