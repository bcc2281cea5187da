package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.statistics.ConfidenceSequence;
import io.github.rolloutplanner.statistics.EValue;
import java.util.List;
import java.util.function.Function;

/**
 * Judges means by a one-sided confidence sequence.
 *
 * @param numbers the scale
 * @param tuning the exposed observations at which the sequence is narrowest
 */
record MeanJudge(NumberScale numbers, double tuning) implements Judge {

    @Override
    public Scale scale() {
        return numbers;
    }

    @Override
    public EValue worse(List<Stratum> strata, Yardsticks yardsticks, double alarmLevel) {
        return evidence(strata, yardsticks, alarmLevel, this::tolerated, 1);
    }

    @Override
    public EValue better(List<Stratum> strata, Yardsticks yardsticks, Quantity level, double alarmLevel) {
        double distance = harm(numbers.at(level) - numbers.baseline());
        return evidence(strata, yardsticks, alarmLevel, yardstick -> distance, -1);
    }

    /** How far in the bad direction. */
    private double harm(double difference) {
        return numbers.rises() ? difference : -difference;
    }

    private double tolerated(Yardstick yardstick) {
        return yardstick
                .acceptable()
                .map(level -> harm(numbers.at(level) - numbers.baseline()))
                .orElse(0.0);
    }

    private EValue evidence(
            List<Stratum> strata,
            Yardsticks yardsticks,
            double alarmLevel,
            Function<Yardstick, Double> tolerated,
            int direction) {
        double weights = 0;
        double sum = 0;
        double variance = 0;
        for (Stratum stratum : strata) {
            var yardstick = yardsticks.of(stratum);
            if (yardstick.isEmpty() || numbers.count(stratum.treated()) == 0) {
                continue;
            }
            Yardstick by = yardstick.get();
            double count = numbers.count(stratum.treated());
            double other = by.comparison() == Comparison.CONTROL
                    ? stratum.control().map(numbers::count).orElse(0L)
                    : Double.POSITIVE_INFINITY;
            if (other == 0) {
                continue;
            }
            double weight = 1 / (1 / count + 1 / other);
            double mean = by.comparison() == Comparison.CONTROL
                    ? numbers.mean(stratum.control().orElseThrow())
                    : by.comparison() == Comparison.ABSOLUTE && by.level().isPresent()
                            ? numbers.at(by.level().get())
                            : numbers.baseline();
            double otherVariance = by.comparison() == Comparison.CONTROL
                    ? numbers.variance(stratum.control().orElseThrow()) / other
                    : 0;
            weights += weight;
            sum += weight * direction * (harm(numbers.mean(stratum.treated()) - mean) - tolerated.apply(by));
            variance += weight * weight * (numbers.variance(stratum.treated()) / count + otherVariance);
        }
        if (weights == 0 || variance == 0) {
            return EValue.NONE;
        }
        return ConfidenceSequence.withDefaults()
                .level(alarmLevel)
                .oneSided()
                .tunedTo(tuning)
                .evidence(sum / weights, Math.sqrt(variance) / weights, Math.max(1, (long) (weights * 2)));
    }
}
