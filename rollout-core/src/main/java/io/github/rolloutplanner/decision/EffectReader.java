package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.ComparisonBasis;
import io.github.rolloutplanner.internal.detection.MetricScale;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.detection.UserClusters;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.CovariateAdjustment;
import io.github.rolloutplanner.internal.statistics.Direction;
import io.github.rolloutplanner.internal.statistics.EffectEstimate;
import io.github.rolloutplanner.internal.statistics.NonInferiorityTest;
import io.github.rolloutplanner.internal.statistics.RelativeEffect;
import io.github.rolloutplanner.internal.statistics.TwoSampleEffect;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.GroupTotals;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Reads what an experiment did to one metric.
 *
 * @param levels the p-values at which something is said
 * @param better the success metrics that differ from the control, by name
 */
record EffectReader(ReadOutLevels levels, Set<String> better) {
    private static final double MOST_BY_CHANCE = 1.1;

    /** The two-sided p-value that both groups of a metric are the same. */
    static double pValue(MetricState metric, PhaseBucket sum) {
        return difference(metric, sum).pValue();
    }

    /** By how much the treatment is better. */
    static double gain(MetricState metric, PhaseBucket sum) {
        double difference = difference(metric, sum).value();
        return scale(metric).moreIsBetter() ? difference : -difference;
    }

    private static EffectEstimate difference(MetricState metric, PhaseBucket sum) {
        return ComparedGroups.of(scale(metric), sum)
                .orElseThrow()
                .difference(TwoSampleEffect.withDefaults().designEffect(designEffect(metric, sum)));
    }

    MetricEffect read(MetricState metric, PhaseBucket sum) {
        ComparedGroups groups = ComparedGroups.of(scale(metric), sum).orElseThrow();
        double designEffect = designEffect(metric, sum);
        EffectEstimate effect = groups.difference(
                TwoSampleEffect.withDefaults().level(levels.interval()).designEffect(designEffect));
        return new MetricEffect(
                metric.model().metric(),
                metric.model().treatment(),
                metric.model().kind(),
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
        if (isGood && better.contains(metric.model().name())) {
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

    /** How many independent observations the smaller group is worth, in the unit that the groups are sized in. */
    static double independent(MetricState metric, PhaseBucket sum) {
        double worth = smaller(sum, scale(metric)::sample) / sized(metric, sum);
        return metric.model().isSizedInUsers() ? Math.min(smaller(sum, UserClusters::assigned), worth) : worth;
    }

    /** Where users show a little more dependence than was planned, that is chance: the plan counts. */
    private static double sized(MetricState metric, PhaseBucket sum) {
        double shown = designEffect(metric, sum);
        double planned = metric.model().designEffect(sum.phase());
        return shown > planned && shown <= MOST_BY_CHANCE * planned ? planned : shown;
    }

    private static double smaller(PhaseBucket sum, ToDoubleFunction<GroupTotals> size) {
        return Math.min(
                size.applyAsDouble(sum.treated()),
                size.applyAsDouble(sum.control().orElseThrow()));
    }

    /** As the users show it where requests came user by user, else as planned. */
    static double designEffect(MetricState metric, PhaseBucket sum) {
        return scale(metric).designEffect(sum, metric.model().designEffect(sum.phase()));
    }

    private static MetricScale scale(MetricState metric) {
        return metric.model().judge().orElseThrow().scale();
    }
}
