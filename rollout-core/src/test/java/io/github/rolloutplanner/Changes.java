package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/**
 * All changes that can be planned, for laws: annotate a property with {@code @Domain(Changes.class)} and take a
 * {@code @ForAll Change}.
 */
public final class Changes extends DomainContextBase {
    private static final Map<Trait, Set<Trait>> CONTRADICTIONS = Map.of(
            Trait.VISUAL_ONLY,
                    EnumSet.of(
                            Trait.PAYMENTS,
                            Trait.SECURITY,
                            Trait.AUTHENTICATION,
                            Trait.DATA_MIGRATION,
                            Trait.DATA_INTEGRITY,
                            Trait.BREAKING_CHANGE,
                            Trait.KERNEL_OR_AGENT),
            Trait.INTERNAL_REFACTORING, EnumSet.of(Trait.NEW_FEATURE),
            Trait.HAS_FALLBACK, EnumSet.of(Trait.NO_FALLBACK),
            Trait.ISOLATED, EnumSet.of(Trait.CRITICAL_PATH, Trait.GLOBAL_CONFIG));
    private static final List<String> STRATEGIES = List.of("immediate", "percentage", "canary", "ab-test", "ring");

    private final Arbitrary<String> texts;
    private final Metrics metrics;

    /** For jqwik, which makes one for each property. */
    public Changes() {
        this(Texts.any());
    }

    private Changes(Arbitrary<String> texts) {
        this.texts = texts;
        this.metrics = new Metrics(texts);
    }

    /** Changes that say everything in plain words, so that what is odd in their plans is the planner's. */
    static Arbitrary<Change> inPlainWords() {
        return new Changes(Texts.plain()).changes();
    }

    /** Changes that say anything a change can say, without contradictions. */
    @Provide
    Arbitrary<Change> changes() {
        List<Arbitrary<Consumer<Change.Builder>>> parts = List.of(
                whatItIs(),
                measuresAndExperiment(),
                rarely(new Populations(texts).any(), Change.Builder::population),
                rarely(texts, Change.Builder::fallback),
                rarely(texts, Change.Builder::dataRollback),
                rarely(texts, Change.Builder::owner),
                rarely(texts, Change.Builder::bucketBy),
                rarely(Texts.keys(), Change.Builder::flagKey),
                rarely(new Toolings(texts).any(), Change.Builder::tooling),
                rarely(segments(), Change.Builder::putAllSegments),
                rarely(bounds(), Change.Builder::rollbackWithin),
                rarely(Arbitraries.of(true), Change.Builder::internalFirst),
                rarely(Arbitraries.of(RiskLevel.class), Change.Builder::riskAtLeast),
                seldom(Arbitraries.of(Environment.class), Change.Builder::environment),
                seldom(Arbitraries.of(STRATEGIES), Change.Builder::strategy),
                seldom(ladders(), Change.Builder::ladder));
        return Combinators.combine(texts, Combinators.combine(parts).as(all -> all))
                .as((name, known) -> {
                    Change.Builder change = Change.named(name);
                    known.forEach(part -> part.accept(change));
                    return change.build();
                })
                .filter(Changes::agreesWithItself)
                .withoutEdgeCases();
    }

    private static boolean agreesWithItself(Change change) {
        boolean comesBack =
                change.is(Trait.IRREVERSIBLE) && change.dataRollback().isPresent();
        boolean fallsBack = change.is(Trait.NO_FALLBACK) && change.fallback().isPresent();
        boolean mayTest = change.strategy().filter(id -> !id.equals("ab-test")).isEmpty();
        boolean hasNoQuestion =
                change.experiment().isEmpty() && mayTest && change.strategy().isPresent();
        boolean hasNoRoom =
                change.experiment().isPresent() && mayTest && change.ladder().isPresent();
        return !comesBack && !fallsBack && !hasNoQuestion && !hasNoRoom;
    }

    private interface Setter<T> {
        void set(Change.Builder change, T value);
    }

    private static <T> Arbitrary<Consumer<Change.Builder>> rarely(Arbitrary<T> values, Setter<T> setter) {
        return part(values, setter, 0.5);
    }

    private static <T> Arbitrary<Consumer<Change.Builder>> seldom(Arbitrary<T> values, Setter<T> setter) {
        return part(values, setter, 0.85);
    }

    private static <T> Arbitrary<Consumer<Change.Builder>> part(
            Arbitrary<T> values, Setter<T> setter, double probabilityOfNone) {
        return values.optional(1 - probabilityOfNone)
                .map(given -> change -> given.ifPresent(value -> setter.set(change, value)));
    }

    private Arbitrary<Consumer<Change.Builder>> whatItIs() {
        Arbitrary<Set<Trait>> traits =
                Arbitraries.of(Trait.class).set().ofMaxSize(5).map(Changes::withoutContradictions);
        Arbitrary<List<UserFacingChange>> noticed = Combinators.combine(Arbitraries.of(ImpactKind.class), texts)
                .as(UserFacingChange::new)
                .list()
                .ofMaxSize(3);
        return Combinators.combine(traits, noticed)
                .as((is, shows) -> change -> change.addAllTraits(is)
                        .addAllUserFacingChanges(shows.stream()
                                .filter(one -> !is.contains(Trait.VISUAL_ONLY)
                                        || (one.kind() != ImpactKind.DATA_MODEL
                                                && one.kind() != ImpactKind.INTEGRATION))
                                .toList()));
    }

    private static Set<Trait> withoutContradictions(Set<Trait> wished) {
        Set<Trait> kept = EnumSet.noneOf(Trait.class);
        for (Trait trait : wished) {
            if (kept.stream().noneMatch(other -> contradict(other, trait) || contradict(trait, other))) {
                kept.add(trait);
            }
        }
        return kept;
    }

    private static boolean contradict(Trait one, Trait other) {
        return CONTRADICTIONS.getOrDefault(one, Set.of()).contains(other);
    }

    private Arbitrary<Consumer<Change.Builder>> measuresAndExperiment() {
        Arbitrary<List<MetricInRole>> measures = Combinators.combine(metrics.any(), Arbitraries.of(GateRole.class))
                .as(Changes::measure)
                .list()
                .ofMaxSize(4)
                .uniqueElements(measure -> measure.metric().name());
        return Combinators.combine(measures, experimentMetric().optional(0.25), experiments())
                .as((all, tested, asked) -> change -> {
                    change.addAllMeasures(all);
                    tested.filter(metric -> all.stream()
                                    .noneMatch(one -> one.metric().name().equals(metric.name())))
                            .ifPresent(metric -> change.addMeasures(new MetricInRole(metric, GateRole.SUCCESS))
                                    .experiment(asked.about(metric)));
                });
    }

    /** What is as good as it can be cannot be hoped to become better. */
    private static MetricInRole measure(Metric metric, GateRole role) {
        double value = metric.baseline().value();
        boolean perfect = metric.healthy() == Relation.BELOW ? value == 0 : value == 100;
        return new MetricInRole(metric, perfect && role == GateRole.SUCCESS ? GateRole.GUARDRAIL : role);
    }

    private Arbitrary<Metric> experimentMetric() {
        return Arbitraries.oneOf(metrics.conversions(), metrics.any().filter(Changes::canBeRaised));
    }

    private static boolean canBeRaised(Metric metric) {
        return metric.baseline().value() > 0 && metric.baseline().value() < 60;
    }

    /** An experiment that still lacks its metric, which it tries to make better. */
    private record Asked(double effect, double control, Optional<List<String>> variants) {
        ExperimentRequest about(Metric metric) {
            double better = metric.healthy() == Relation.ABOVE ? effect : -effect;
            ExperimentRequest request =
                    ExperimentRequest.changing(metric.name(), percent(better)).splitInto(control, 100 - control);
            return variants.map(two -> request.between(two.get(0), two.get(1))).orElse(request);
        }
    }

    private Arbitrary<Asked> experiments() {
        Arbitrary<Optional<List<String>>> variants =
                texts.list().ofSize(2).uniqueElements().optional(0.5);
        return Combinators.combine(
                        Metrics.decimals(1, 60), Arbitraries.integers().between(1, 99), variants)
                .as(Asked::new);
    }

    private Arbitrary<Map<String, TargetingCondition>> segments() {
        Arbitrary<String> names = Arbitraries.oneOf(Arbitraries.of("internal", "beta"), texts);
        Arbitrary<TargetingCondition> conditions = Combinators.combine(
                        texts, texts, Arbitraries.integers().between(0, 2))
                .as((attribute, value, form) -> switch (form) {
                    case 0 -> TargetingCondition.endsWith(attribute, value);
                    case 1 -> TargetingCondition.is(attribute, value);
                    default -> TargetingCondition.in(attribute, value, value + "2");
                });
        return Arbitraries.maps(names, conditions).ofMaxSize(3);
    }

    private static Arbitrary<Duration> bounds() {
        return Arbitraries.longs().between(1, 200_000).map(Duration::ofSeconds);
    }

    private Arbitrary<Ladder> ladders() {
        Arbitrary<List<Double>> percentages = Arbitraries.oneOf(Metrics.decimals(0, 100), Arbitraries.of(0.0, 100.0))
                .list()
                .ofMaxSize(4);
        Arbitrary<List<Integer>> hours =
                Arbitraries.integers().between(1, 200).list().ofSize(4);
        Arbitrary<List<String>> names = texts.list().ofSize(5).uniqueElements();
        return Combinators.combine(percentages, hours, names).as((exposed, soaks, called) -> {
            List<Double> rising = exposed.stream().sorted().toList();
            List<Step> steps = new ArrayList<>();
            for (int at = 0; at < rising.size(); at++) {
                steps.add(Step.of(called.get(at), rising.get(at), Duration.ofHours(soaks.get(at))));
            }
            steps.add(Step.last(called.get(4)));
            return new Ladder(steps);
        });
    }
}
