package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Slo;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What evidence never does, for usual changes and for numbers that nobody has seen yet. */
class EvidenceProperties {

    @Property(tries = 200)
    @Domain(Changes.class)
    void evidenceShortensNoPhase(@ForAll Change change) {
        RolloutPlanner planner = RolloutPlanner.withPolicy(RolloutPolicy.standard());
        RolloutPlan proven = planner.plan(change);
        RolloutPlan unproven = planner.plan(withoutTraffic(change, proven.risk()));
        Assume.that(proven.experiment().isEmpty()
                && proven.strategy().id().equals(unproven.strategy().id()));
        Assume.that(percentages(proven).equals(percentages(unproven)));
        for (int at = 0; at < proven.phases().size(); at++) {
            Duration least = unproven.phases().get(at).soak().orElse(Duration.ZERO);
            assertThat(proven.phases().get(at).soak().orElse(Duration.ZERO)).isGreaterThanOrEqualTo(least);
        }
        assertThat(proven.timeline().bake().length().orElseThrow())
                .isGreaterThanOrEqualTo(unproven.timeline().bake().length().orElseThrow());
    }

    private static List<Percentage> percentages(RolloutPlan plan) {
        return plan.phases().stream().map(RolloutPhase::percentage).toList();
    }

    private static Change withoutTraffic(Change change, RiskLevel risk) {
        return Change.named(change.name())
                .addAllUserFacingChanges(change.userFacingChanges())
                .addAllTraits(change.traits())
                .environment(change.environment())
                .addAllMeasures(change.measures())
                .internalFirst(change.internalFirst())
                .flagKey(change.flagKey())
                .strategy(change.strategy().filter(id -> !id.equals("ab-test")))
                .ladder(change.ladder())
                .riskAtLeast(risk)
                .build();
    }

    @Property(tries = 200)
    @Domain(Changes.class)
    void verdictsAgreeWithTheirNumbers(@ForAll Change change) {
        assertAgreed(RolloutPlanner.withPolicy(RolloutPolicy.standard()).plan(change));
    }

    @Property(tries = 300)
    @Domain(DomainContext.Global.class)
    void noNumberIsTooStrange(
            @ForAll("strangeChanges") Change change, @ForAll("strangePolicies") EvidencePolicy policy) {
        RolloutPlanner planner =
                RolloutPlanner.withPolicy(RolloutPolicy.standard().withEvidence(policy));
        RolloutPlan plan;
        try {
            plan = planner.plan(change);
        } catch (InvalidChangeException refused) {
            assertThat(refused.problems()).isNotEmpty();
            return;
        }
        assertThat(plan.toString()).doesNotContain("NaN", "Infinity");
        assertAgreed(plan);
    }

    private static void assertAgreed(RolloutPlan plan) {
        plan.exposure().ifPresent(ledger -> {
            assertThat(ledger.phases()).hasSameSizeAs(plan.phases());
            assertThat(ledger.phases())
                    .extracting(ExposureLedger.PhaseExposure::usersSoFar)
                    .isSorted();
            for (int at = 0; at < plan.phases().size(); at++) {
                Duration length = ledger.phases().get(at).length();
                plan.phases().get(at).evidence().forEach(gate -> assertAgreed(gate, length));
            }
        });
    }

    private static void assertAgreed(GateEvidence gate, Duration length) {
        boolean isEnough = gate.needed().isPresent() && gate.needed().getAsLong() <= gate.available();
        assertThat(gate.needed().orElse(1)).as("%s", gate).isPositive();
        assertThat(gate.verdict() != Verdict.UNDERPOWERED).as("%s", gate).isEqualTo(isEnough);
        assertThat(gate.reachedAfter()
                        .filter(reached -> reached.compareTo(length) <= 0)
                        .isPresent())
                .as("%s", gate)
                .isEqualTo(isEnough);
        if (isEnough) {
            assertThat(gate.minimumDetectableEffect()).as("%s", gate).isPresent();
            assertThat(gate.triggerSeenAfter()).as("%s", gate).isPresent();
        }
    }

    @Provide
    Arbitrary<EvidencePolicy> strangePolicies() {
        Arbitrary<Double> levels = Arbitraries.of(1e-12, 1e-9, 0.01, 0.05, 0.3, 0.4999);
        Arbitrary<Double> powers = Arbitraries.of(0.5, 0.8, 0.999, 0.999999);
        Arbitrary<Double> tails = Arbitraries.of(1.0000001, 1.001, 1.1, 5.0, 1e6);
        Arbitrary<Double> growths = Arbitraries.of(0.0, 0.6, 1.0);
        Arbitrary<Double> defects = Arbitraries.of(1.0000001, 1.5, 2.0, 10.0, 1e6);
        return Combinators.combine(levels, powers, tails, growths, defects, Arbitraries.of(TestDesign.class))
                .as((level, power, tail, growth, defect, looks) -> EvidencePolicy.standard()
                        .withSignificanceLevel(level)
                        .withPower(power)
                        .withSlowTail(tail)
                        .withGrowthExponent(growth)
                        .withDefects(defect)
                        .withLooks(looks));
    }

    @Provide
    Arbitrary<Change> strangeChanges() {
        Arbitrary<List<MetricInRole>> measures = Combinators.combine(
                        strangeMetrics(), Arbitraries.of(GateRole.GUARDRAIL, GateRole.SIGNAL))
                .as(MetricInRole::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        Arbitrary<Optional<Step>> steps = Combinators.combine(
                        Arbitraries.of(1e-6, 0.001, 5.0, 50.0, 80.0, 85.0, 89.99, 89.999, 90.0, 99.99, 99.999999),
                        Arbitraries.of("PT0.000000001S", "PT1M", "PT90M", "PT7H", "P30D", "P3650D"))
                .as((percentage, soak) -> Step.of("First", percentage, Duration.parse(soak)))
                .optional(0.4);
        Arbitrary<Trait> traits = Arbitraries.of(
                Trait.NEW_FEATURE, Trait.PAYMENTS, Trait.VISUAL_ONLY, Trait.DATA_MIGRATION, Trait.CRITICAL_PATH);
        return Combinators.combine(measures, strangePopulations(), steps, traits)
                .as((all, population, step, trait) -> {
                    Change.Builder change =
                            Change.named("Strange").addTraits(trait).population(population);
                    for (int at = 0; at < all.size(); at++) {
                        change.addMeasures(numbered(all.get(at), at));
                    }
                    step.ifPresent(first -> change.ladder(new Ladder(List.of(first, Step.last("All")))));
                    return change.build();
                });
    }

    private static MetricInRole numbered(MetricInRole measure, int number) {
        Metric metric = measure.metric();
        Metric.Builder named = Metric.builder()
                .name("Metric " + number)
                .family(metric.family())
                .kind(metric.kind())
                .healthy(metric.healthy())
                .baseline(metric.baseline())
                .limit(metric.limit())
                .standardDeviation(metric.standardDeviation())
                .percentile(metric.percentile())
                .slo(metric.slo());
        return measure.withMetric(named.build());
    }

    private static Arbitrary<Population> strangePopulations() {
        Arbitrary<Long> users = magnitudes(0, 12).map(Double::longValue);
        Arbitrary<Optional<Long>> requests =
                magnitudes(0, 15).map(Double::longValue).optional(0.5);
        Arbitrary<Integer> profiles = Arbitraries.integers().between(-20, 23);
        return Combinators.combine(users, requests, profiles, Arbitraries.of(true, false, false))
                .as((daily, all, hour, inRings) -> {
                    Population population = Population.ofUsersPerDay(daily);
                    population = all.isPresent() ? population.withRequestsPerDay(all.get()) : population;
                    population = hour < 0 ? population : population.withHourlyProfile(oneHour(hour));
                    return inRings
                            ? population.withRings(Ring.of("First", 1), Ring.of("Everybody", daily + 1))
                            : population;
                });
    }

    private static double[] oneHour(int hour) {
        double[] weights = new double[24];
        weights[hour] = 1e-9;
        return weights;
    }

    private static Arbitrary<Metric> strangeMetrics() {
        Arbitrary<Double> margins = Arbitraries.of(1e-9, 1e-6, 0.001, 0.1, 0.5, 0.999, 1.0, 1e6);
        Arbitrary<Double> rates = Arbitraries.of(0.0, 1e-6, 1e-5, 0.001, 0.1, 1.0, 50.0, 90.0, 99.9999, 100.0);
        Arbitrary<Relation> sides = Arbitraries.of(Relation.class);
        Arbitrary<Metric> percentages = Combinators.combine(rates, margins, sides)
                .as((rate, margin, side) -> limited(metric(MetricKind.RATE, side, Quantity.of(rate, "%")), margin));
        Arbitrary<Metric> means = Combinators.combine(magnitudes(-9, 12), magnitudes(-9, 12), margins, sides)
                .as((mean, deviation, margin, side) -> limited(
                        metric(MetricKind.MEAN, side, Quantity.of(mean, "EUR")).withStandardDeviation(deviation),
                        margin));
        Arbitrary<Metric> counts = Combinators.combine(
                        magnitudes(-9, 12), Arbitraries.of("/s", "/hour", "/week", "things"), margins, sides)
                .as((count, unit, margin, side) ->
                        limited(metric(MetricKind.COUNT, side, Quantity.of(count, unit)), margin));
        Arbitrary<Metric> percentiles = Combinators.combine(
                        magnitudes(-6, 9), Arbitraries.of(1e-6, 50.0, 95.0, 99.999999), margins, sides)
                .as((level, percentile, margin, side) -> limited(
                        metric(MetricKind.QUANTILE, side, Quantity.of(level, "ms"))
                                .withPercentile(Percentage.percent(percentile)),
                        margin));
        Arbitrary<Optional<Slo>> promises = Combinators.combine(
                        Arbitraries.of(1e-6, 50.0, 99.9, 99.999999), Arbitraries.of("PT1S", "PT1H", "P30D", "P300000D"))
                .as((objective, window) -> new Slo(Percentage.percent(objective), Duration.parse(window)))
                .optional(0.3);
        return Combinators.combine(Arbitraries.oneOf(percentages, means, counts, percentiles), promises)
                .as((metric, promise) -> promise.isPresent() ? metric.withSlo(promise.get()) : metric);
    }

    private static Arbitrary<Double> magnitudes(int smallest, int largest) {
        return Arbitraries.doubles().between(smallest, largest).ofScale(3).map(exponent -> Math.pow(10, exponent));
    }

    private static Metric metric(MetricKind kind, Relation healthy, Quantity baseline) {
        return Metric.builder()
                .name("Metric")
                .family(MetricFamily.ERROR)
                .kind(kind)
                .healthy(healthy)
                .baseline(baseline)
                .build();
    }

    private static Metric limited(Metric metric, double margin) {
        boolean isRate = metric.kind() == MetricKind.RATE;
        double baseline = metric.baseline().value();
        if (metric.healthy() == Relation.BELOW) {
            return metric.mustStayBelow(
                    isRate ? Quantity.of(Math.min(100, baseline + margin), "%") : Level.timesBaseline(1 + margin));
        }
        return metric.mustStayAbove(
                isRate
                        ? Quantity.of(Math.max(0, baseline - margin), "%")
                        : Level.timesBaseline(Math.max(0, 1 - margin)));
    }
}
