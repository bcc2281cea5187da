package io.github.rolloutplanner.policy;

import static io.github.rolloutplanner.change.Delivery.Kind.FLEET;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.metric.MetricFamily;
import java.time.Duration;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first and the last value that a policy takes, and those just beyond. */
class PolicyBoundsTest {
    private static final DeliveryPolicy DELIVERIES = DeliveryPolicy.standard();
    private static final EvidencePolicy EVIDENCE = EvidencePolicy.standard();
    private static final ExperimentPolicy EXPERIMENTS = ExperimentPolicy.standard();
    private static final LadderPolicy LADDERS = LadderPolicy.standard();
    private static final LimitPolicy LIMITS = LimitPolicy.standard();

    private static final Duration MOST = ofDays(3650);
    private static final Duration BELOW = ofNanos(-1);
    private static final Duration BEYOND = MOST.plusNanos(1);

    @ParameterizedTest
    @MethodSource("taken")
    void takesTheFirstAndTheLast(Supplier<?> policy) {
        assertThat(policy.get()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesTheNextBeyond(Supplier<?> policy) {
        assertThatIllegalArgumentException().isThrownBy(policy::get).withMessageMatching("(?s).+[.:] .+\\.");
    }

    static Stream<Supplier<?>> taken() {
        return Stream.of(
                        lengths(time -> DELIVERIES.withRollbackTime(FLEET, time), ofNanos(1), MOST),
                        lengths(DELIVERIES::withNotice, ofNanos(1), MOST),
                        lengths(DELIVERIES::withBackfill, ofNanos(1), MOST),
                        numbers(EVIDENCE::withSignificanceLevel, 1e-12, 0.49),
                        numbers(EVIDENCE::withPower, 0.050001, 0.999999),
                        numbers(EVIDENCE::withGrowthExponent, 0, 1),
                        numbers(EVIDENCE::withSlowTail, 1.000001, 1e6),
                        numbers(EVIDENCE::withDefects, 1.000001, 1e6),
                        numbers(EVIDENCE::withRareEvents, 0, 1000),
                        numbers(part -> EVIDENCE.withBaselineUncertainty(percent(part)), 0, 99.9),
                        numbers(EVIDENCE::withNegligiblePart, 0, 0.5),
                        lengths(EVIDENCE::withLongestSoak, ofNanos(1), MOST),
                        lengths(longest -> EVIDENCE.withLongestSoak("canary", longest), ofNanos(1), MOST),
                        lengths(longest -> EVIDENCE.withLongestBake(RiskLevel.LOW, longest), ofNanos(1), MOST),
                        lengths(EVIDENCE::withLookEvery, ofNanos(1), MOST),
                        lengths(EVIDENCE::withToleratedIncident, Duration.ZERO, ofDays(1)),
                        lengths(EVIDENCE::withMetricDelay, Duration.ZERO, MOST),
                        lengths(EVIDENCE::withFlagDelay, Duration.ZERO, MOST),
                        lengths(EVIDENCE::withDataGrace, Duration.ZERO, MOST),
                        numbers(EXPERIMENTS::withConfidence, 1e-9, 0.999),
                        numbers(EXPERIMENTS::withPower, 1e-9, 0.999),
                        Stream.<Supplier<?>>of(() -> EXPERIMENTS.withWeeks(1, 1, 1)),
                        numbers(part -> LADDERS.withHoldback(percent(part)), 0, 50),
                        numbers(LADDERS::withSoakIncreasePerLevel, 0),
                        lengths(LADDERS::withInternalSoak, ofNanos(1), MOST),
                        lengths(bake -> LADDERS.withBake(RiskLevel.LOW, bake), Duration.ZERO, MOST),
                        Stream.<Supplier<?>>of(() -> LIMITS.withMargins(1, 1, 1)),
                        margins(MetricFamily.USER, 0.1, 99.9),
                        margins(MetricFamily.BUSINESS, 0.1, 99.9),
                        margins(MetricFamily.PERFORMANCE, 0.1, 100, 1000),
                        hours(PreparationPolicy.Builder::flagHours, 0),
                        hours(PreparationPolicy.Builder::metricHours, 0),
                        hours(PreparationPolicy.Builder::rehearsalHours, 0),
                        hours(PreparationPolicy.Builder::dataReversalHours, 0),
                        hours(PreparationPolicy.Builder::experimentHours, 0),
                        hours(PreparationPolicy.Builder::hoursPerDay, 1))
                .flatMap(Function.identity());
    }

    static Stream<Supplier<?>> refused() {
        return Stream.of(
                        lengths(time -> DELIVERIES.withRollbackTime(FLEET, time), Duration.ZERO, BELOW, BEYOND),
                        lengths(DELIVERIES::withNotice, Duration.ZERO, BELOW, BEYOND),
                        lengths(DELIVERIES::withBackfill, Duration.ZERO, BELOW, BEYOND),
                        numbers(EVIDENCE::withSignificanceLevel, 0, 9e-13, 0.5, Double.NaN),
                        numbers(EVIDENCE::withPower, 0.05, 1, Double.NaN),
                        numbers(EVIDENCE::withGrowthExponent, -1e-9, 1.000001, Double.NaN),
                        numbers(EVIDENCE::withSlowTail, 1, 1.1e6, Double.NaN),
                        numbers(EVIDENCE::withDefects, 1, 1.1e6, Double.NaN),
                        numbers(EVIDENCE::withRareEvents, -1e-9, 1000.1, Double.NaN),
                        numbers(part -> EVIDENCE.withBaselineUncertainty(percent(part)), -0.1, 100),
                        numbers(EVIDENCE::withNegligiblePart, -1e-9, 0.51, Double.NaN),
                        lengths(EVIDENCE::withLongestSoak, Duration.ZERO, BELOW, BEYOND),
                        lengths(longest -> EVIDENCE.withLongestSoak("canary", longest), Duration.ZERO, BELOW, BEYOND),
                        lengths(
                                longest -> EVIDENCE.withLongestBake(RiskLevel.LOW, longest),
                                Duration.ZERO,
                                BELOW,
                                BEYOND),
                        lengths(EVIDENCE::withLookEvery, Duration.ZERO, BELOW, BEYOND),
                        lengths(
                                EVIDENCE::withToleratedIncident,
                                BELOW,
                                ofDays(1).plusNanos(1)),
                        lengths(EVIDENCE::withMetricDelay, BELOW, BEYOND),
                        lengths(EVIDENCE::withFlagDelay, BELOW, BEYOND),
                        lengths(EVIDENCE::withDataGrace, BELOW, BEYOND),
                        numbers(EXPERIMENTS::withConfidence, 0, 1),
                        numbers(EXPERIMENTS::withPower, 0, 1),
                        Stream.<Supplier<?>>of(
                                () -> EXPERIMENTS.withWeeks(0, 1, 2),
                                () -> EXPERIMENTS.withWeeks(2, 1, 2),
                                () -> EXPERIMENTS.withWeeks(1, 3, 2)),
                        numbers(part -> LADDERS.withHoldback(percent(part)), -0.1, 50.1),
                        numbers(LADDERS::withSoakIncreasePerLevel, -1e-9, Double.NaN),
                        lengths(LADDERS::withInternalSoak, Duration.ZERO, BELOW, BEYOND),
                        lengths(bake -> LADDERS.withBake(RiskLevel.LOW, bake), BELOW, BEYOND),
                        Stream.<Supplier<?>>of(
                                () -> LIMITS.withMargins(0.5, 0, 0.6),
                                () -> LIMITS.withMargins(0.5, 0.6, 0.6),
                                () -> LIMITS.withMargins(0.7, 0.5, 0.6),
                                () -> LIMITS.withMargins(0.5, 0.5, 1.1)),
                        margins(MetricFamily.USER, 0, 100),
                        margins(MetricFamily.BUSINESS, 0, 100),
                        margins(MetricFamily.PERFORMANCE, 0, -1),
                        hours(PreparationPolicy.Builder::flagHours, -1),
                        hours(PreparationPolicy.Builder::metricHours, -1),
                        hours(PreparationPolicy.Builder::rehearsalHours, -1),
                        hours(PreparationPolicy.Builder::dataReversalHours, -1),
                        hours(PreparationPolicy.Builder::experimentHours, -1),
                        hours(PreparationPolicy.Builder::hoursPerDay, 0))
                .flatMap(Function.identity());
    }

    private static Stream<Supplier<?>> numbers(DoubleFunction<?> with, double... values) {
        return DoubleStream.of(values).mapToObj(value -> () -> with.apply(value));
    }

    private static Stream<Supplier<?>> lengths(Function<Duration, ?> with, Duration... values) {
        return Stream.of(values).map(value -> () -> with.apply(value));
    }

    private static Stream<Supplier<?>> margins(MetricFamily family, double... values) {
        return numbers(change -> LIMITS.withDefaultMargin(family, percent(change)), values);
    }

    private interface Hours {
        ImmutablePreparationPolicy.Builder of(PreparationPolicy.Builder builder, int hours);
    }

    private static Stream<Supplier<?>> hours(Hours with, int value) {
        return Stream.of(() -> with.of(PreparationPolicy.builder(), value).build());
    }
}
