package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.AMOUNT;
import static io.github.rolloutplanner.json.DoubleCodec.PROBABILITY;
import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.optionalDouble;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.Reasons.STATEMENTS;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.SERIES;
import static io.github.rolloutplanner.json.Scalars.SEVERITY;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is watched, with everything that is known of it. */
final class DetailedMonitoring {
    private static final Codec<Alert> ALERT = object(
            "alert_details",
            required("trigger", Conditions.CONDITION, Alert::trigger),
            required("action", TEXT, Alert::action),
            required("severity", SEVERITY, Alert::severity),
            required("reasons", REASONS, Alert::reasons),
            Alert::new);

    static final Codec<Monitoring> MONITORING = object(
            "monitoring_details",
            required("metrics", new ListCodec<>(new MetricCodec()), Monitoring::metrics),
            required("dashboards", STATEMENTS, Monitoring::dashboards),
            required("alerts", new ListCodec<>(ALERT), Monitoring::alerts),
            Monitoring::new);

    private DetailedMonitoring() {}

    private static final class MetricCodec extends ObjectCodec<MonitoredMetric> {
        private static final Codec<Boolean> TRUE =
                new ConstantCodec<>(true, BOOLEAN, "true; leave the key out where it does not hold");

        private final Field<MonitoredMetric, String> name = add(required("name", SERIES, MonitoredMetric::name));
        private final Field<MonitoredMetric, Optional<MetricFamily>> family =
                add(optional("family", WordCodec.lowerCase(MetricFamily.class), MonitoredMetric::family)
                        .described("Left out in an external plan."));
        private final Field<MonitoredMetric, Optional<MetricKind>> kind =
                add(optional("kind", WordCodec.lowerCase(MetricKind.class), MonitoredMetric::kind)
                        .described("Left out in an external plan."));
        private final Field<MonitoredMetric, Optional<Percentage>> percentile =
                add(optional("percentile", PERCENTAGE, MonitoredMetric::percentile)
                        .described("Which percentile a quantile is, in percent; left out for other kinds, and where"
                                + " it is not stated."));
        private final Field<MonitoredMetric, Optional<ExposureUnit>> exposureUnit =
                add(optional("exposure_unit", DetailedEvidence.EXPOSURE_UNIT, MonitoredMetric::exposureUnit)
                        .described("What one observation is; left out in an external plan."));
        private final Field<MonitoredMetric, Optional<GateRole>> role = add(
                optional("role", DetailedGate.ROLE, MonitoredMetric::role).described("Left out in an external plan."));
        private final Field<MonitoredMetric, Boolean> alsoSuccess =
                add(optional("also_success", TRUE, MonitoredMetric::alsoSuccess, false)
                        .described("There for a metric that shall be better in the end besides its role."));
        private final Field<MonitoredMetric, Level> baseline =
                add(required("baseline", Levels.LEVEL, MonitoredMetric::baseline));
        private final Field<MonitoredMetric, Baseline> baselineSource =
                add(optional("baseline_source", Baselines.SOURCE, MonitoredMetric::baselineSource, Baseline.typed())
                        .described("How well the baseline is known; left out where it is typed, of which the"
                                + " evidence says how far it may be off."));
        private final Field<MonitoredMetric, OptionalDouble> standardDeviation = add(optionalDouble(
                        "standard_deviation", AMOUNT, MonitoredMetric::standardDeviation)
                .described("How far single observations of a mean lie from it, in the unit of the baseline; left out"
                        + " where it is not stated."));
        private final Field<MonitoredMetric, OptionalDouble> intraclassCorrelation = add(optionalDouble(
                        "intraclass_correlation", PROBABILITY, MonitoredMetric::intraclassCorrelation)
                .described("How much the requests of one user depend on each other, from 0 to 1; left out where it"
                        + " is not stated."));
        private final Field<MonitoredMetric, Optional<Duration>> ripening = add(optional(
                        "ripening", DURATION, MonitoredMetric::ripening)
                .described("How long after an exposure its observation is complete; left out where it is at once."));
        private final Field<MonitoredMetric, Optional<Duration>> arrival = add(optional(
                        "arrival", DURATION, MonitoredMetric::arrival)
                .described("How long after it is complete an observation arrives; left out where it is at once."));
        private final Field<MonitoredMetric, Threshold> threshold =
                add(required("threshold", Levels.THRESHOLD, MonitoredMetric::threshold)
                        .described("What the metric must keep for no alert to fire."));
        private final Field<MonitoredMetric, Optional<Threshold>> limit =
                add(optional("limit", Levels.THRESHOLD, MonitoredMetric::limit)
                        .described("What it must keep at any percentage; left out in an external plan."));
        private final Field<MonitoredMetric, MonitoredMetric.LimitSource> limitSource = add(required(
                        "limit_source",
                        WordCodec.lowerCase(MonitoredMetric.LimitSource.class),
                        MonitoredMetric::limitSource)
                .described("Who set the limit: its owner, so that it stands by itself, or the policy, as a"
                        + " distance from the baseline."));
        private final Field<MonitoredMetric, List<Reason>> reasons =
                add(required("reasons", REASONS, MonitoredMetric::reasons));

        MetricCodec() {
            super("metric_details");
        }

        @Override
        MonitoredMetric build(Members members) {
            return MonitoredMetric.builder()
                    .name(members.get(name))
                    .family(members.get(family))
                    .kind(members.get(kind))
                    .percentile(members.get(percentile))
                    .exposureUnit(members.get(exposureUnit))
                    .role(members.get(role))
                    .alsoSuccess(members.get(alsoSuccess))
                    .baseline(members.get(baseline))
                    .baselineSource(members.get(baselineSource))
                    .standardDeviation(members.get(standardDeviation))
                    .intraclassCorrelation(members.get(intraclassCorrelation))
                    .ripening(members.get(ripening))
                    .arrival(members.get(arrival))
                    .threshold(members.get(threshold))
                    .limit(members.get(limit))
                    .limitSource(members.get(limitSource))
                    .addAllReasons(members.get(reasons))
                    .build();
        }
    }
}
