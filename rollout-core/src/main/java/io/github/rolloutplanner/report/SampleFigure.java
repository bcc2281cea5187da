package io.github.rolloutplanner.report;

import io.github.rolloutplanner.decision.GateStatus;
import io.github.rolloutplanner.internal.text.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The observations that each gate of the phase has, of those that it needs. */
final class SampleFigure implements Figure {
    private static final int MOST_DESCRIBED = 12;

    private final List<GateStatus> gates;

    private SampleFigure(List<GateStatus> gates) {
        this.gates = gates;
    }

    /** Returns nothing where no gate needs a number of observations that is known. */
    static Optional<SampleFigure> of(List<GateStatus> gates) {
        List<GateStatus> known = gates.stream()
                .filter(gate -> gate.needed().isPresent() && gate.needed().getAsLong() > 0)
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(new SampleFigure(known));
    }

    @Override
    public String title() {
        return "Sample of this phase, against what each gate needs";
    }

    @Override
    public String description() {
        return gates.stream()
                        .limit(MOST_DESCRIBED)
                        .map(gate -> gate.name() + ": " + value(gate))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    @Override
    public Svg drawing() {
        return Bars.draw(gates.stream().map(SampleFigure::bar).toList(), Optional.empty());
    }

    private static Bars.Bar bar(GateStatus gate) {
        double part = (double) gate.sample() / gate.needed().getAsLong();
        return Bars.Bar.to(gate.name(), value(gate), part, part >= 1 ? "bar-good" : "bar");
    }

    static String value(GateStatus gate) {
        long needed = gate.needed().getAsLong();
        return LiveWords.ofNeeded(Wording.of(gate.sample()), Wording.of(needed), gate.sample() > needed);
    }
}
