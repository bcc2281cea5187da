package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.ComparisonBasis;
import io.github.rolloutplanner.internal.detection.MetricScale;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.detection.UserClusters;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.Direction;
import io.github.rolloutplanner.internal.statistics.EffectEstimate;
import io.github.rolloutplanner.internal.statistics.MultipleComparisons;
import io.github.rolloutplanner.internal.statistics.NonInferiorityTest;
import io.github.rolloutplanner.internal.statistics.RatioMetric;
import io.github.rolloutplanner.internal.statistics.SampleMoments;
import io.github.rolloutplanner.internal.statistics.TestResult;
import io.github.rolloutplanner.internal.statistics.TwoSampleEffect;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.GroupTotals;
import java.util.List;

/**
 * Reads what an experiment did to one metric.
 *
 * @param level the level of the experiment, two-sided
 * @param measured the metrics that share it
 */
record EffectReader(double level, List<MetricState> measured) {

    MetricEffect read(MetricState metric, PhaseBucket sum) {
        GroupTotals control = sum.control().orElseThrow();
        EffectEstimate effect = estimate(metric, sum.treated(), control);
        return new MetricEffect(
                metric.model().name(),
                metric.model().role(),
                sum.treated(),
                control,
                effect.difference(),
                effect.relativeDifference(),
                effect.interval().low(),
                effect.interval().high(),
                effect.pValue(),
                finding(metric, sum, effect));
    }

    private MultipleComparisons shared() {
        int successes = count(GateRole.SUCCESS);
        int guardrails = count(GateRole.GUARDRAIL);
        return MultipleComparisons.withDefaults()
                .level(level)
                .successMetrics(successes)
                .nonInferiorityMetrics(guardrails)
                .watchedMetrics(measured.size() - successes - guardrails);
    }

    private int count(GateRole role) {
        return (int) measured.stream()
                .filter(metric -> metric.model().role() == role)
                .count();
    }

    private EffectEstimate estimate(MetricState metric, GroupTotals treated, GroupTotals control) {
        TwoSampleEffect test = TwoSampleEffect.withDefaults().level(level);
        return isOfMeans(metric, control, treated)
                ? test.means(moments(control), moments(treated))
                : test.rates(control.events(), control.observations(), treated.events(), treated.observations());
    }

    /** A rate whose trials came user by user is compared as a mean over users, where it scatters. */
    private static boolean isOfMeans(MetricState metric, GroupTotals control, GroupTotals treated) {
        if (metric.model().judge().orElseThrow().scale().isOfNumbers()) {
            return true;
        }
        return isByUser(control)
                && isByUser(treated)
                && moments(control).variance() + moments(treated).variance() > 0;
    }

    private static boolean isByUser(GroupTotals group) {
        return group.byUser().users() > 1 && !group.isEmpty();
    }

    private static SampleMoments moments(GroupTotals group) {
        if (!isByUser(group)) {
            return new SampleMoments(group.observations(), group.mean(), group.variance());
        }
        RatioMetric rate = UserClusters.of(group).ratio();
        return new SampleMoments(group.byUser().users(), rate.ratio(), rate.unitVariance());
    }

    private MetricEffect.Finding finding(MetricState metric, PhaseBucket sum, EffectEstimate effect) {
        boolean isGood = effect.difference() > 0 == higherIsBetter(metric);
        if (!isGood && effect.pValue() <= shared().deteriorationLevel()) {
            return MetricEffect.Finding.WORSE;
        }
        if (metric.model().role() == GateRole.SUCCESS) {
            boolean isBetter = isGood && effect.pValue() <= shared().successLevel();
            return isBetter ? MetricEffect.Finding.BETTER : MetricEffect.Finding.UNCLEAR;
        }
        return isNotWorse(metric, sum) ? MetricEffect.Finding.NOT_WORSE : MetricEffect.Finding.UNCLEAR;
    }

    /** Of rates the number of events rises with harm where these are bad, of percentiles always. */
    private static boolean higherIsBetter(MetricState metric) {
        return metric.model().judge().orElseThrow().scale().moreIsBetter();
    }

    private boolean isNotWorse(MetricState metric, PhaseBucket sum) {
        return metric.model()
                .bases()
                .of(sum)
                .flatMap(ComparisonBasis::level)
                .filter(bound -> notWorse(metric, sum, bound).rejects(shared().nonInferiorityLevel()))
                .isPresent();
    }

    private static TestResult notWorse(MetricState metric, PhaseBucket sum, Quantity level) {
        MetricScale scale = metric.model().judge().orElseThrow().scale();
        GroupTotals control = sum.control().orElseThrow();
        GroupTotals treated = sum.treated();
        double margin =
                Math.abs(scale.at(level) - scale.at(metric.model().baseline().orElseThrow()));
        NonInferiorityTest test = NonInferiorityTest.ofMargin(margin)
                .direction(higherIsBetter(metric) ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER);
        return isOfMeans(metric, control, treated)
                ? notWorse(test, moments(control), moments(treated))
                : test.rates(control.events(), control.observations(), treated.events(), treated.observations());
    }

    private static TestResult notWorse(NonInferiorityTest test, SampleMoments control, SampleMoments treated) {
        return test.means(
                control.mean(),
                Math.sqrt(control.variance()),
                control.size(),
                treated.mean(),
                Math.sqrt(treated.variance()),
                treated.size());
    }
}
