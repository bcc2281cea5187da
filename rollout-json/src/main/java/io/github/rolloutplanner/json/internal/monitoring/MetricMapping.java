package io.github.rolloutplanner.json.internal.monitoring;

import static java.util.Map.entry;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.text.PercentileName;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.Spot;
import io.github.rolloutplanner.json.internal.prometheus.HasSeries;
import io.github.rolloutplanner.json.internal.prometheus.MetricSeries;
import io.github.rolloutplanner.json.prometheus.PrometheusMetric;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Which metrics of a plan Prometheus counts, and how. */
final class MetricMapping {
    private static final double USUAL_PERCENTILE = 95;

    /** Which method of {@link PrometheusMetric} fits which kind. */
    private static final Map<MetricKind, Fit> FITS = Map.ofEntries(
            entry(MetricKind.RATE, new Fit(MetricSeries.Events.class, "PrometheusMetric.events(..)")),
            entry(MetricKind.QUANTILE, new Fit(MetricSeries.Histogram.class, "PrometheusMetric.histogram(..)")),
            entry(MetricKind.COUNT, new Fit(MetricSeries.Counts.class, "PrometheusMetric.counts(..)")),
            entry(MetricKind.MEAN, new Fit(MetricSeries.Moments.class, "PrometheusMetric.moments(..)")),
            entry(MetricKind.SATURATION, new Fit(MetricSeries.Gauge.class, "PrometheusMetric.gauge(..)")));

    private record Fit(Class<? extends MetricSeries> series, String method) {}

    private final PhaseTraffic traffic;
    private final WatchedSeries series;
    private final ExportItems items;
    private final GroupCounter counter;

    MetricMapping(PhaseTraffic traffic, ExportItems items) {
        this.traffic = traffic;
        this.series = traffic.series();
        this.items = items;
        this.counter = new GroupCounter(series.groups());
    }

    static MetricSeries seriesOf(PrometheusMetric metric) {
        return ((HasSeries) metric).series();
    }

    /** Those of the plan that are mapped; the others are noted. */
    Map<String, WatchedMetric> metrics(RecordNames names) {
        Map<String, WatchedMetric> watched = new LinkedHashMap<>();
        List<MonitoredMetric> monitored = traffic.plan().monitoring().metrics();
        for (int at = 0; at < monitored.size(); at++) {
            MonitoredMetric metric = monitored.get(at);
            Spot spot = new Spot(items, "monitoring.metrics[" + at + "]", false);
            if (series.elsewhere().contains(metric.name())) {
                spot.lose(
                        Loss.Feature.METRIC,
                        shown(metric) + " is watched elsewhere, so nothing is said of it here.",
                        "Let the running rollout decide by it.");
            } else {
                watched(metric, names.of(metric.name()), spot)
                        .ifPresent(mapped -> watched.putIfAbsent(metric.name(), mapped));
            }
        }
        return watched;
    }

    private static String shown(MonitoredMetric metric) {
        return "'" + PromText.shown(metric.name()) + "'";
    }

    private Optional<WatchedMetric> watched(MonitoredMetric metric, String slug, Spot spot) {
        PrometheusMetric mapped = series.metrics().get(metric.name());
        if (mapped == null) {
            spot.refuse(
                    Loss.Feature.METRIC,
                    "It is not known by which series " + shown(metric) + " is counted.",
                    "Give them with withMetric(..), or say with withoutMetric(..) that it is watched elsewhere.");
            return Optional.empty();
        }
        metric.ripening()
                .ifPresent(ripening -> spot.lose(
                        Loss.Feature.METRIC,
                        "An observation of " + shown(metric) + " is complete after " + Wording.of(ripening)
                                + ", and Prometheus counts it at once.",
                        "Let the running rollout decide by it."));
        return terms(metric, slug, seriesOf(mapped), spot)
                .map(terms -> new WatchedMetric(
                        metric,
                        terms,
                        traffic.ofTrigger(metric.name()),
                        traffic.ofGate(metric.name(), OptionalLong.empty())));
    }

    private Optional<MetricTerms> terms(MonitoredMetric metric, String slug, MetricSeries mapped, Spot spot) {
        Optional<Fit> fit = metric.kind().map(FITS::get);
        if (mapped instanceof MetricSeries.NewUsers
                || fit.filter(kind -> !kind.series().isInstance(mapped)).isPresent()) {
            spot.refuse(
                    Loss.Feature.METRIC,
                    shown(metric) + " is "
                            + metric.kind().map(MetricMapping::phrase).orElse("a metric")
                            + ", which cannot be computed from such series.",
                    "Give it " + fit.map(Fit::method).orElse("PrometheusMetric.events(..)") + ".");
            return Optional.empty();
        }
        return terms(metric.name(), slug, metric, mapped, spot);
    }

    private static String phrase(MetricKind kind) {
        return "a " + Wording.of(kind);
    }

    private Optional<MetricTerms> terms(
            String name, String slug, MonitoredMetric metric, MetricSeries mapped, Spot spot) {
        if (mapped instanceof MetricSeries.Events events) {
            return Optional.of(new RateTerms(
                    name, slug, events, counter, metric.threshold().relation()));
        }
        if (mapped instanceof MetricSeries.Histogram histogram) {
            return quantile(slug, metric, histogram, spot);
        }
        if (mapped instanceof MetricSeries.Counts counts) {
            return Optional.of(new CountTerms(name, slug, counts, counter, group -> part(group, name)));
        }
        return mapped instanceof MetricSeries.Moments moments
                ? Optional.of(new MeanTerms(name, slug, moments, counter))
                : Optional.of(new GaugeTerms(name, slug, (MetricSeries.Gauge) mapped, counter, traffic.reading()));
    }

    private double part(Group group, String metric) {
        return group == Group.TREATED ? traffic.exposed() : traffic.control(metric);
    }

    private Optional<MetricTerms> quantile(
            String slug, MonitoredMetric metric, MetricSeries.Histogram histogram, Spot spot) {
        Optional<BigDecimal> baseline = Optional.of(metric.baseline().understood())
                .filter(Quantity.class::isInstance)
                .map(Quantity.class::cast)
                .flatMap(known -> known.in(histogram.unit()))
                .map(Quantity::number);
        if (baseline.isEmpty()) {
            spot.refuse(
                    Loss.Feature.METRIC,
                    shown(metric) + " has a baseline of "
                            + PromText.shown(metric.baseline().toString())
                            + ", which is not known in '" + PromText.shown(histogram.unit())
                            + "', the unit of the histogram.",
                    "Give the unit of its buckets to PrometheusMetric.histogram(..).");
            return Optional.empty();
        }
        BigDecimal percentile = percentile(metric);
        QuantileTerms.Tail tail = new QuantileTerms.Tail(
                percentile, baseline.get(), metric.threshold().relation(), harmRate(metric, percentile));
        return Optional.of(new QuantileTerms(metric.name(), slug, histogram, counter, tail));
    }

    private static BigDecimal percentile(MonitoredMetric metric) {
        double percent = metric.percentile()
                .map(Percentage::value)
                .orElseGet(() -> PercentileName.in(metric.name()).orElse(USUAL_PERCENTILE));
        return BigDecimal.valueOf(percent).movePointLeft(2);
    }

    /** The part beyond the baseline with the regression that the gate guards against; at least what is there without. */
    private double harmRate(MonitoredMetric metric, BigDecimal percentile) {
        OptionalDouble harm =
                traffic.evidence(metric.name()).map(GateEvidence::harmRate).orElse(OptionalDouble.empty());
        return harm.orElse(1 - percentile.doubleValue());
    }
}
