package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * How far a metric may have moved, in parts of the margin of its gate: 0 is no effect, 1 is what the gate guards against, and more is
 * worse than that; below 0 the metric is better. The bounds are a confidence sequence: they may be looked at at any time, and follow
 * from the same evidence as the decision.
 *
 * @param gate where the gate stands
 * @param value what the exposed users of this phase show beside what they are compared with; empty where that is not known
 * @param low the least effect that is not ruled out, by all data that the evidence counts; empty where none is
 * @param high the greatest effect that is not ruled out, by the data of this phase; empty where none is
 * @since 0.1.0
 */
public record GateEffect(GateStatus gate, OptionalDouble value, OptionalDouble low, OptionalDouble high) {
    public GateEffect {
        requireNonNull(gate, "gate");
        requireNonNull(value, "value");
        requireNonNull(low, "low");
        requireNonNull(high, "high");
    }
}
