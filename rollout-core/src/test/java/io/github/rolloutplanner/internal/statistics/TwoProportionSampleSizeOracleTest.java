package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TwoProportionSampleSizeOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("two_proportion_sample_size")
                .check("pooled_equal", this::pooledEqual)
                .check("pooled_equal_strict_both_tails", this::strict)
                .check("pooled_unequal", this::pooledUnequal)
                .check("pooled_unequal_hmisc", this::fractionOfControl)
                .check("arcsine_cohen_h", this::arcsine)
                .check("noninferiority_farrington_manning", this::nonInferiority)
                .tests();
    }

    private void pooledEqual(OracleCase each) {
        ArmSizes sizes = configured(each).sizes(each.number("p1"), each.number("p2"));
        each.expect("n_per_group", sizes.exactControl());
        each.expectWhole("n_per_group_ceil", configured(each).perGroup(each.number("p1"), each.number("p2")));
    }

    private void strict(OracleCase each) {
        ArmSizes sizes = configured(each).countingFarTail().sizes(each.number("p1"), each.number("p2"));
        each.expect("n_per_group", sizes.exactControl());
    }

    private void pooledUnequal(OracleCase each) {
        ArmSizes sizes = configured(each)
                .allocationRatio(each.number("ratio_treatment_to_control"))
                .sizes(each.number("p_control"), each.number("p_treatment"));
        each.expect("n_control", sizes.exactControl());
        each.expect("n_treatment", sizes.exactTreatment());
        each.expect("n_total", sizes.exactTotal());
    }

    private void fractionOfControl(OracleCase each) {
        double fraction = each.number("fraction_control");
        ArmSizes sizes = configured(each)
                .allocationRatio((1 - fraction) / fraction)
                .sizes(each.number("p_control"), each.number("p_treatment"));
        each.expect("n_control", sizes.exactControl());
        each.expect("n_treatment", sizes.exactTreatment());
    }

    private void arcsine(OracleCase each) {
        ArmSizes sizes = configured(each)
                .method(ProportionMethod.ARCSINE)
                .countingFarTail()
                .sizes(each.number("p1"), each.number("p2"));
        each.expect("n_per_group", sizes.exactControl());
        assertThat(sizes.exactTreatment()).isEqualTo(sizes.exactControl());
    }

    private void nonInferiority(OracleCase each) {
        ArmSizes sizes = NonInferioritySampleSize.ofMargin(each.number("margin_abs"))
                .level(each.number("alpha"))
                .power(each.number("power"))
                .allocationRatio(each.number("ratio_treatment_to_control"))
                .rates(each.number("p_control"), each.number("p_treatment"));
        each.expect("n_total", sizes.exactTotal());
    }

    private static TwoProportionSampleSize configured(OracleCase each) {
        return TwoProportionSampleSize.withDefaults()
                .level(each.number("alpha"))
                .power(each.number("power"))
                .sides(each.sides());
    }
}
