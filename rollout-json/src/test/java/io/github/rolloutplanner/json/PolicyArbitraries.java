package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.ValueArbitraries.chances;
import static io.github.rolloutplanner.json.ValueArbitraries.counts;
import static io.github.rolloutplanner.json.ValueArbitraries.listsOf;
import static io.github.rolloutplanner.json.ValueArbitraries.phasePercentages;
import static net.jqwik.api.Arbitraries.doubles;
import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Arbitraries.of;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.policy.DeliveryPolicy;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.policy.ExperimentPolicy;
import io.github.rolloutplanner.policy.LadderPolicy;
import io.github.rolloutplanner.policy.LimitPolicy;
import io.github.rolloutplanner.policy.PreparationPolicy;
import io.github.rolloutplanner.policy.RiskPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.policy.UrgencyPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Policies of any sort: the standard one after any changes, a few of each part. */
public final class PolicyArbitraries implements ArbitraryProvider {
    private static final List<String> STRATEGIES = List.of("canary", "percentage", "ring", "immediate", "own");

    @Override
    public boolean canProvideFor(TypeUsage type) {
        return type.isOfType(RolloutPolicy.class);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
        return Set.of(policies().withoutEdgeCases());
    }

    static Arbitrary<RolloutPolicy> policies() {
        return Combinators.combine(
                        tables(),
                        few(of(RiskLevel.class), integers().between(1, 10)),
                        urgencies(),
                        ValueArbitraries.maybe(CalendarArbitraries.calendars()))
                .as((tables, approvals, urgency, calendar) -> {
                    RolloutPolicy policy = tables.withUrgency(urgency);
                    policy = calendar.map(policy::withCalendar).orElse(policy);
                    for (Map.Entry<RiskLevel, Integer> people : approvals.entrySet()) {
                        policy = policy.withApprovals(people.getKey(), people.getValue());
                    }
                    return policy;
                });
    }

    private static Arbitrary<RolloutPolicy> tables() {
        return Combinators.combine(
                        risks(), ladders(), limits(), evidence(), experiments(), preparations(), deliveries(), bounds())
                .as((risks, ladders, limits, evidence, experiments, preparation, deliveries, bounds) -> {
                    RolloutPolicy policy = RolloutPolicy.standard()
                            .withRisks(risks)
                            .withLadders(ladders)
                            .withLimits(limits)
                            .withEvidence(evidence)
                            .withExperiments(experiments)
                            .withPreparation(preparation)
                            .withDeliveries(deliveries);
                    for (Map.Entry<RiskLevel, Duration> bound : bounds.entrySet()) {
                        policy = policy.withRollbackBound(bound.getKey(), bound.getValue());
                    }
                    return policy;
                });
    }

    private static Arbitrary<UrgencyPolicy> urgencies() {
        return Combinators.combine(
                        of(RolloutPolicy.standard(), RolloutPolicy.strict(), RolloutPolicy.fast()),
                        few(of(RiskLevel.class), integers().between(1, 100)),
                        few(of(RiskLevel.class), lengths()),
                        lengths(),
                        preparations())
                .as((base, fewest, watches, interval, preparation) -> {
                    UrgencyPolicy policy = base.urgency()
                            .withLookEvery(interval)
                            .withOnCallResponse(interval)
                            .withPreparation(preparation);
                    for (Map.Entry<RiskLevel, Integer> phases : fewest.entrySet()) {
                        policy = policy.withFewestPhases(phases.getKey(), phases.getValue());
                    }
                    for (Map.Entry<RiskLevel, Duration> watch : watches.entrySet()) {
                        policy = policy.withWatch(watch.getKey(), watch.getValue());
                    }
                    return policy;
                });
    }

    private static Arbitrary<RiskPolicy> risks() {
        return Combinators.combine(few(of(Trait.class), of(RiskLevel.class)), counts().optional(0.5))
                .as((levels, large) -> {
                    RiskPolicy policy = RiskPolicy.standard();
                    for (Map.Entry<Trait, RiskLevel> level : levels.entrySet()) {
                        policy = policy.withTraitLevel(level.getKey(), level.getValue());
                    }
                    return large.isPresent() ? policy.withLargePopulation(large.get()) : policy;
                });
    }

    private static Arbitrary<LadderPolicy> ladders() {
        return Combinators.combine(
                        few(of(STRATEGIES), soundLadders()),
                        few(of(Trait.class), of(STRATEGIES)),
                        few(of(RiskLevel.class), lengths()),
                        doubles().between(0, 50).ofScale(6).map(Percentage::percent),
                        lengths(),
                        doubles().between(0, 1e6).ofScale(9))
                .as((ladders, forced, bakes, holdback, soak, increase) -> {
                    LadderPolicy policy = LadderPolicy.standard()
                            .withOwnStrategies("own", "another")
                            .withHoldback(holdback)
                            .withInternalSoak(soak)
                            .withSoakIncreasePerLevel(increase);
                    for (Map.Entry<String, Ladder> ladder : ladders.entrySet()) {
                        policy = policy.withLadder(ladder.getKey(), ladder.getValue());
                    }
                    for (Map.Entry<Trait, String> strategy : forced.entrySet()) {
                        policy = policy.withForced(strategy.getKey(), strategy.getValue());
                    }
                    for (Map.Entry<RiskLevel, Duration> bake : bakes.entrySet()) {
                        policy = policy.withBake(bake.getKey(), bake.getValue());
                    }
                    return policy;
                });
    }

    private static Arbitrary<Ladder> soundLadders() {
        return listsOf(Combinators.combine(phasePercentages(), lengths()).as(Map::entry))
                .map(rungs -> {
                    List<Step> steps = new ArrayList<>();
                    rungs.stream()
                            .sorted(Map.Entry.comparingByKey())
                            .forEach(rung -> steps.add(Step.of(
                                    "Step " + steps.size(), rung.getKey().value(), rung.getValue())));
                    steps.add(Step.last("All"));
                    return new Ladder(steps);
                });
    }

    private static Arbitrary<LimitPolicy> limits() {
        Arbitrary<List<Double>> margins = doubles()
                .between(0, false, 1, true)
                .list()
                .ofSize(3)
                .map(three -> three.stream().sorted().toList());
        Arbitrary<Percentage> parts = doubles().between(0.01, 99).ofScale(6).map(Percentage::percent);
        return Combinators.combine(
                        margins, few(of(MetricFamily.class), parts), doubles().between(0.1, 10))
                .as((three, families, success) -> {
                    LimitPolicy policy = LimitPolicy.standard()
                            .withMargins(three.get(1), three.get(0), three.get(2))
                            .withSuccessMargin(success);
                    for (Map.Entry<MetricFamily, Percentage> family : families.entrySet()) {
                        policy = policy.withDefaultMargin(family.getKey(), family.getValue());
                    }
                    return policy;
                });
    }

    private static Arbitrary<EvidencePolicy> evidence() {
        Arbitrary<EvidencePolicy> numbers = Combinators.combine(
                        doubles().between(0.000001, 0.49).ofScale(6),
                        doubles().between(0.5, 0.99).ofScale(6),
                        phasePercentages().filter(part -> part.value() < 100),
                        doubles().between(0, 0.5),
                        of(TestDesign.class),
                        doubles().between(0, 1),
                        doubles().between(1.5, 1e6),
                        doubles().between(0, 1000))
                .as((level, power, part, negligible, looks, growth, tail, rare) -> EvidencePolicy.standard()
                        .withSignificanceLevel(level)
                        .withPower(power)
                        .withBaselineUncertainty(part)
                        .withNegligiblePart(negligible)
                        .withLooks(looks)
                        .withGrowthExponent(growth)
                        .withSlowTail(tail)
                        .withRareEvents(rare));
        return Combinators.combine(
                        numbers,
                        few(of(STRATEGIES), lengths()),
                        few(of(RiskLevel.class), lengths()),
                        lengths(),
                        lengths(),
                        listsOf(doubles().between(1.5, 1e6)),
                        integers().between(0, 86_400).map(Duration::ofSeconds))
                .as((policy, soaks, bakes, one, two, defects, incident) -> {
                    EvidencePolicy changed = policy.withLongestSoak(one)
                            .withLookEvery(two)
                            .withMetricDelay(one)
                            .withFlagDelay(two)
                            .withDataGrace(one)
                            .withToleratedIncident(incident)
                            .withDefects(defects.stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray());
                    for (Map.Entry<String, Duration> soak : soaks.entrySet()) {
                        changed = changed.withLongestSoak(soak.getKey(), soak.getValue());
                    }
                    for (Map.Entry<RiskLevel, Duration> bake : bakes.entrySet()) {
                        changed = changed.withLongestBake(bake.getKey(), bake.getValue());
                    }
                    return changed;
                });
    }

    private static Arbitrary<ExperimentPolicy> experiments() {
        return Combinators.combine(
                        chances(),
                        chances(),
                        integers().between(1, 5),
                        integers().between(5, 9),
                        integers().between(9, 20))
                .as((confidence, power, least, usual, most) -> ExperimentPolicy.standard()
                        .withConfidence(confidence)
                        .withPower(power)
                        .withWeeks(least, usual, most));
    }

    private static Arbitrary<PreparationPolicy> preparations() {
        Arbitrary<Integer> hours = integers().between(0, 40);
        return Combinators.combine(
                        hours, hours, hours, hours, hours, hours, integers().between(1, 24))
                .as((flag, delivery, metric, rehearsal, data, experiment, day) -> PreparationPolicy.builder()
                        .flagHours(flag)
                        .deliveryHours(delivery)
                        .metricHours(metric)
                        .rehearsalHours(rehearsal)
                        .dataReversalHours(data)
                        .experimentHours(experiment)
                        .hoursPerDay(day)
                        .build());
    }

    private static Arbitrary<DeliveryPolicy> deliveries() {
        Arbitrary<Delivery.Kind> kinds = of(Delivery.Kind.class).filter(kind -> kind != Delivery.Kind.FEATURE_FLAG);
        return Combinators.combine(few(kinds, lengths()), lengths(), lengths()).as((times, notice, backfill) -> {
            DeliveryPolicy policy = DeliveryPolicy.standard().withNotice(notice).withBackfill(backfill);
            for (Map.Entry<Delivery.Kind, Duration> time : times.entrySet()) {
                policy = policy.withRollbackTime(time.getKey(), time.getValue());
            }
            return policy;
        });
    }

    private static Arbitrary<Map<RiskLevel, Duration>> bounds() {
        return few(of(RiskLevel.class), lengths());
    }

    /** Lengths above zero, up to years, to the nanosecond. */
    private static Arbitrary<Duration> lengths() {
        return Arbitraries.oneOf(
                integers().between(1, 3_000).map(Duration::ofHours),
                Arbitraries.longs().between(1, 3_000L * 3_600 * 1_000_000_000).map(Duration::ofNanos));
    }

    private static <K, V> Arbitrary<Map<K, V>> few(Arbitrary<K> keys, Arbitrary<V> values) {
        return Arbitraries.maps(keys, values).ofMaxSize(2);
    }
}
