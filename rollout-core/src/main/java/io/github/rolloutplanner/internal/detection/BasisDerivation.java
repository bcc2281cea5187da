package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.evidence.AcceptableLevel;
import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How what exposed users are compared with follows from a plan, and from where the control groups of earlier phases stood.
 *
 * @param metric the metric
 * @param acceptable up to where it is no worse than its baseline
 * @param gates its gate in each phase, if it has one
 * @param designEffects how many times the variance of independent observations those of each phase have
 * @param designEffectBefore the same of so long a time before the rollout
 * @param limit the limit whose breach rolls back, if there is one
 * @param isLimitStated whether the limit is stated, so that it stands by itself
 * @param scale what is observed of the metric
 * @param usualLevel how often the usual ratio of a phase may be beyond its bound
 */
public record BasisDerivation(
        Metric metric,
        AcceptableLevel acceptable,
        List<Optional<Gate>> gates,
        List<Double> designEffects,
        ToDoubleFunction<Duration> designEffectBefore,
        Optional<Quantity> limit,
        boolean isLimitStated,
        MetricScale scale,
        double usualLevel) {
    /** What is known of the usual ratio must leave half of the way to what a gate guards against. */
    private static final double MOST_HIDDEN = 0.5;

    public BasisDerivation {
        gates = List.copyOf(gates);
        designEffects = List.copyOf(designEffects);
    }

    /** The bases of the gates after what was observed; as planned after nothing. */
    public ComparisonBases ofGates(MetricRecord known) {
        List<Optional<ComparisonBasis>> bases = new ArrayList<>();
        for (int phase = 1; phase <= gates.size(); phase++) {
            Optional<UsualRatio> ratio = ratio(phase, known);
            Metric usual = usual(phase, known, ratio);
            bases.add(gates.get(phase - 1).map(gate -> ofGate(gate, usual, ratio)));
        }
        return new ComparisonBases(bases, scale.growsWithTime()).withDesignEffects(designEffects);
    }

    /** The bases of the limit after what was observed; those of the gates where there is none. */
    public ComparisonBases ofLimit(MetricRecord known) {
        if (limit.isEmpty()) {
            return ofGates(known);
        }
        List<Optional<ComparisonBasis>> bases = new ArrayList<>();
        for (int phase = 1; phase <= gates.size(); phase++) {
            Optional<UsualRatio> ratio = ratio(phase, known);
            bases.add(Optional.of(
                    isLimitStated
                            ? ComparisonBasis.absolute(limit.get())
                            : ofLimit(limit.get(), phase, usual(phase, known, ratio), ratio)));
        }
        return new ComparisonBases(bases, scale.growsWithTime()).withDesignEffects(designEffects);
    }

    private ComparisonBasis ofGate(Gate gate, Metric usual, Optional<UsualRatio> ratio) {
        Optional<Quantity> level = level(gate).map(planned -> AcceptableLevel.moved(planned, metric, usual));
        Comparison planned = gate.comparison().orElse(Comparison.ABSOLUTE);
        Comparison comparison = ratio.isPresent() ? Comparison.CONTROL : planned;
        Quantity alone = acceptable.alone(usual, level.orElse(usual.baseline()));
        Optional<Quantity> margin = margin(usual, gate);
        Optional<Quantity> tolerated = comparison == Comparison.BASELINE
                ? Optional.of(margin.map(own -> AcceptableLevel.farther(usual, own, alone))
                        .orElse(alone))
                : margin;
        Quantity negligible = acceptable.negligible(usual, level.orElse(usual.baseline()));
        return new ComparisonBasis(
                        comparison,
                        level,
                        tolerated,
                        comparison == Comparison.ABSOLUTE
                                ? Optional.empty()
                                : Optional.of(tolerated
                                        .map(own -> AcceptableLevel.farther(usual, own, negligible))
                                        .orElse(negligible)),
                        Optional.of(AcceptableLevel.farther(usual, alone, negligible)),
                        learned(usual),
                        1)
                .beside(ratio);
    }

    private Optional<Quantity> level(Gate gate) {
        return gate.condition()
                .measured()
                .flatMap(measured -> measured.threshold().level().against(metric.baseline()));
    }

    /**
     * How the users of a phase usually differ from all others, where that is known well enough to see the gate's effect. Of a
     * baseline at zero no effect is a multiple.
     */
    private Optional<UsualRatio> ratio(int phase, MetricRecord known) {
        return known.shownBefore(phase)
                .filter(before -> isBesideBaseline(phase) && scale.baseline() > 0)
                .flatMap(before -> UsualRatio.of(
                        scale,
                        PhaseBucket.of(before),
                        designEffectBefore.applyAsDouble(before.window().length()),
                        usualLevel))
                .filter(ratio -> ratio.hiddenPart(effect(phase)) <= MOST_HIDDEN);
    }

    /** Up to which multiple of its baseline the gate of a phase lets the metric go. */
    private double effect(int phase) {
        return gates.get(phase - 1).flatMap(this::level).map(scale::at).orElse(scale.baseline()) / scale.baseline();
    }

    /** Whether a phase is compared with the baseline, by the plan. */
    public boolean isBesideBaseline(int phase) {
        return phase >= 1 && phase <= gates.size() && comparison(phase).equals(Optional.of(Comparison.BASELINE));
    }

    /** The margin that a gate gives itself, as a level of the metric. */
    private static Optional<Quantity> margin(Metric metric, Gate gate) {
        Percentage margin = gate.margin();
        return margin.value() == 0 ? Optional.empty() : Optional.of(metric.worseBy(margin));
    }

    /**
     * A stated limit stands by itself. One that the policy made of the baseline is a distance from it: beside a
     * control group, what happens to all users is not the change's doing, and without one the baseline may be off.
     */
    private ComparisonBasis ofLimit(Quantity planned, int phase, Metric usual, Optional<UsualRatio> ratio) {
        Quantity level = AcceptableLevel.moved(planned, metric, usual);
        Optional<Quantity> alone = Optional.of(AcceptableLevel.farther(usual, level, acceptable.drifted(usual)));
        return isCompared(phase) || ratio.isPresent()
                ? new ComparisonBasis(
                                Comparison.CONTROL,
                                Optional.of(level),
                                Optional.of(level),
                                Optional.empty(),
                                alone,
                                Optional.empty(),
                                1)
                        .beside(ratio)
                : new ComparisonBasis(
                        Comparison.BASELINE, Optional.of(level), alone, Optional.empty(), alone, learned(usual), 1);
    }

    private boolean isCompared(int phase) {
        return comparison(phase).equals(Optional.of(Comparison.CONTROL));
    }

    private Optional<Comparison> comparison(int phase) {
        return gates.get(phase - 1).flatMap(Gate::comparison);
    }

    private Optional<Quantity> learned(Metric usual) {
        return usual.equals(metric) ? Optional.empty() : Optional.of(usual.baseline());
    }

    /**
     * Where the metric stands without the change in a phase: at its baseline, or where earlier control groups stood. Users of a
     * phase who are known to differ from all others do not stand where those did.
     */
    private Metric usual(int phase, MetricRecord known, Optional<UsualRatio> ratio) {
        return ratio.isEmpty() && isBesideBaseline(phase)
                ? new EarlierControls(this, phase)
                        .measured(known.buckets())
                        .map(measured -> acceptable.betterKnown(metric, measured))
                        .orElse(metric)
                : metric;
    }
}
