package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.ValueArbitraries.amounts;
import static io.github.rolloutplanner.json.ValueArbitraries.baselines;
import static io.github.rolloutplanner.json.ValueArbitraries.durations;
import static io.github.rolloutplanner.json.ValueArbitraries.levels;
import static io.github.rolloutplanner.json.ValueArbitraries.listsOf;
import static io.github.rolloutplanner.json.ValueArbitraries.maybe;
import static io.github.rolloutplanner.json.ValueArbitraries.percentages;
import static io.github.rolloutplanner.json.ValueArbitraries.phasePercentages;
import static io.github.rolloutplanner.json.ValueArbitraries.probabilities;
import static io.github.rolloutplanner.json.ValueArbitraries.quantities;
import static io.github.rolloutplanner.json.ValueArbitraries.soaks;
import static io.github.rolloutplanner.json.ValueArbitraries.texts;
import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Arbitraries.of;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.People;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Slo;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.snippet.SnippetStyle;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Changes of any sort, sensible or odd, that have a valid document. */
public final class ChangeArbitraries implements ArbitraryProvider {

    @Override
    public boolean canProvideFor(TypeUsage type) {
        return type.isOfType(Change.class);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
        return Set.of(changes().withoutEdgeCases());
    }

    static Arbitrary<Change> changes() {
        Arbitrary<UserFacingChange> noticed =
                Combinators.combine(of(ImpactKind.class), texts()).as(UserFacingChange::new);
        return texts().flatMap(name -> Builders.withBuilder(() -> Change.named(name))
                .use(of(Trait.class).set().ofMaxSize(4))
                .in(Change.Builder::addAllTraits)
                .use(listsOf(noticed))
                .in(Change.Builder::addAllUserFacingChanges)
                .use(listsOf(DeliveryArbitraries.deliveries()))
                .in(Change.Builder::addAllDeliveries)
                .use(of(Environment.class))
                .in(Change.Builder::environment)
                .use(maybe(PlanArbitraries.populations()))
                .in(Change.Builder::population)
                .use(listsOf(metrics()))
                .in(Change.Builder::addAllMeasures)
                .use(maybe(durations()))
                .in(Change.Builder::rollbackWithin)
                .use(maybe(durations()))
                .in(Change.Builder::deadline)
                .use(maybe(texts()))
                .in(Change.Builder::expedite)
                .use(of(true, false))
                .in(Change.Builder::internalFirst)
                .use(maybe(experiments()))
                .in(Change.Builder::experiment)
                .use(Arbitraries.maps(texts(), FlagArbitraries.conditions()).ofMaxSize(2))
                .in(Change.Builder::putAllSegments)
                .use(texts())
                .withProbability(0.5)
                .in(Change.Builder::bucketBy)
                .use(maybe(texts()))
                .in(Change.Builder::flagKey)
                .use(maybe(texts()))
                .in(Change.Builder::fallback)
                .use(maybe(texts()))
                .in(Change.Builder::dataRollback)
                .use(toolings())
                .in(Change.Builder::tooling)
                .use(maybe(texts()))
                .in(Change.Builder::owner)
                .use(people())
                .in(Change.Builder::people)
                .use(maybe(of(RiskLevel.class)))
                .in(Change.Builder::riskAtLeast)
                .use(maybe(texts()))
                .in(Change.Builder::strategy)
                .use(maybe(ladders()))
                .in(Change.Builder::ladder)
                .build(Change.Builder::build));
    }

    static Arbitrary<Ladder> ladders() {
        return listsOf(Combinators.combine(texts(), percentages(), maybe(durations()))
                        .as(Step::new))
                .map(Ladder::new);
    }

    private static Arbitrary<MetricInRole> metrics() {
        Arbitrary<Metric> metrics = Builders.withBuilder(Metric::builder)
                .use(Arbitraries.oneOf(texts(), of("Day-7 retention", "Checkout p99")))
                .in(Metric.Builder::name)
                .use(of(MetricFamily.class))
                .in(Metric.Builder::family)
                .use(of(MetricKind.class))
                .in(Metric.Builder::kind)
                .use(of(Relation.class))
                .in(Metric.Builder::healthy)
                .use(quantities())
                .in(Metric.Builder::baseline)
                .use(maybe(Combinators.combine(of(Relation.class), levels()).as(Threshold::new)))
                .in(Metric.Builder::limit)
                .use(of(ExposureUnit.class))
                .withProbability(0.5)
                .in(Metric.Builder::exposureUnit)
                .use(amounts())
                .withProbability(0.5)
                .in(Metric.Builder::standardDeviation)
                .use(baselines())
                .withProbability(0.7)
                .in(Metric.Builder::baselineSource)
                .use(probabilities())
                .withProbability(0.5)
                .in(Metric.Builder::intraclassCorrelation)
                .use(durations())
                .withProbability(0.5)
                .in(Metric.Builder::ripening)
                .use(maybe(durations()))
                .in(Metric.Builder::arrival)
                .use(maybe(percentages()))
                .in(Metric.Builder::statedPercentile)
                .use(maybe(slos()))
                .in(Metric.Builder::slo)
                .build(Metric.Builder::build);
        return Combinators.combine(metrics, of(GateRole.class), of(true, false)).as(MetricInRole::new);
    }

    private static Arbitrary<Slo> slos() {
        Arbitrary<Percentage> objectives = phasePercentages().filter(part -> part.value() > 0 && part.value() < 100);
        return Combinators.combine(objectives, soaks()).as(Slo::new);
    }

    private static Arbitrary<ExperimentRequest> experiments() {
        Arbitrary<List<Percentage>> splits = listsOf(percentages());
        return Combinators.combine(
                        texts(),
                        percentages(),
                        maybe(listsOf(texts())),
                        maybe(splits),
                        maybe(integers().between(0, 10)),
                        of(ExperimentRequest.Spending.class),
                        maybe(probabilities()),
                        of(true, false))
                .as((metric, effect, variants, split, looks, spending, correlation, largerControl) -> {
                    ExperimentRequest request = ExperimentRequest.changing(metric, effect);
                    if (variants.isPresent()) {
                        request = request.between(variants.get().toArray(String[]::new));
                    }
                    if (looks.isPresent()) {
                        request = request.withLooks(looks.get(), spending);
                    }
                    if (correlation.isPresent()) {
                        request = request.withCovariateCorrelation(correlation.get());
                    }
                    if (largerControl && request.variants().size() > 1) {
                        return request.withLargerControl();
                    }
                    return split.isEmpty()
                            ? request
                            : request.splitInto(split.get().stream()
                                    .mapToDouble(Percentage::value)
                                    .toArray());
                });
    }

    private static Arbitrary<People> people() {
        return Combinators.combine(listsOf(texts()), maybe(texts()), maybe(texts()), listsOf(texts()))
                .as((approvers, onCall, speaker, holders) -> People.builder()
                        .addAllApprovers(approvers)
                        .onCall(onCall)
                        .communicationOwner(speaker)
                        .addAllKillSwitchHolders(holders)
                        .build());
    }

    private static Arbitrary<Tooling> toolings() {
        return Combinators.combine(
                        maybe(texts()),
                        listsOf(texts()),
                        maybe(texts()),
                        maybe(durations()),
                        maybe(durations()),
                        maybe(durations()),
                        maybe(durations()),
                        of(SnippetStyle.class))
                .as((name, monitoring, place, one, two, three, four, style) -> Tooling.builder()
                        .flagSystem(name)
                        .addAllMonitoring(monitoring)
                        .errorTracking(place)
                        .analytics(name)
                        .incidentChannel(place)
                        .statusPage(name)
                        .cache(place)
                        .cacheLifetime(one)
                        .flagDelay(two)
                        .rollbackTime(three)
                        .metricDelay(four)
                        .snippetStyle(style)
                        .build());
    }
}
