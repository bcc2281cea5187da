package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.ComparisonBasis;
import io.github.rolloutplanner.internal.detection.MetricScale;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.CovariateAdjustment;
import io.github.rolloutplanner.internal.statistics.Direction;
import io.github.rolloutplanner.internal.statistics.EffectEstimate;
import io.github.rolloutplanner.internal.statistics.NonInferiorityTest;
import io.github.rolloutplanner.internal.statistics.RelativeEffect;
import io.github.rolloutplanner.internal.statistics.TwoSampleEffect;
import io.github.rolloutplanner.metric.Quantity;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads what an experiment did to one metric.
 *
 * @param levels the p-values at which something is said
 * @param successes the metrics of which one must be better, by name
 */
record EffectReader(ReadOutLevels levels, Set<String> successes) {

    MetricEffect read(MetricState metric, PhaseBucket sum) {
        ComparedGroups groups = ComparedGroups.of(scale(metric), sum).orElseThrow();
        double designEffect = designEffect(metric, sum);
        EffectEstimate effect = groups.difference(
                TwoSampleEffect.withDefaults().level(levels.interval()).designEffect(designEffect));
        return new MetricEffect(
                metric.model().name(),
                metric.model().role(),
                sum.treated(),
                sum.control().orElseThrow(),
                MetricEffect.Estimate.of(effect),
                groups.lift(RelativeEffect.withDefaults()
                                .level(levels.interval())
                                .designEffect(designEffect))
                        .map(MetricEffect.Estimate::of),
                correlation(groups),
                finding(metric, sum, groups, effect));
    }

    private static OptionalDouble correlation(ComparedGroups groups) {
        return groups.adjustment().stream()
                .mapToDouble(CovariateAdjustment::correlation)
                .findFirst();
    }

    private MetricEffect.Finding finding(
            MetricState metric, PhaseBucket sum, ComparedGroups groups, EffectEstimate effect) {
        boolean isGood = effect.value() > 0 == scale(metric).moreIsBetter();
        if (!isGood && effect.pValue() <= levels.worse()) {
            return MetricEffect.Finding.WORSE;
        }
        if (isGood && successes.contains(metric.model().name()) && effect.pValue() <= levels.better()) {
            return MetricEffect.Finding.BETTER;
        }
        return isNotWorse(metric, sum, groups) ? MetricEffect.Finding.NOT_WORSE : MetricEffect.Finding.UNCLEAR;
    }

    private boolean isNotWorse(MetricState metric, PhaseBucket sum, ComparedGroups groups) {
        return metric.model()
                .bases()
                .of(sum)
                .flatMap(ComparisonBasis::level)
                .map(bound -> groups.notWorse(notWorse(metric, bound).designEffect(designEffect(metric, sum))))
                .filter(result -> result.rejects(levels.notWorse()))
                .isPresent();
    }

    private static NonInferiorityTest notWorse(MetricState metric, Quantity level) {
        MetricScale scale = scale(metric);
        Quantity baseline = metric.model().baseline().orElseThrow();
        return NonInferiorityTest.ofMargin(Math.abs(scale.at(level) - scale.at(baseline)))
                .direction(scale.moreIsBetter() ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER);
    }

    /** As the users show it where requests came user by user, else as planned. */
    private static double designEffect(MetricState metric, PhaseBucket sum) {
        return scale(metric).designEffect(sum, metric.model().designEffect(sum.phase()));
    }

    private static MetricScale scale(MetricState metric) {
        return metric.model().judge().orElseThrow().scale();
    }
}
