package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.EValue;
import java.time.Duration;
import java.util.List;

/**
 * How much of the significance level a guardrail still holds: its level times its evidence, which is what its evidence, if it stopped
 * here, may leave to others.
 *
 * <p>The evidence E of a guardrail that is judged at the level a rejects where a E reaches 1. While nothing is worse, a E is on average
 * no more at any later time than it is now, so the sum W of a E over all guardrails, and of what none of them has, begins at the
 * significance level of the rollout and reaches 1 with no higher probability than that (Ville 1939). That stays so whenever the sum is
 * split up anew, by whatever was seen until then, as long as the parts are no more than the whole.
 *
 * @param state the metric
 */
public record EvidenceWealth(MetricState state) {
    /** The weight on each half of the evidence of a limit, on whole stretches and on hours. */
    private static final double OF_STRETCHES = 0.5;

    private static final double ALL = 1;

    /** Whether a metric rolls back by evidence at a level. */
    public static boolean isHeldBy(MetricModel model) {
        return model.isGuardrail() && model.judge().isPresent() && !model.areReadings();
    }

    /** What a metric begins with, before any evidence: the level of its comparison, and that of its limit. */
    public static double atStake(MetricModel model) {
        return model.comparisonLevel() + (spendsOnLimit(model) ? model.limitLevel() : 0);
    }

    /** Within a limit of zero nothing can come, so that it spends nothing. */
    private static boolean spendsOnLimit(MetricModel model) {
        return model.limit().filter(limit -> limit.number().signum() != 0).isPresent();
    }

    private MetricModel model() {
        return state.model();
    }

    /** The logarithm of the evidence of a regression. */
    public double evidence() {
        return model().isGuardrail() || !state.record().buckets().isEmpty()
                ? state.harm().worse().logValue()
                : 0;
    }

    /** Of what the comparison holds, a part of its level. */
    public double ofComparison(double level) {
        return Math.min(ALL, level * Math.exp(Math.min(evidence(), -Math.log(level))));
    }

    /**
     * Of what the limit holds: all of it until something comes. Of its evidence since each hour that is remembered, only what begins later
     * is reckoned with; of a limit of zero nothing, which spends nothing.
     *
     * @param level a part of its level
     * @param at when
     */
    public double ofLimit(double level, Duration at) {
        if (!spendsOnLimit(model())) {
            return 0;
        }
        if (state.record().buckets().isEmpty()) {
            return level;
        }
        double hours = OF_STRETCHES / (Math.max(0, at.toHours()) + 2);
        double stretches = OF_STRETCHES * Math.exp(Math.min(limit(), -Math.log(level)));
        return Math.min(ALL, level * (stretches + hours));
    }

    private double limit() {
        List<PhaseBucket> buckets = state.record().buckets();
        return buckets.isEmpty()
                ? EValue.NONE.logValue()
                : model().judge()
                        .orElseThrow()
                        .worse(buckets, model().limitBases(), model().limitTuning())
                        .logValue();
    }
}
