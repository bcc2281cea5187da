package io.github.rolloutplanner.internal.statistics;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AchievedPowerOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("achieved_power")
                .check("prop_pooled", this::proportions)
                .check("arcsine_unequal", this::arcsine)
                .check("t_equal", this::means)
                .check("t_unequal", this::unequalMeans)
                .tests();
    }

    private void proportions(OracleCase each) {
        TwoProportionSampleSize design = proportionDesign(each);
        double n = each.number("n_per_group");
        each.expect("power", design.achievedPower(each.number("p1"), each.number("p2"), n));
        if (each.has("power_both_tails")) {
            double both = design.countingFarTail().achievedPower(each.number("p1"), each.number("p2"), n);
            each.expect("power_both_tails", both);
        }
    }

    private void arcsine(OracleCase each) {
        double power = proportionDesign(each)
                .method(ProportionMethod.ARCSINE)
                .countingFarTail()
                .allocationRatio(each.number("n2") / each.number("n1"))
                .achievedPower(each.number("p1"), each.number("p2"), each.number("n1"));
        each.expect("power", power);
    }

    private void means(OracleCase each) {
        double sd = each.number("sd");
        double power = meanDesign(each).achievedPower(each.number("delta"), sd, sd, each.number("n_per_group"));
        each.expect("power", power);
    }

    private void unequalMeans(OracleCase each) {
        double power = meanDesign(each)
                .countingFarTail()
                .allocationRatio(each.number("n2") / each.number("n1"))
                .achievedPower(each.number("d"), 1, 1, each.number("n1"));
        each.expect("power", power);
    }

    private static TwoProportionSampleSize proportionDesign(OracleCase each) {
        return TwoProportionSampleSize.withDefaults()
                .level(each.number("alpha"))
                .sides(each.sides());
    }

    private static TwoMeanSampleSize meanDesign(OracleCase each) {
        return TwoMeanSampleSize.withDefaults()
                .method(MeanMethod.STUDENT)
                .level(each.number("alpha"))
                .sides(each.sides());
    }
}
