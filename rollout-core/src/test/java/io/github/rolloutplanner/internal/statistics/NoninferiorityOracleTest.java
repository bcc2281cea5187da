package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class NoninferiorityOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("noninferiority")
                .check("prop_diff_wald_unpooled", each -> rates(each, DifferenceMethod.WALD))
                .check("prop_diff_agresti_caffo", each -> rates(each, DifferenceMethod.AGRESTI_CAFFO))
                .check("prop_diff_score_miettinen_nurminen", each -> score(each, DifferenceMethod.MIETTINEN_NURMINEN))
                .check("prop_diff_score_farrington_manning", each -> score(each, DifferenceMethod.FARRINGTON_MANNING))
                .check("prop_ratio_score", this::ratio)
                .check("mean_welch", this::means)
                .tests();
    }

    private void rates(OracleCase each, DifferenceMethod method) {
        TestResult result = test(each, method);
        each.expect("statistic", result.statistic());
        each.expect("p_value", result.pValue());
    }

    // The reference has two known defects here. Its values are reproduced with them, and ours without them is held
    // against a plain search for the most likely rates.
    private void score(OracleCase each, DifferenceMethod method) {
        double flawed = FlawedScoreReference.statistic(each);
        each.expect("statistic", flawed);
        each.expect("p_value", Normal.above(direction(each).benefit(flawed)));
        TestResult result = test(each, method);
        assertThat(result.statistic()).isCloseTo(searched(each, method), withinPercentage(1e-10));
        assertThat(result.statistic()).isCloseTo(each.number("statistic"), withinPercentage(3));
        if (method == DifferenceMethod.MIETTINEN_NURMINEN) {
            intervalEndsAtTheMargin(each, searched(each, method));
        }
    }

    /** The interval whose critical value is the statistic against the margin ends there. */
    private static void intervalEndsAtTheMargin(OracleCase each, double statistic) {
        Interval interval = TwoSampleEffect.withDefaults()
                .level(2 * Normal.above(Math.abs(statistic)))
                .rates(
                        each.whole("x_control"),
                        each.whole("n_control"),
                        each.whole("x_treatment"),
                        each.whole("n_treatment"))
                .interval();
        assertThat(statistic > 0 ? interval.low() : interval.high())
                .isCloseTo(each.number("null_difference"), withinPercentage(1e-8));
    }

    private static double searched(OracleCase each, DifferenceMethod method) {
        double difference = each.number("null_difference");
        double control = MostLikelyRates.controlRate(each, difference);
        RestrictedRates rates = new RestrictedRates(control + difference, control);
        double variance = rates.variance(each.number("n_control"), each.number("n_treatment"));
        double total = each.number("n_control") + each.number("n_treatment");
        double factor = method == DifferenceMethod.MIETTINEN_NURMINEN ? total / (total - 1) : 1;
        double observed = each.number("x_treatment") / each.number("n_treatment")
                - each.number("x_control") / each.number("n_control");
        return (observed - difference) / Math.sqrt(variance * factor);
    }

    private static TestResult test(OracleCase each, DifferenceMethod method) {
        return NonInferiorityTest.ofMargin(each.number("margin"))
                .direction(direction(each))
                .method(method)
                .rates(
                        each.whole("x_control"),
                        each.whole("n_control"),
                        each.whole("x_treatment"),
                        each.whole("n_treatment"));
    }

    private void ratio(OracleCase each) {
        TestResult result = ProportionRatioTest.ofRatio(each.number("null_ratio"))
                .direction(direction(each))
                .test(
                        each.whole("x_control"),
                        each.whole("n_control"),
                        each.whole("x_treatment"),
                        each.whole("n_treatment"));
        each.expect("statistic", result.statistic());
        each.expect("p_value", result.pValue());
    }

    private void means(OracleCase each) {
        TestResult result = NonInferiorityTest.ofMargin(each.number("margin"))
                .direction(direction(each))
                .means(
                        each.number("mean_control"),
                        each.number("sd_control"),
                        each.whole("n_control"),
                        each.number("mean_treatment"),
                        each.number("sd_treatment"),
                        each.whole("n_treatment"));
        each.expect("statistic", result.statistic());
        each.expect("p_value", result.pValue());
        each.expect("df", degreesOfFreedom(each));
        each.expect("p_value_z", Normal.above(direction(each).benefit(result.statistic())));
        each.expect("p_value", oneSided(each, effect(each).pValue()));
    }

    /** The margin is added to the treatment, so that the hypothesis is that of no difference. */
    private static EffectEstimate effect(OracleCase each) {
        return TwoSampleEffect.withDefaults()
                .means(
                        new SampleMoments(
                                each.whole("n_control"),
                                each.number("mean_control"),
                                Math.pow(each.number("sd_control"), 2)),
                        new SampleMoments(
                                each.whole("n_treatment"),
                                each.number("mean_treatment") + direction(each).benefit(each.number("margin")),
                                Math.pow(each.number("sd_treatment"), 2)));
    }

    private static double oneSided(OracleCase each, double twoSided) {
        return direction(each).benefit(effect(each).value()) > 0 ? twoSided / 2 : 1 - twoSided / 2;
    }

    private static double degreesOfFreedom(OracleCase each) {
        return MeanMethod.WELCH.degreesOfFreedom(
                Math.pow(each.number("sd_control"), 2),
                each.number("n_control"),
                Math.pow(each.number("sd_treatment"), 2),
                each.number("n_treatment"));
    }

    private static Direction direction(OracleCase each) {
        return each.text("direction").equals("higher_is_better")
                ? Direction.HIGHER_IS_BETTER
                : Direction.LOWER_IS_BETTER;
    }
}
