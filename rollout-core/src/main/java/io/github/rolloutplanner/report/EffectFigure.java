package io.github.rolloutplanner.report;

import io.github.rolloutplanner.decision.GateEffect;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** How far each metric may have moved, as a part of the margin of its gate. */
final class EffectFigure implements Figure {
    /** What is drawn: from this many margins better to this many worse. */
    private static final double BEST = -1;

    private static final double WORST = 2;
    private static final double THIN = 0.003;
    private static final int MOST_DESCRIBED = 12;
    private static final Optional<Bars.Limit> GATE = Optional.of(new Bars.Limit(at(1), "what the gate guards against"));

    private final List<GateEffect> effects;

    private EffectFigure(List<GateEffect> effects) {
        this.effects = effects;
    }

    static Optional<EffectFigure> of(List<GateEffect> effects) {
        return effects.isEmpty() ? Optional.empty() : Optional.of(new EffectFigure(effects));
    }

    @Override
    public String title() {
        return "Effects that are not ruled out, against the margin of each gate";
    }

    @Override
    public String description() {
        return effects.stream()
                        .limit(MOST_DESCRIBED)
                        .map(effect -> effect.gate().name() + ": " + value(effect))
                        .collect(Collectors.joining("; "))
                + ". The thin line is no effect.";
    }

    @Override
    public Svg drawing() {
        return Bars.draw(effects.stream().map(EffectFigure::bar).toList(), GATE);
    }

    private static Bars.Bar bar(GateEffect effect) {
        Bars.Piece interval = new Bars.Piece(
                at(effect.low().orElse(BEST)),
                at(effect.high().orElse(WORST)),
                effect.low().orElse(0) >= 1 ? "bar-poor" : "bar-soft");
        Bars.Piece none = new Bars.Piece(at(0) - THIN, at(0) + THIN, "zero");
        return new Bars.Bar("", effect.gate().name(), value(effect), List.of(interval, none), marks(effect.value()));
    }

    private static List<Double> marks(OptionalDouble value) {
        return value.isPresent() ? List.of(at(value.getAsDouble())) : List.of();
    }

    static String value(GateEffect effect) {
        return LiveEffectSection.percent(effect.value(), "not known") + " (" + bounds(effect) + ")";
    }

    private static String bounds(GateEffect effect) {
        if (effect.low().isPresent() && effect.high().isPresent()) {
            return LiveEffectSection.percent(effect.low(), "") + " to " + LiveEffectSection.percent(effect.high(), "");
        }
        if (effect.low().isPresent()) {
            return "at least " + LiveEffectSection.percent(effect.low(), "");
        }
        return effect.high().isPresent() ? "at most " + LiveEffectSection.percent(effect.high(), "") : "not bounded";
    }

    private static double at(double part) {
        return (part - BEST) / (WORST - BEST);
    }
}
