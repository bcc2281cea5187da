package io.github.rolloutplanner.internal.statistics;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MdeOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("mde")
                .check("prop_increase", this::increase)
                .check("t_equal", this::difference)
                .tests();
    }

    private void increase(OracleCase each) {
        double control = each.number("p1");
        double rise = TwoProportionSampleSize.withDefaults()
                .level(each.number("alpha"))
                .power(each.number("power"))
                .sides(each.sides())
                .detectableIncrease(control, each.number("n_per_group"));
        each.expect("mde_abs", rise);
        each.expect("p2", control + rise);
        each.expect("mde_rel", rise / control);
    }

    private void difference(OracleCase each) {
        double difference = TwoMeanSampleSize.withDefaults()
                .method(MeanMethod.STUDENT)
                .level(each.number("alpha"))
                .power(each.number("power"))
                .sides(each.sides())
                .detectableDifference(each.number("sd"), each.number("sd"), each.number("n_per_group"));
        each.expect("delta", difference);
    }
}
