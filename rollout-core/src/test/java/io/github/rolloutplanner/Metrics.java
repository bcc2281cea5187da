package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Slo;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Metrics of all families, with and without a limit, the limit always where it makes sense.
 *
 * @param names what they are called
 */
record Metrics(Arbitrary<String> names) {
    private static final int LARGEST_DEFAULT_RATE = 60;
    private static final int LARGEST_LIMITED_RATE = 20;

    Arbitrary<Metric> any() {
        return Combinators.combine(
                        sorts(),
                        Arbitraries.of(ExposureUnit.class).optional(0.3),
                        Arbitraries.doubles().between(0.01, 0.99).optional(0.3))
                .as((metric, unit, part) -> {
                    Metric counted = unit.map(metric::withExposureUnit).orElse(metric);
                    return part.map(known -> withWhatItsKindKnows(counted, known))
                            .orElse(counted);
                });
    }

    private Arbitrary<Metric> sorts() {
        return Arbitraries.oneOf(
                ratesThatShouldBeLow(LARGEST_DEFAULT_RATE),
                limited(ratesThatShouldBeLow(LARGEST_LIMITED_RATE)),
                perfectRates(),
                others(),
                limited(others()),
                limitedInAnotherUnit());
    }

    /** The metric with what is only known of its kind, made of one number between 0 and 1. */
    private static Metric withWhatItsKindKnows(Metric metric, double part) {
        return switch (metric.kind()) {
            case MEAN -> metric.withStandardDeviation(part * 1_000);
            case QUANTILE -> metric.withPercentile(percent(part * 100));
            case RATE -> withSlo(metric, part);
            case COUNT -> metric;
        };
    }

    /** An objective that leaves a part of the budget after what fails today. */
    private static Metric withSlo(Metric metric, double part) {
        boolean countsBad = metric.healthy() == Relation.BELOW;
        double kept =
                countsBad ? 100 - metric.baseline().value() : metric.baseline().value();
        Percentage objective = percent(kept * part);
        return objective.value() > 0 && objective.value() < kept
                ? metric.withSlo(new Slo(objective, Duration.ofDays(28)))
                : metric;
    }

    /** Rates that an experiment may try to raise. */
    Arbitrary<Metric> conversions() {
        return Combinators.combine(names, decimals(0.5, 60))
                .as((name, today) -> Metric.conversion(name, percent(today)));
    }

    private Arbitrary<Metric> ratesThatShouldBeLow(double largest) {
        return Combinators.combine(names, decimals(0.01, largest), Arbitraries.of(true, false))
                .as((name, today, crash) ->
                        crash ? Metric.crashRate(name, percent(today)) : Metric.errorRate(name, percent(today)));
    }

    /** Nothing fails today; only a limit of the caller's own says how much may. */
    private Arbitrary<Metric> perfectRates() {
        return Combinators.combine(names, decimals(0.01, 5))
                .as((name, limit) -> Metric.errorRate(name, percent(0)).mustStayBelow(percent(limit)));
    }

    private Arbitrary<Metric> others() {
        Arbitrary<Metric> reports =
                Combinators.combine(names, decimals(0.5, 500)).as(Metric::userReports);
        Arbitrary<String> quantiles = Combinators.combine(names, Arbitraries.of("", " p50", " p99.9", " (p999)"))
                .as(String::concat);
        Arbitrary<Metric> latencies = Combinators.combine(quantiles, millis()).as(Metric::latency);
        Arbitrary<Metric> loadTimes = Combinators.combine(names, millis()).as(Metric::loadTime);
        Arbitrary<Metric> engagements = Combinators.combine(names, decimals(0.1, 90))
                .as((name, today) -> Metric.engagement(name, Quantity.of(today, "min/session")));
        Arbitrary<Metric> revenues = Combinators.combine(names, decimals(1, 5_000_000))
                .as((name, today) -> Metric.revenue(name, Quantity.of(today, "EUR")));
        return Arbitraries.oneOf(reports, latencies, loadTimes, engagements, revenues, conversions());
    }

    private static Arbitrary<Metric> limited(Arbitrary<Metric> metrics) {
        return Combinators.combine(
                        metrics, decimals(1.05, 4), Arbitraries.integers().between(0, 2))
                .as((metric, factor, form) -> metric.healthy() == Relation.BELOW
                        ? metric.mustStayBelow(level(metric, factor, form))
                        : metric.mustStayAbove(level(metric, 1 / factor, form)));
    }

    private static Level level(Metric metric, double factor, int form) {
        return switch (form) {
            case 0 -> Level.timesBaseline(Math.rint(factor * 1000) / 1000);
            case 1 -> Level.changeOf(percent(Math.rint((factor - 1) * 1000) / 10));
            default -> metric.baseline().times(factor);
        };
    }

    /** A baseline in milliseconds with a limit in seconds, and the other way round. */
    private Arbitrary<Metric> limitedInAnotherUnit() {
        return Combinators.combine(names, millis())
                .as((name, today) -> Metric.latency(name, today).mustStayBelow(today.plusSeconds(2)));
    }

    private static Arbitrary<Duration> millis() {
        return Arbitraries.longs().between(1, 20_000).map(Duration::ofMillis);
    }

    static Arbitrary<Double> decimals(double min, double max) {
        return Arbitraries.doubles().between(min, max).ofScale(2);
    }
}
