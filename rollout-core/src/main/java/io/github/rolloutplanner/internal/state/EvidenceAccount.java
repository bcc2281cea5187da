package io.github.rolloutplanner.internal.state;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * At which levels a metric is judged after its rollout was planned again. What it may still spend is what it had, or what others left
 * it; what its evidence is computed with stays as it began.
 *
 * @param metric its name; of one treatment of several, with that treatment
 * @param since since when its evidence counts
 * @param comparisonLevel the significance level of the comparison now
 * @param limitLevel that of the limit now
 * @param comparisonTuning the level that the sequences of the comparison are tuned to
 * @param limitTuning the level that those of the limit are tuned to
 * @param usualLevel how often the usual ratio of a phase may be beyond its bound
 * @param samples for each phase up to the one in which it was planned again, the sample at which a sequence is narrowest; empty where it
 *     began with that phase
 */
public record EvidenceAccount(
        String metric,
        Duration since,
        double comparisonLevel,
        double limitLevel,
        double comparisonTuning,
        double limitTuning,
        double usualLevel,
        List<Double> samples) {

    public EvidenceAccount {
        requireNonNull(metric, "metric");
        requireNonNull(since, "since");
        samples = List.copyOf(samples);
        boolean areLevels = DoubleStream.of(comparisonLevel, limitLevel, comparisonTuning, limitTuning, usualLevel)
                .allMatch(level -> level > 0 && level < 1);
        boolean areSamples = samples.stream().allMatch(sample -> sample > 0 && sample < Double.POSITIVE_INFINITY);
        if (!areLevels || !areSamples || since.isNegative() || since.compareTo(TransitionLog.LONGEST) > 0) {
            throw new RolloutException.InvalidValue("'" + metric
                    + "' cannot be judged at these levels since then. Give levels between 0 and 1, samples above 0, and a time"
                    + " of the rollout.");
        }
    }
}
