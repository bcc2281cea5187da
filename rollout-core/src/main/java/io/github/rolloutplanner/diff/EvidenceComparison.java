package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.naming.MetricNames;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares what the gates of a phase can detect, where both plans say it. */
final class EvidenceComparison {
    private static final Facet<GateEvidence, Boolean> VERDICT = Facet.of(
                    Kind.VERDICT,
                    "verdict",
                    "%",
                    (GateEvidence gate) -> Optional.of(gate.verdict() == Verdict.UNDERPOWERED),
                    Leaning.<Boolean>moreIsRiskier())
            .shownAs(isUnderpowered -> isUnderpowered ? "underpowered" : "powered");

    private static final List<Facet<GateEvidence, ?>> FACETS = List.of(
            VERDICT,
            Facet.of(
                            Kind.DETECTABLE_EFFECT,
                            "minimumDetectableEffect",
                            "the minimum detectable effect of %",
                            (GateEvidence gate) -> Effect.of(gate),
                            Leaning.<Effect>by(Comparator.comparing(effect -> effect.distance()))
                                    .withoutIsRiskier())
                    .shownAs(effect -> effect.level().toString()),
            Facet.of(
                    Kind.POWER,
                    "power",
                    "the power of %",
                    (GateEvidence gate) -> Optional.of(Percentage.ofFraction(gate.power())),
                    Leaning.moreIsSafer()));

    private static final Facet<GateEvidence, Percentage> LEVEL = Facet.of(
            Kind.POWER,
            "significanceLevel",
            "the significance level of %",
            (GateEvidence gate) -> Optional.of(Percentage.ofFraction(gate.significanceLevel())),
            Leaning.none());

    private EvidenceComparison() {}

    static void compare(
            Part<List<GateEvidence>> before, Part<List<GateEvidence>> after, LevelCauses levels, Found found) {
        Pairs<GateEvidence> gates = Pairs.of(gates(before), gates(after))
                .by(gate -> List.of(MetricNames.key(gate.metric()), gate.comparison()))
                .by(gate -> MetricNames.key(gate.metric()));
        gates.both().forEach(pair -> {
            Facet.compareAll(FACETS, pair.before(), pair.after(), found);
            List<PlanChange.Cause> causes =
                    levels.of(pair.before().value(), pair.after().value());
            LEVEL.compare(pair.before(), pair.after(), causes, found);
        });
        if (found.silence().after()) {
            gates.removed()
                    .forEach(gate -> found.change(Kind.VERDICT, Direction.NEUTRAL)
                            .before(gate.path(VERDICT.path()), verdict(gate))
                            .says(gate.name()));
        }
        if (found.silence().before()) {
            gates.added()
                    .forEach(gate -> found.change(Kind.VERDICT, Direction.NEUTRAL)
                            .after(gate.path(VERDICT.path()), verdict(gate))
                            .says(gate.name()));
        }
    }

    private static Optional<String> verdict(Part<GateEvidence> gate) {
        return VERDICT.value().apply(gate.value()).map(VERDICT.words());
    }

    private static List<Part<GateEvidence>> gates(Part<List<GateEvidence>> evidence) {
        return Part.each(
                evidence.path(), evidence.value(), gate -> Part.named(gate.metric()) + " in " + evidence.name());
    }

    /** A level that can be detected; two are equal where their numbers are. */
    private record Effect(Quantity level, BigDecimal distance) {
        static Optional<Effect> of(GateEvidence gate) {
            return gate.minimumDetectableEffect().map(level -> new Effect(level, distance(level, gate.baseline())));
        }

        private static BigDecimal distance(Quantity level, Quantity baseline) {
            return level.in(baseline.unit())
                    .map(same -> same.number().subtract(baseline.number()).abs())
                    .orElse(BigDecimal.ZERO);
        }
    }
}
