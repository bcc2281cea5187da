package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.optionalDouble;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.WrittenLength.LENGTH;
import static io.github.rolloutplanner.json.WrittenPercentage.PERCENT;
import static io.github.rolloutplanner.json.WrittenPercentage.SHARE;

import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Slo;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import javax.annotation.Nullable;

/** What is measured and what for, as people write it: what follows from the family, the kind and the name is left out. */
final class WrittenMetric extends ObjectCodec<MetricInRole> {
    private static final Codec<Quantity> QUANTITY = new ShortText<>(
            ShortText.text(
                    Quantity::toString,
                    text -> understood(text).filter(Quantity.class::isInstance).map(Quantity.class::cast),
                    "a number and its unit, such as \"0.2%\", \"850ms\" or \"10/hour\""),
            Levels.QUANTITY);

    private static final Codec<Level> LEVEL = new ShortText<>(
            ShortText.text(
                    Level::toString,
                    WrittenMetric::understood,
                    "a level such as \"0.5%\", \"900ms\", \"1.5x baseline\" or \"+50%\""),
            Levels.LEVEL);

    private static final Codec<Slo> SLO = new LineCodec<>(object(
            "slo",
            required("objective", PERCENT, Slo::objective).described("The part that is to be good."),
            optional(
                            "window",
                            LENGTH,
                            Slo::window,
                            Slo.of(Percentage.percent(99)).window())
                    .described("30 days where it is left out."),
            Slo::new));

    private final Field<MetricInRole, String> name = add(required("name", NAME, of(Metric::name)));
    private final Field<MetricInRole, GateRole> role =
            add(required("role", WordCodec.lowerCase(GateRole.class), MetricInRole::role));
    private final Field<MetricInRole, Boolean> alsoSuccess = add(optional(
                    "also_success",
                    BOOLEAN,
                    (MetricInRole measured) -> measured.isSuccess() && measured.role() != GateRole.SUCCESS,
                    false)
            .described("Whether it shall be better in the end besides its role."));
    private final Field<MetricInRole, MetricFamily> family =
            add(required("family", WordCodec.lowerCase(MetricFamily.class), of(Metric::family)));
    private final Field<MetricInRole, MetricKind> kind =
            add(required("kind", WordCodec.lowerCase(MetricKind.class), of(Metric::kind)));
    private final Field<MetricInRole, Optional<Relation>> healthy = add(optional(
                    "healthy",
                    WordCodec.lowerCase(Relation.class),
                    of(metric -> unless(usual(metric.family()), metric.healthy())))
            .described("On which side of its limit it is healthy; left out where errors and performance shall be below,"
                    + " users and business above."));
    private final Field<MetricInRole, Quantity> baseline =
            add(required("baseline", QUANTITY, of(Metric::baseline)).described("What it shows today."));
    private final Field<MetricInRole, Optional<Baseline>> baselineSource = add(optional(
                    "baseline_source",
                    new LineCodec<>(Baselines.source(SHARE, LENGTH)),
                    of(metric -> unless(Baseline.typed(), metric.baselineSource())))
            .described("How well the baseline is known; left out where it is typed."));
    private final Field<MetricInRole, Optional<Level>> limit =
            add(optional("limit", LEVEL, of(metric -> metric.limit().map(Threshold::level)))
                    .described("What it must keep at any percentage; where it is left out, the policy has one."));
    private final Field<MetricInRole, Optional<Relation>> limitRelation = add(optional(
                    "limit_relation",
                    WordCodec.lowerCase(Relation.class),
                    of(metric -> metric.limit().flatMap(own -> unless(metric.healthy(), own.relation()))))
            .described("On which side of the limit it must stay; left out where it is the healthy one."));
    private final Field<MetricInRole, Optional<Percentage>> percentile =
            add(optional("percentile", PERCENT, of(Metric::statedPercentile))
                    .described("Of a quantile; where it is left out, the name says it, or it is the 95th."));
    private final Field<MetricInRole, Optional<ExposureUnit>> exposureUnit = add(optional(
                    "exposure_unit",
                    DetailedEvidence.EXPOSURE_UNIT,
                    of(metric -> unless(plain(metric).exposureUnit(), metric.exposureUnit())))
            .described("What one observation is; left out where errors and performance count requests, others users."));
    private final Field<MetricInRole, OptionalDouble> standardDeviation =
            add(optionalDouble("standard_deviation", DoubleCodec.REAL, of(Metric::standardDeviation))
                    .described("How far single observations of a mean lie from it, in the unit of the baseline."));
    private final Field<MetricInRole, OptionalDouble> intraclassCorrelation =
            add(optionalDouble("intraclass_correlation", DoubleCodec.REAL, of(Metric::intraclassCorrelation))
                    .described("How much the requests of one user depend on each other, from 0 to 1."));
    private final Field<MetricInRole, Optional<Duration>> ripening = add(optional(
                    "ripening", LENGTH, of(metric -> unless(plain(metric).ripening(), metric.ripening())))
            .described("How long after an exposure its observation is complete; where it is left out, the name of a"
                    + " rate says it, or it is at once."));
    private final Field<MetricInRole, Optional<Duration>> arrival = add(optional("arrival", LENGTH, of(Metric::arrival))
            .described("How long after it is complete an observation arrives."));
    private final Field<MetricInRole, Optional<Slo>> slo = add(optional("slo", SLO, of(Metric::slo)));

    WrittenMetric() {
        super("metric");
    }

    private static <V> Function<MetricInRole, V> of(Function<Metric, V> getter) {
        return measured -> getter.apply(measured.metric());
    }

    private static <V> Optional<V> unless(V usual, V value) {
        return Optional.of(value).filter(one -> !one.equals(usual));
    }

    private static Relation usual(MetricFamily family) {
        return family == MetricFamily.ERROR || family == MetricFamily.PERFORMANCE ? Relation.BELOW : Relation.ABOVE;
    }

    private static Optional<Level> understood(String text) {
        return Optional.of(Level.parse(text).understood()).filter(level -> !(level instanceof Level.Stated));
    }

    /** A metric of which only the least is said, so that all else is as usual. */
    private static Metric plain(Metric metric) {
        return Metric.builder()
                .name(metric.name())
                .family(metric.family())
                .kind(metric.kind())
                .healthy(metric.healthy())
                .baseline(metric.baseline())
                .build();
    }

    @Override
    @Nullable
    MetricInRole build(Members members) {
        if (members.get(limitRelation).isPresent() && members.get(limit).isEmpty()) {
            members.conflict(limitRelation, "There is no limit that it is of.", "Add one, or remove the key.");
            return null;
        }
        return new MetricInRole(metric(members), members.get(role), members.get(alsoSuccess));
    }

    private Metric metric(Members members) {
        Relation side = members.get(healthy).orElse(usual(members.get(family)));
        Relation limitSide = members.get(limitRelation).orElse(side);
        Metric.Builder builder = Metric.builder();
        builder.name(members.get(name))
                .family(members.get(family))
                .kind(members.get(kind))
                .healthy(side)
                .baseline(members.get(baseline))
                .limit(members.get(limit).map(level -> new Threshold(limitSide, level)))
                .statedPercentile(members.get(percentile))
                .standardDeviation(members.get(standardDeviation))
                .intraclassCorrelation(members.get(intraclassCorrelation))
                .arrival(members.get(arrival))
                .slo(members.get(slo));
        members.get(baselineSource).ifPresent(builder::baselineSource);
        members.get(exposureUnit).ifPresent(builder::exposureUnit);
        members.get(ripening).ifPresent(builder::ripening);
        return builder.build();
    }
}
