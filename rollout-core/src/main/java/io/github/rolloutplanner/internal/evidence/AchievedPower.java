package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.GateEvidence;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How often a gate detects its effect with the observations that its phase brings. With n observations, the effect stands
 * z(level) + z(1 - power) standard errors from the baseline, and with m of them sqrt(m / n) times as many.
 */
public final class AchievedPower {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double DIGITS = 1e4;

    private AchievedPower() {}

    /** The power to four decimals; empty where the sample that is needed cannot be computed. */
    public static OptionalDouble of(GateEvidence gate) {
        if (gate.needed().isEmpty()) {
            return OptionalDouble.empty();
        }
        if (gate.available() == 0) {
            return OptionalDouble.of(0);
        }
        double part = (double) gate.available() / Math.max(1, gate.needed().getAsLong());
        double significant = CalculationFormat.z(gate.level());
        double distance = significant + CalculationFormat.z(1 - gate.power());
        double power = NORMAL.cumulativeProbability(distance * Math.sqrt(part) - significant);
        return OptionalDouble.of(Math.round(power * DIGITS) / DIGITS);
    }
}
