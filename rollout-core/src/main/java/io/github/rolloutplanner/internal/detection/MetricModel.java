package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a plan says of one metric, ready to judge observations by.
 *
 * @param name its name
 * @param role what its breach means
 * @param baseline what it shows without the change; empty for the sizes of the groups
 * @param judge how it is judged; empty for what is only counted, the sizes of the groups
 * @param gates its gate in each phase, if it has one
 * @param bases what exposed users are compared with in each phase
 * @param limit the limit whose breach rolls back, if there is one
 * @param limitBases what exposed users are compared with in each phase to break the limit
 * @param comparisonLevel the significance level of the comparison
 * @param limitLevel the significance level of the limit
 * @param srmLevel the significance level of the watch on the traffic split
 * @param delay how long after an exposure its observation is there
 * @param groups how large both groups should be, phase by phase
 */
public record MetricModel(
        String name,
        GateRole role,
        Optional<Quantity> baseline,
        Optional<Judge> judge,
        List<Optional<Gate>> gates,
        ComparisonBases bases,
        Optional<Quantity> limit,
        ComparisonBases limitBases,
        double comparisonLevel,
        double limitLevel,
        double srmLevel,
        Duration delay,
        List<PlannedGroups> groups) {

    /** Its gate in a phase, if it has one there. */
    public Optional<Gate> gate(int phase) {
        return gates.isEmpty() ? Optional.empty() : gates.get(phase - 1);
    }

    /** Whether its gate in a phase compares with a control group. */
    public boolean isCompared(int phase) {
        return gate(phase)
                .flatMap(Gate::comparison)
                .filter(Comparison.CONTROL::equals)
                .isPresent();
    }

    /** How many times the variance of independent observations those of a phase have. */
    public double designEffect(int phase) {
        return bases.ofPhase(phase).map(ComparisonBasis::designEffect).orElse(1.0);
    }

    /** A level of a gate as one of the metric. */
    public Optional<Quantity> onScale(Level level) {
        return baseline.flatMap(level::against);
    }

    /** How many users of the control group there should be for each exposed one; none where it is not stated. */
    public double controlPerTreated(int phase) {
        List<Double> planned = groups.get(phase - 1).controlPerTreated();
        return planned.isEmpty() ? 0 : planned.get(0);
    }

    /** Whether it is the sizes of the groups, of which none is a size, too. */
    boolean isAssignment() {
        return judge.isEmpty();
    }

    public boolean isGuardrail() {
        return role == GateRole.GUARDRAIL;
    }
}
