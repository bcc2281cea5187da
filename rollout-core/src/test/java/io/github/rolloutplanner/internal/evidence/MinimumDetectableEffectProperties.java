package io.github.rolloutplanner.internal.evidence;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

@PropertyDefaults(tries = 300)
class MinimumDetectableEffectProperties {
    /** A level has ten digits, its distance from the baseline fewer. */
    private static final double DIGITS = 1 + 1e-6;

    @Property
    void isSeenAndATenthLessIsNot(
            @ForAll("approximate") MetricPower detection,
            @ForAll @LongRange(min = 1000, max = 10_000_000_000L) long available) {
        Optional<Quantity> smallest = new MinimumDetectableEffect(detection, available).from(0);
        Assume.that(smallest.isPresent());
        double distance = detection.distanceOf(smallest.orElseThrow());
        assertThat(detection.needed(Math.min(detection.worst(), distance * DIGITS)))
                .isLessThanOrEqualTo(available);
        assertThat(detection.needed(distance * 0.9)).isGreaterThan(available);
    }

    /** The exact size falls in steps, with few events in steps of a third. */
    @Property
    void isSeenAndHalfOfItIsNotWhereEventsAreRare(
            @ForAll("exact") MetricPower detection,
            @ForAll @LongRange(min = 100, max = 1_000_000_000L) long available) {
        Optional<Quantity> smallest = new MinimumDetectableEffect(detection, available).from(0);
        Assume.that(smallest.isPresent());
        double distance = detection.distanceOf(smallest.orElseThrow());
        assertThat(detection.needed(Math.min(detection.worst(), distance * DIGITS)))
                .isLessThanOrEqualTo(available);
        assertThat(detection.needed(distance * 0.5)).isGreaterThan(available);
    }

    @Property
    void isNothingWhereNotEvenTheWorstIsSeen(
            @ForAll("exact") MetricPower detection, @ForAll @LongRange(min = 0, max = 20) long available) {
        boolean seen = available > 0 && detection.needed(detection.worst()) <= available;
        assertThat(new MinimumDetectableEffect(detection, available).from(0).isPresent())
                .isEqualTo(seen);
    }

    @Property
    void doesNotDependMuchOnWhereTheSearchStarts(
            @ForAll("approximate") MetricPower detection,
            @ForAll @DoubleRange(min = 0, max = 1) @Scale(9) double part,
            @ForAll @LongRange(min = 1000, max = 10_000_000_000L) long available) {
        MinimumDetectableEffect search = new MinimumDetectableEffect(detection, available);
        Optional<Quantity> one = search.from(0);
        Assume.that(one.isPresent());
        double start = part * detection.worst();
        assertThat(detection.distanceOf(search.from(start).orElseThrow()))
                .isBetween(
                        0.93 * detection.distanceOf(one.orElseThrow()), 1.07 * detection.distanceOf(one.orElseThrow()));
    }

    @Property
    void aGreaterHarmNeverNeedsMore(
            @ForAll("approximate") MetricPower detection,
            @ForAll @DoubleRange(min = 0, max = 1) @Scale(9) double part,
            @ForAll @DoubleRange(min = 0, max = 1) @Scale(9) double less) {
        double greater = part * detection.worst();
        assertThat(detection.needed(greater)).isLessThanOrEqualTo(detection.needed(less * greater));
    }

    /** Where the procedure changes, and from step to step of the exact ones, by no more than their steps. */
    @Property
    void aMuchGreaterHarmNeverNeedsMoreEvenOfRareEvents(
            @ForAll("exact") MetricPower detection, @ForAll @DoubleRange(min = 0, max = 1) @Scale(9) double part) {
        double greater = part * detection.worst();
        assertThat(detection.needed(greater)).isLessThanOrEqualTo(detection.needed(greater / 1.5));
    }

    @Provide
    Arbitrary<MetricPower> approximate() {
        return detections(metrics(95), 0);
    }

    @Provide
    Arbitrary<MetricPower> exact() {
        return detections(metrics(95), 30);
    }

    private static Arbitrary<MetricPower> detections(Arbitrary<Metric> metrics, double rareEvents) {
        Arbitrary<TestLevels> levels = Combinators.combine(
                        Arbitraries.doubles().between(1e-6, 0.2).ofScale(7),
                        Arbitraries.doubles().between(0.5, 0.99))
                .as((level, power) -> new TestLevels(level, 1, power, rareEvents, TestDesign.FIXED_HORIZON));
        Arbitrary<ComparedWith> compared = Arbitraries.oneOf(
                Arbitraries.just(ComparedWith.BASELINE),
                Arbitraries.doubles().between(1, 9).map(ratio -> new ComparedWith(Comparison.CONTROL, ratio)),
                Arbitraries.just(new ComparedWith(Comparison.CONTROL, 1)));
        return Combinators.combine(metrics, compared, levels)
                .as((metric, with, at) -> new MetricPowers(5).of(metric, with, at));
    }

    private static Arbitrary<Metric> metrics(double largest) {
        Arbitrary<Double> rates = Arbitraries.oneOf(
                Arbitraries.doubles().between(0.001, 1).ofScale(6),
                Arbitraries.doubles().between(0.1, largest).ofScale(4));
        return Arbitraries.oneOf(
                rates.map(rate -> Metric.errorRate("Errors", percent(rate))),
                rates.map(rate -> Metric.conversion("Orders", percent(100 - rate))),
                Combinators.combine(
                                Arbitraries.doubles().between(1, 1000),
                                Arbitraries.doubles().between(1, 1000))
                        .as((mean, deviation) ->
                                Metric.revenue("Cart", Quantity.of(mean, "EUR")).withStandardDeviation(deviation)),
                Arbitraries.doubles().between(0.1, 1000).map(reports -> Metric.userReports("Reports", reports)));
    }
}
