package io.github.rolloutplanner.internal.statistics;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StatsmodelsPowerOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("statsmodels_power")
                .check("arcsine_samplesize", this::arcsineSize)
                .check("prop_power_pooled_null", this::pooledPower)
                .check("t_samplesize", each -> meanSize(each, MeanMethod.STUDENT))
                .check("t_power", each -> meanPower(each, MeanMethod.STUDENT))
                .check("t_mde_d", each -> meanDifference(each, MeanMethod.STUDENT))
                .check("z_power", each -> meanPower(each, MeanMethod.NORMAL))
                .check("z_mde_d", each -> meanDifference(each, MeanMethod.NORMAL))
                .tests();
    }

    private void arcsineSize(OracleCase each) {
        ArmSizes sizes = configured(TwoProportionSampleSize.withDefaults().method(ProportionMethod.ARCSINE), each)
                .power(each.number("power"))
                .sizes(each.number("p1"), each.number("p2"));
        each.expect("n1", sizes.exactControl());
        each.expect("n2", sizes.exactTreatment());
    }

    private void pooledPower(OracleCase each) {
        double power = configured(TwoProportionSampleSize.withDefaults(), each)
                .achievedPower(each.number("prop1"), each.number("prop2"), each.number("n1"));
        each.expect("power", power);
    }

    private void meanSize(OracleCase each, MeanMethod method) {
        ArmSizes sizes = configured(TwoMeanSampleSize.withDefaults().method(method), each)
                .power(each.number("power"))
                .sizes(each.number("d"), 1, 1);
        each.expect("n1", sizes.exactControl());
        each.expect("n2", sizes.exactTreatment());
    }

    private void meanPower(OracleCase each, MeanMethod method) {
        double power = configured(TwoMeanSampleSize.withDefaults().method(method), each)
                .achievedPower(each.number("d"), 1, 1, each.number("n1"));
        each.expect("power", power);
    }

    private void meanDifference(OracleCase each, MeanMethod method) {
        double difference = configured(TwoMeanSampleSize.withDefaults().method(method), each)
                .power(each.number("power"))
                .detectableDifference(1, 1, each.number("n1"));
        each.expect("d", difference);
    }

    private static <T extends TwoSidedDesign<T>> T configured(T design, OracleCase each) {
        return design.level(each.number("alpha"))
                .sides(each.text("alternative").equals("two-sided") ? Sides.TWO : Sides.ONE)
                .countingFarTail()
                .allocationRatio(each.number("ratio_n2_over_n1"));
    }
}
