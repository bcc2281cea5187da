package io.github.rolloutplanner.internal.statistics;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TwoMeanSampleSizeOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("two_mean_sample_size")
                .check("t_equal", this::equalGroups)
                .check("t_equal_strict_both_tails", this::strict)
                .check("z_unequal", this::normal)
                .check("t_unequal", this::student)
                .check("noninferiority_z", this::nonInferiority)
                .tests();
    }

    private void equalGroups(OracleCase each) {
        TwoMeanSampleSize design = configured(each).method(MeanMethod.STUDENT);
        each.expect("n_per_group", sizes(design, each).exactControl());
        each.expectWhole("n_per_group_ceil", design.perGroup(each.number("delta"), each.number("sd")));
    }

    private void strict(OracleCase each) {
        TwoMeanSampleSize design = configured(each).method(MeanMethod.STUDENT).countingFarTail();
        each.expect("n_per_group", sizes(design, each).exactControl());
    }

    private void normal(OracleCase each) {
        ArmSizes sizes = sizes(unequal(each).method(MeanMethod.NORMAL), each);
        each.expect("n_total", sizes.exactTotal());
        each.expect("n_treatment", sizes.exactTreatment());
        each.expect("n_control", sizes.exactControl());
    }

    private void student(OracleCase each) {
        each.expect(
                "n_total", sizes(unequal(each).method(MeanMethod.STUDENT), each).exactTotal());
    }

    private void nonInferiority(OracleCase each) {
        ArmSizes sizes = NonInferioritySampleSize.ofMargin(each.number("margin"))
                .level(each.number("alpha"))
                .power(each.number("power"))
                .allocationRatio(each.number("ratio_treatment_to_control"))
                .means(each.number("true_effect"), each.number("sd"), each.number("sd"));
        each.expect("n_total", sizes.exactTotal());
    }

    private static ArmSizes sizes(TwoMeanSampleSize design, OracleCase each) {
        return design.sizes(each.number("delta"), each.number("sd"), each.number("sd"));
    }

    private static TwoMeanSampleSize unequal(OracleCase each) {
        return configured(each).allocationRatio(each.number("ratio_treatment_to_control"));
    }

    private static TwoMeanSampleSize configured(OracleCase each) {
        return TwoMeanSampleSize.withDefaults()
                .level(each.number("alpha"))
                .power(each.number("power"))
                .sides(each.sides());
    }
}
