package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.ComparisonBasis;
import io.github.rolloutplanner.internal.detection.MetricScale;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.Direction;
import io.github.rolloutplanner.internal.statistics.EffectEstimate;
import io.github.rolloutplanner.internal.statistics.MultipleComparisons;
import io.github.rolloutplanner.internal.statistics.NonInferiorityTest;
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
        return isOfNumbers(metric)
                ? test.means(moments(control), moments(treated))
                : test.rates(control.events(), control.observations(), treated.events(), treated.observations());
    }

    private static boolean isOfNumbers(MetricState metric) {
        return metric.model().judge().orElseThrow().scale().isOfNumbers();
    }

    private static SampleMoments moments(GroupTotals group) {
        return new SampleMoments(group.observations(), group.mean(), group.variance());
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

    /** Of rates the number of events rises with a regression where events are bad, of percentiles always. */
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
        return isOfNumbers(metric)
                ? test.means(
                        control.mean(),
                        Math.sqrt(control.variance()),
                        control.observations(),
                        treated.mean(),
                        Math.sqrt(treated.variance()),
                        treated.observations())
                : test.rates(control.events(), control.observations(), treated.events(), treated.observations());
    }
}
