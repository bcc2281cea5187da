package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.ValueArbitraries.amounts;
import static io.github.rolloutplanner.json.ValueArbitraries.chances;
import static io.github.rolloutplanner.json.ValueArbitraries.counts;
import static io.github.rolloutplanner.json.ValueArbitraries.durations;
import static io.github.rolloutplanner.json.ValueArbitraries.listsOf;
import static io.github.rolloutplanner.json.ValueArbitraries.maybe;
import static io.github.rolloutplanner.json.ValueArbitraries.percentages;
import static io.github.rolloutplanner.json.ValueArbitraries.phasePercentages;
import static io.github.rolloutplanner.json.ValueArbitraries.probabilities;
import static io.github.rolloutplanner.json.ValueArbitraries.quantities;
import static io.github.rolloutplanner.json.ValueArbitraries.reasons;
import static io.github.rolloutplanner.json.ValueArbitraries.texts;
import static net.jqwik.api.Arbitraries.doubles;
import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Arbitraries.of;

import io.github.rolloutplanner.evidence.DefectCost;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.ReactionTime;
import java.time.Duration;
import java.util.OptionalLong;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;

/** What a plan can see and what it costs, in any combination that a document can hold. */
final class EvidenceArbitraries {
    private static final double KNOWN = 0.7;

    private EvidenceArbitraries() {}

    static Arbitrary<GateEvidence> evidences() {
        return Builders.withBuilder(GateEvidence::builder)
                .use(texts())
                .in(GateEvidence.Builder::metric)
                .use(texts())
                .in(GateEvidence.Builder::unit)
                .use(of(Comparison.class))
                .in(GateEvidence.Builder::comparison)
                .use(of(GateEvidence.Procedure.class))
                .in(GateEvidence.Builder::procedure)
                .use(quantities())
                .in(GateEvidence.Builder::baseline)
                .use(quantities())
                .in(GateEvidence.Builder::harm)
                .use(probabilities())
                .withProbability(KNOWN)
                .in(GateEvidence.Builder::baselineRate)
                .use(probabilities())
                .withProbability(KNOWN)
                .in(GateEvidence.Builder::harmRate)
                .use(amounts())
                .withProbability(KNOWN)
                .in(GateEvidence.Builder::standardDeviation)
                .use(chances())
                .in(GateEvidence.Builder::significanceLevel)
                .use(chances())
                .in(GateEvidence.Builder::onsetWeight)
                .use(quantities())
                .withProbability(KNOWN)
                .in(GateEvidence.Builder::acceptable)
                .use(probabilities())
                .withProbability(KNOWN)
                .in(GateEvidence.Builder::acceptableRate)
                .use(amounts())
                .in(GateEvidence.Builder::incidentAllowance)
                .use(chances())
                .in(GateEvidence.Builder::level)
                .use(chances())
                .in(GateEvidence.Builder::power)
                .use(amounts().filter(ratio -> ratio > 0))
                .withProbability(KNOWN)
                .in(GateEvidence.Builder::allocationRatio)
                .use(counts())
                .withProbability(KNOWN)
                .in(GateEvidence.Builder::needed)
                .use(counts())
                .in(GateEvidence.Builder::available)
                .use(maybe(durations()))
                .in(GateEvidence.Builder::reachedAfter)
                .use(maybe(durations()))
                .in(GateEvidence.Builder::triggerSeenAfter)
                .use(maybe(quantities()))
                .in(GateEvidence.Builder::minimumDetectableEffect)
                .use(of(Verdict.class))
                .in(GateEvidence.Builder::verdict)
                .use(reasons())
                .in(GateEvidence.Builder::addAllReasons)
                .build(GateEvidence.Builder::build);
    }

    static Arbitrary<ExposureLedger> ledgers() {
        Arbitrary<EvidenceBasis> bases = Combinators.combine(
                        chances(),
                        integers().greaterOrEqual(1),
                        of(TestDesign.class),
                        chances(),
                        probabilities(),
                        doubles().between(1.5, 1e6),
                        amounts(),
                        tolerances())
                .as((level, tests, looks, power, growth, tail, rare, tolerance) -> new EvidenceBasis(
                        level,
                        tests,
                        looks,
                        power,
                        growth,
                        tail,
                        rare,
                        tolerance.uncertainty(),
                        tolerance.incident(),
                        tolerance.negligible(),
                        tolerance.noticing()));
        return Combinators.combine(bases, listsOf(phases())).as(ExposureLedger::new);
    }

    /** What a basis tolerates, and how long nobody notices. */
    private record Tolerance(Percentage uncertainty, Duration incident, double negligible, Duration noticing) {}

    private static Arbitrary<Tolerance> tolerances() {
        return Combinators.combine(
                        phasePercentages().filter(part -> part.value() < 100),
                        integers().between(0, 86_400).map(Duration::ofSeconds),
                        doubles().between(0, 0.5),
                        durations())
                .as(Tolerance::new);
    }

    private static Arbitrary<ExposureLedger.PhaseExposure> phases() {
        return Combinators.combine(
                        integers().greaterOrEqual(1),
                        phasePercentages(),
                        durations(),
                        counts(),
                        knownCounts(),
                        counts(),
                        knownCounts(),
                        listsOf(defects()))
                .as(ExposureLedger.PhaseExposure::new);
    }

    private static Arbitrary<OptionalLong> knownCounts() {
        return maybe(counts()).map(count -> count.isPresent() ? OptionalLong.of(count.get()) : OptionalLong.empty());
    }

    private static Arbitrary<DefectCost> defects() {
        return Combinators.combine(texts(), amounts(), maybe(durations()), durations(), counts(), maybe(uses()))
                .as(DefectCost::new);
    }

    private static Arbitrary<DefectCost.BudgetUse> uses() {
        return Combinators.combine(amounts(), percentages()).as(DefectCost.BudgetUse::new);
    }

    static Arbitrary<ReactionTime> reactions() {
        return Combinators.combine(durations(), durations(), durations(), reasons())
                .as(ReactionTime::new);
    }
}
