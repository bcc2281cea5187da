package io.github.rolloutplanner.internal.statistics;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WaldSprtOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("wald_sprt")
                .check("approx_p0", this::characteristics)
                .check("approx_p1", this::characteristics)
                .check("approx_below", this::characteristics)
                .check("approx_above", this::characteristics)
                .check("approx_drift_zero", this::characteristics)
                .tests();
    }

    private void characteristics(OracleCase each) {
        WaldSprt test = WaldSprt.ofRates(each.number("p0"), each.number("p1"))
                .level(each.number("alpha"))
                .power(1 - each.number("beta"));
        each.expect("upper_log", test.rejectFrom());
        each.expect("lower_log", test.acceptFrom());
        each.expect("llr_failure", test.logLikelihoodRatio(1, 1));
        each.expect("llr_success", test.logLikelihoodRatio(0, 1));
        SprtCharacteristics approximate = test.approximate(each.number("p_true"));
        each.expect("accept_h0_prob_approx", approximate.acceptProbability());
        each.expect("asn_approx", approximate.expectedObservations());
        SprtCharacteristics exact = test.exact(each.number("p_true"));
        each.expect("accept_h0_prob_exact", exact.acceptProbability(), 1e-6);
        each.expect("reject_h0_prob_exact", exact.rejectProbability(), 1e-6);
        each.expect("asn_exact", exact.expectedObservations(), 1e-6);
    }
}
