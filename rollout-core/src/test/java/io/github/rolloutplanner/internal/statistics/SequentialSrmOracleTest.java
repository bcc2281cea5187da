package io.github.rolloutplanner.internal.statistics;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SequentialSrmOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("sequential_srm")
                .check("dirichlet_multinomial_k2", this::evidence)
                .check("dirichlet_multinomial_k3", this::evidence)
                .check("dirichlet_multinomial_k4", this::evidence)
                .tests();
    }

    private void evidence(OracleCase each) {
        EValue evidence = SampleRatioEProcess.ofWeights(each.numbers("weights"))
                .concentration(each.number("concentration"))
                .evidence(each.wholes("counts"));
        if (Math.abs(each.number("log_bayes_factor")) < 1) {
            each.expectAbsolute("log_bayes_factor", evidence.logValue(), 1e-6);
            each.expectAbsolute("p_value_at_n", evidence.pValue(), 1e-6);
        } else {
            each.expect("log_bayes_factor", evidence.logValue());
            // A relative error of the logarithm is one of the p-value that grows with it.
            each.expect("p_value_at_n", evidence.pValue(), 1e-8 * Math.max(1, Math.abs(evidence.logValue())));
        }
    }
}
