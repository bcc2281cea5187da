package io.github.rolloutplanner.internal.statistics;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PoissonExactOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("poisson_exact")
                .check("rate_ci_two_sided", this::interval)
                .check("two_rates_two.sided", each -> twoRates(each, Alternative.TWO_SIDED))
                .check("two_rates_greater", each -> twoRates(each, Alternative.GREATER))
                .check("two_rates_less", each -> twoRates(each, Alternative.LESS))
                .tests();
    }

    private void interval(OracleCase each) {
        Interval interval = PoissonInterval.withDefaults()
                .level(1 - each.number("conf_level"))
                .interval(each.whole("x"), each.number("exposure"));
        each.expect("low", interval.low());
        each.expect("high", interval.high());
    }

    private void twoRates(OracleCase each, Alternative alternative) {
        TwoRateTest test = TwoRateTest.withDefaults().alternative(alternative);
        long x1 = each.whole("x1");
        long x2 = each.whole("x2");
        double t1 = each.number("t1");
        double t2 = each.number("t2");
        Interval ratio = test.ratio(x2, t2, x1, t1);
        each.expect("p_value", test.test(x2, t2, x1, t1).pValue());
        each.expect("ratio", x1 / t1 / (x2 / t2));
        each.expect("ratio_low", ratio.low());
        each.expect("ratio_high", ratio.high());
    }
}
