package io.github.rolloutplanner.internal.statistics;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SrmPvaluesOracleTest {

    private static final double SMALLEST_COMPARED = 1e-290;

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("srm_pvalues")
                .check("chisq_k2", this::chiSquare)
                .check("chisq_k3", this::chiSquare)
                .check("chisq_k4", this::chiSquare)
                .check("chisq_k5", this::chiSquare)
                .check("exact_binomial", this::exact)
                .tests();
    }

    private void chiSquare(OracleCase each) {
        TestResult result = SampleRatioTest.ofWeights(each.numbers("weights")).chiSquare(each.wholes("counts"));
        each.expect("statistic", result.statistic());
        if (each.number("p_value") < SMALLEST_COMPARED) {
            each.expectAbsolute("p_value", result.pValue(), SMALLEST_COMPARED);
        } else {
            each.expect("p_value", result.pValue());
        }
    }

    private void exact(OracleCase each) {
        each.expect(
                "p_value", SampleRatioTest.ofWeights(each.numbers("weights")).exact(each.wholes("counts")));
    }
}
