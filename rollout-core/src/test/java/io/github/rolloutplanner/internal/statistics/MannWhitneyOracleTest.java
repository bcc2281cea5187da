package io.github.rolloutplanner.internal.statistics;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MannWhitneyOracleTest {

    private static final Map<String, Alternative> ALTERNATIVES =
            Map.of("two.sided", Alternative.TWO_SIDED, "less", Alternative.LESS, "greater", Alternative.GREATER);

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("mann_whitney")
                .check("exact_no_ties", this::compare)
                .check("exact_no_ties_less", this::compare)
                .check("exact_no_ties_greater", this::compare)
                .check("normal_no_ties", this::compare)
                .check("normal_no_ties_less", this::compare)
                .check("normal_no_ties_greater", this::compare)
                .check("normal_nocorrection", this::compare)
                .check("normal_ties", this::compare)
                .check("kayenta_like_98", this::compare)
                .tests();
    }

    private void compare(OracleCase each) {
        MannWhitneyResult result = configured(each).test(each.numbers("y"), each.numbers("x"));
        each.expect("U", result.statistic());
        each.expect("p_value", result.pValue());
        expectEnd(each, "ci_low", result.interval().low());
        expectEnd(each, "ci_high", result.interval().high());
        each.expectAbsolute("hl_median_of_differences", result.shift(), 1e-9);
    }

    private static void expectEnd(OracleCase each, String field, double actual) {
        if (Double.isInfinite(each.number(field))) {
            each.expect(field, actual);
        } else {
            each.expectAbsolute(field, actual, 1e-6);
        }
    }

    private static MannWhitneyTest configured(OracleCase each) {
        MannWhitneyTest test = MannWhitneyTest.withDefaults()
                .alternative(ALTERNATIVES.get(each.text("alternative")))
                .level(1 - each.number("conf_level"))
                .method(each.flag("exact") ? RankMethod.EXACT : RankMethod.NORMAL);
        return each.flag("continuity_correction") ? test : test.withoutContinuityCorrection();
    }
}
