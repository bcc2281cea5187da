package io.github.rolloutplanner.internal.statistics;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ClopperPearsonOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("clopper_pearson")
                .check("two_sided", this::twoSided)
                .check("lower_one_sided", this::lower)
                .check("upper_one_sided", this::upper)
                .tests();
    }

    private void twoSided(OracleCase each) {
        Interval interval = configured(each).interval(each.whole("x"), each.whole("n"));
        each.expect("low", interval.low());
        each.expect("high", interval.high());
    }

    private void lower(OracleCase each) {
        each.expect("low", configured(each).lowerBound(each.whole("x"), each.whole("n")));
        each.expect("high", 1);
    }

    private void upper(OracleCase each) {
        each.expect("low", 0);
        each.expect("high", configured(each).upperBound(each.whole("x"), each.whole("n")));
    }

    private static ClopperPearsonInterval configured(OracleCase each) {
        return ClopperPearsonInterval.withDefaults().level(1 - each.number("conf_level"));
    }
}
