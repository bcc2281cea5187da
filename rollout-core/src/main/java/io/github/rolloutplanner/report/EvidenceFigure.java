package io.github.rolloutplanner.report;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How large a regression has to be for each phase to detect it, as a part of what the gate guards against. */
final class EvidenceFigure implements Figure {
    private static final double LARGEST = 2;
    private static final int MOST_DESCRIBED = 12;
    private static final Optional<Bars.Limit> LIMIT =
            Optional.of(new Bars.Limit(1 / LARGEST, "what the gate guards against"));

    private final List<SeenGate> gates;

    EvidenceFigure(List<SeenGate> gates) {
        this.gates = gates;
    }

    @Override
    public String title() {
        return "Smallest rise or fall that each phase detects (MDE), against the one that its gate guards against";
    }

    @Override
    public String description() {
        return gates.stream()
                        .limit(MOST_DESCRIBED)
                        .map(gate -> gate.label() + ": " + value(gate.evidence()))
                        .collect(Collectors.joining("; "))
                + ". A bar that ends before the line of what the gate guards against is enough.";
    }

    @Override
    public Svg drawing() {
        return Bars.draw(Grouped.bars(gates, SeenGate::phase, EvidenceFigure::bar), LIMIT);
    }

    private static Bars.Bar bar(SeenGate gate) {
        GateEvidence evidence = gate.evidence();
        return Bars.Bar.to(evidence.metric(), value(evidence), part(evidence) / LARGEST, colour(evidence.verdict()));
    }

    private static String value(GateEvidence evidence) {
        return (evidence.minimumDetectableEffect().isPresent() ? "detects a " : "detects ")
                + SeenGate.detected(evidence) + ", guards " + evidence.harm();
    }

    /** Whether a bar would be longer than its row. */
    static boolean isCut(GateEvidence evidence) {
        return part(evidence) > LARGEST;
    }

    static double part(GateEvidence evidence) {
        double baseline = evidence.baseline().value();
        double guarded = Math.abs(evidence.harm().value() - baseline);
        return evidence.minimumDetectableEffect()
                .map(effect -> Math.abs(effect.value() - baseline) / guarded)
                .filter(Double::isFinite)
                .orElse(LARGEST);
    }

    private static String colour(Verdict verdict) {
        return switch (verdict) {
            case POWERED -> "bar";
            case EXTENDED -> "bar-fair";
            case UNDERPOWERED -> "bar-poor";
        };
    }
}
