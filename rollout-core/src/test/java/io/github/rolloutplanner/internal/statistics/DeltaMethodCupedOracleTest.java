package io.github.rolloutplanner.internal.statistics;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DeltaMethodCupedOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("delta_method_cuped")
                .check("ratio_delta", this::ratio)
                .check("cuped_pooled_within_arm", this::cuped)
                .tests();
    }

    private void ratio(OracleCase each) {
        double[] numerator = each.numbers("numerator");
        RatioMetric metric = RatioMetric.ofSamples(numerator, each.numbers("denominator"));
        each.expect("ratio", metric.ratio());
        each.expect("var_of_ratio", metric.unitVariance() / numerator.length);
        each.expect("se", metric.standardError(numerator.length));
    }

    private void cuped(OracleCase each) {
        Cuped cuped = Cuped.ofSamples(
                each.numbers("y_control"),
                each.numbers("x_control"),
                each.numbers("y_treatment"),
                each.numbers("x_treatment"));
        each.expect("theta", cuped.slope());
        each.expect("adjusted_difference", cuped.difference());
        each.expect("var_adjusted_control", cuped.controlVariance());
        each.expect("var_adjusted_treatment", cuped.treatmentVariance());
        each.expect("se_welch", cuped.standardError());
        ofMoments(each);
        MeanDifference unadjusted = unadjusted(each);
        each.expect("unadjusted_difference", unadjusted.estimate());
        each.expect("unadjusted_se_welch", unadjusted.standardError());
    }

    private static void ofMoments(OracleCase each) {
        CovariateAdjustment cuped = new CovariateAdjustment(
                group(each.numbers("y_control"), each.numbers("x_control")),
                group(each.numbers("y_treatment"), each.numbers("x_treatment")));
        SampleMoments control = cuped.adjustedControl();
        SampleMoments treatment = cuped.adjustedTreatment();
        each.expect("theta", cuped.slope());
        each.expect("adjusted_difference", treatment.mean() - control.mean());
        each.expect("var_adjusted_control", control.variance());
        each.expect("var_adjusted_treatment", treatment.variance());
        each.expect("se_welch", Math.sqrt(control.varianceOfMean() + treatment.varianceOfMean()));
    }

    private static CovariateAdjustment.Group group(double[] numbers, double[] covariate) {
        double covariance = Moments.products(covariate, numbers) / (numbers.length - 1);
        return new CovariateAdjustment.Group(SampleMoments.of(numbers), SampleMoments.of(covariate), covariance);
    }

    private static MeanDifference unadjusted(OracleCase each) {
        return StratifiedMeanDifference.withDefaults()
                .minimumObservations(1)
                .difference(List.of(new MeanStratum.TwoGroups(
                        SampleMoments.of(each.numbers("y_control")), SampleMoments.of(each.numbers("y_treatment")))))
                .orElseThrow();
    }
}
