package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.internal.statistics.Direction;
import io.github.rolloutplanner.internal.statistics.MultipleComparisons;
import io.github.rolloutplanner.internal.statistics.NonInferioritySampleSize;
import io.github.rolloutplanner.internal.statistics.TwoMeanSampleSize;
import io.github.rolloutplanner.internal.statistics.TwoProportionSampleSize;
import io.github.rolloutplanner.metric.GateRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the metrics of an experiment share its significance level and its power. It ships if one success metric is better and each
 * guardrail is shown not worse: any success metric may err, and all guardrails must pass.
 *
 * @param level how often a success metric may look better by chance, two-sided
 * @param power how often a good change must pass as a whole
 * @param successMetrics the metrics of which one must be better, at least 1
 * @param guardrails the metrics that must all be shown not worse
 * @param treatments how many treatments are compared with the control, each of which may ship by chance
 * @since 0.1.0
 */
public record SharedErrors(double level, double power, int successMetrics, int guardrails, int treatments) {

    /**
     * The errors of an experiment on one metric, whose being better shows that it is not worse, too.
     *
     * @param level strictly between 0 and 1
     * @param power strictly between 0 and 1
     * @param hypothesis the metric that shall be better
     * @param roles what all metrics are for, by name
     * @param successes the metrics of which one must be better
     * @param treatments how many treatments are compared with the control
     * @return how it shares its errors with the success metrics and guardrails beside it
     */
    public static SharedErrors of(
            double level,
            double power,
            String hypothesis,
            Map<String, GateRole> roles,
            Set<String> successes,
            int treatments) {
        Map<String, GateRole> beside = new HashMap<>(roles);
        beside.remove(hypothesis);
        Set<String> others = new HashSet<>(successes);
        others.remove(hypothesis);
        return new SharedErrors(
                level,
                power,
                1 + others.size(),
                Collections.frequency(beside.values(), GateRole.GUARDRAIL),
                treatments);
    }

    /**
     * The sample sizes of a success metric that is a rate.
     *
     * @param ratio the size of the treatment group for one of the control group
     * @return the calculator
     */
    public TwoProportionSampleSize ofRates(double ratio) {
        return TwoProportionSampleSize.withDefaults()
                .level(division().successLevel())
                .power(division().powerPerMetric())
                .allocationRatio(ratio);
    }

    /**
     * The sample sizes of a success metric that is a mean.
     *
     * @param ratio the size of the treatment group for one of the control group
     * @return the calculator
     */
    public TwoMeanSampleSize ofMeans(double ratio) {
        return TwoMeanSampleSize.withDefaults()
                .level(division().successLevel())
                .power(division().powerPerMetric())
                .allocationRatio(ratio);
    }

    /** The sample sizes of a guardrail, of which all must be shown not worse by their margins, on the scale of what is bad. */
    NonInferioritySampleSize ofGuardrail(double margin, double ratio) {
        return NonInferioritySampleSize.ofMargin(margin)
                .direction(Direction.LOWER_IS_BETTER)
                .level(division().nonInferiorityLevel())
                .power(division().powerPerMetric())
                .allocationRatio(ratio);
    }

    /** The power of each test, so that all of them pass with the power of the experiment. */
    public double powerOfEach() {
        return division().powerPerMetric();
    }

    double successLevel() {
        return division().successLevel();
    }

    double guardrailLevel() {
        return division().nonInferiorityLevel();
    }

    /** The level at which any of so many metrics is worse. */
    double levelOfOneIn(int metrics) {
        return level / metrics / treatments;
    }

    private MultipleComparisons division() {
        return MultipleComparisons.withDefaults()
                .level(level)
                .power(power)
                .variants(treatments)
                .successMetrics(successMetrics)
                .nonInferiorityMetrics(guardrails);
    }

    /** The arithmetic of the treatment group's size of a rate, line by line. */
    public List<String> working(double control, double treatment, double ratio) {
        double own = division().successLevel();
        double ownPower = division().powerPerMetric();
        List<String> lines = new ArrayList<>();
        if (successMetrics > 1) {
            lines.add("level of one success metric: " + CalculationFormat.of(level) + " / " + successMetrics + " = "
                    + CalculationFormat.of(level / successMetrics));
        }
        if (treatments > 1) {
            lines.add("level of one of " + treatments + " treatments: "
                    + CalculationFormat.of(level / successMetrics) + " / " + treatments + " = "
                    + CalculationFormat.of(own));
        }
        if (guardrails > 0) {
            lines.add("power of each test, with guardrails: 1 - (1 - " + CalculationFormat.of(power) + ") / (1 + "
                    + guardrails + ") = " + CalculationFormat.of(ownPower));
        }
        lines.addAll(SampleCalculation.ofTwoProportions(control, treatment, ratio, own / 2, ownPower));
        return lines;
    }
}
