package io.github.rolloutplanner.json;

import static net.jqwik.api.Arbitraries.of;
import static net.jqwik.api.Arbitraries.oneOf;

import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateComposition;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.Audience;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;

/** The small values that plans are made of. */
final class ValueArbitraries {
    private ValueArbitraries() {}

    /** Texts that mean something to a parser, and texts that mean nothing to anybody. */
    static Arbitrary<String> texts() {
        return oneOf(
                of(
                        "",
                        " ",
                        "Error rate < 1%",
                        "1. one",
                        "2 days (canary)",
                        "< 5 minutes",
                        "Immediate",
                        "Immediate (now)",
                        "1 day ",
                        "\"quoted\" \\ and / or ~",
                        "größe 指标 नमस्ते"),
                Arbitraries.strings().ofMaxLength(12).map(Legible::escaped));
    }

    static <T> Arbitrary<List<T>> listsOf(Arbitrary<T> items) {
        return items.list().ofMaxSize(3);
    }

    static <T> Arbitrary<Optional<T>> maybe(Arbitrary<T> values) {
        return values.optional(0.7);
    }

    static Arbitrary<Percentage> phasePercentages() {
        return Arbitraries.doubles().between(0, 100).ofScale(6).map(Percentage::percent);
    }

    static Arbitrary<Percentage> percentages() {
        return Arbitraries.doubles().between(-1e9, 1e9).ofScale(6).map(Percentage::percent);
    }

    static Arbitrary<Double> probabilities() {
        return oneOf(
                of(0.0, -0.0, 0.8, 0.95, 0.9999999, Double.MIN_VALUE, 1.0),
                Arbitraries.doubles().between(0, 1));
    }

    /** Strictly between nothing and everything. */
    static Arbitrary<Double> chances() {
        return probabilities().filter(chance -> chance > 0 && chance < 1);
    }

    /** Numbers from one on. */
    static Arbitrary<Long> someOf() {
        return Arbitraries.longs().greaterOrEqual(1);
    }

    /** Numbers from zero on, however small or large. */
    static Arbitrary<Double> amounts() {
        return oneOf(
                of(0.0, -0.0, 1.0, 0.1 + 0.2, 2e23, Double.MIN_VALUE, Double.MAX_VALUE),
                Arbitraries.doubles().between(0, 1e6));
    }

    static Arbitrary<Long> counts() {
        return Arbitraries.longs().greaterOrEqual(0);
    }

    /** Lengths above zero. */
    static Arbitrary<Duration> soaks() {
        return oneOf(
                Arbitraries.longs().between(1, 5_000).map(Duration::ofHours),
                Arbitraries.longs().between(1, Integer.MAX_VALUE).map(Duration::ofMillis),
                Arbitraries.longs().between(1, Long.MAX_VALUE / 4).map(Duration::ofNanos));
    }

    /** Lengths of any sort. */
    static Arbitrary<Duration> durations() {
        return oneOf(
                of(Duration.ZERO),
                soaks(),
                Combinators.combine(
                                Arbitraries.longs().between(-86_000_000_000L, 86_000_000_000L),
                                Arbitraries.longs().between(0, 999_999_999))
                        .as(Duration::ofSeconds));
    }

    static Arbitrary<Reason> reason() {
        return Combinators.combine(texts(), Arbitraries.maps(texts(), texts()).ofMaxSize(2), texts())
                .as(Reason::stated);
    }

    static Arbitrary<List<Reason>> reasons() {
        return reason().list().ofMaxSize(1);
    }

    static Arbitrary<Level> levels() {
        return oneOf(
                quantities(),
                oneOf(of(-0.0, 1e-300, 1e9), Arbitraries.doubles().between(0, 1_000))
                        .map(Level::timesBaseline),
                percentages().map(Level::changeOf),
                texts().map(Level.Stated::new));
    }

    static Arbitrary<Quantity> quantities() {
        return oneOf(
                Combinators.combine(numbers(), texts()).as(Quantity::new),
                Combinators.combine(
                                Arbitraries.integers().between(-9_999, 99_999), of("%", "s", "/hour", "min/session"))
                        .as((number, unit) -> Quantity.of(number / 100.0, unit)));
    }

    private static Arbitrary<BigDecimal> numbers() {
        return Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40)),
                        Arbitraries.integers().between(-50, 50))
                .as(BigDecimal::new);
    }

    static Arbitrary<Threshold> thresholds() {
        return Combinators.combine(of(Threshold.Relation.class), levels()).as(Threshold::new);
    }

    static Arbitrary<Condition> conditions() {
        return oneOf(
                Combinators.combine(texts(), thresholds()).as(Condition.OnMetric::new),
                Combinators.combine(texts().optional(), texts()).as(Condition.Approval::new),
                texts().map(Condition.Stated::new));
    }

    static Arbitrary<Gate> gates() {
        return Builders.withBuilder(Gate::builder)
                .use(conditions())
                .in(Gate.Builder::condition)
                .use(of(GateRole.class))
                .in(Gate.Builder::role)
                .use(maybe(of(Comparison.class)))
                .in(Gate.Builder::comparison)
                .use(parts())
                .withProbability(0.5)
                .in(Gate.Builder::margin)
                .use(tolerances())
                .withProbability(0.7)
                .in(Gate.Builder::tolerance)
                .use(counts())
                .withProbability(0.7)
                .in(Gate.Builder::minimumSample)
                .use(maybe(harmBudgets()))
                .in(Gate.Builder::harmBudget)
                .use(maybe(handlings()))
                .in(Gate.Builder::handling)
                .use(reasons())
                .in(Gate.Builder::addAllReasons)
                .build(Gate.Builder::build);
    }

    private static Arbitrary<Gate.HarmBudget> harmBudgets() {
        return Combinators.combine(probabilities(), probabilities(), probabilities())
                .as(Gate.HarmBudget::new);
    }

    private static Arbitrary<Percentage> parts() {
        return phasePercentages().filter(percentage -> percentage.value() < 100);
    }

    static Arbitrary<Baseline> baselines() {
        return oneOf(
                of(Baseline.typed(), Baseline.exact()),
                phasePercentages().map(Baseline::within),
                Combinators.combine(counts(), durations()).as(Baseline::measured));
    }

    private static Arbitrary<Tolerance> tolerances() {
        return oneOf(
                of(Tolerance.statistical()),
                ordinals().map(Tolerance::consecutive),
                ordinals().map(Tolerance::total));
    }

    static Arbitrary<GateComposition> compositions() {
        return Combinators.combine(
                        oneOf(of(GateComposition.all()), ordinals().map(GateComposition::atLeast)),
                        texts().list().ofMaxSize(3).uniqueElements())
                .as((composition, critical) -> composition.withCritical(critical.toArray(String[]::new)));
    }

    private static Arbitrary<Integer> ordinals() {
        return Arbitraries.integers().greaterOrEqual(1);
    }

    private static Arbitrary<GateHandling> handlings() {
        return Combinators.combine(
                        of(Response.class),
                        of(Response.class),
                        of(Response.class),
                        of(Response.class),
                        durations().filter(grace -> !grace.isNegative()))
                .as(GateHandling::new);
    }

    static Arbitrary<Audience> audiences() {
        return oneOf(
                Combinators.combine(texts(), maybe(FlagArbitraries.conditions()))
                        .as(Audience.Internal::new),
                texts().map(Audience.RandomPercentage::new),
                Combinators.combine(texts(), counts(), texts(), maybe(FlagArbitraries.conditions()))
                        .as(Audience.RingMembers::new),
                texts().map(Audience.Everyone::new),
                texts().map(Audience.Stated::new));
    }
}
