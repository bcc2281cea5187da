package io.github.rolloutplanner.internal.statistics;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AnytimeValidOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("anytime_valid")
                .check("asymptotic_cs", this::halfWidths)
                .check("asymptotic_cs_pvalue", this::evidence)
                .check("msprt_two_sample_normal", this::mixtureSprt)
                .tests();
    }

    private void halfWidths(OracleCase each) {
        ConfidenceSequence twoSided = configured(each);
        ConfidenceSequence oneSided = twoSided.oneSided();
        long n = each.whole("n");
        double error = Math.sqrt(each.number("variance_s2") / n);
        each.expect("rho_two_sided", twoSided.rho());
        each.expect("rho_one_sided", oneSided.rho());
        each.expect("halfwidth_two_sided", twoSided.halfWidth(error, n));
        each.expect("halfwidth_one_sided", oneSided.halfWidth(error, n));
        each.expect("fixed_halfwidth_two_sided", error * Normal.exceededWith(each.number("alpha") / 2));
        double mixture = mixtureAt(oneSided.halfWidth(1, n), n * Math.pow(oneSided.rho(), 2));
        each.expect("one_sided_mixture_value_times_alpha", mixture * each.number("alpha"));
    }

    // The half-normal mixture of likelihood ratios, which the one-sided bound stays below.
    private static double mixtureAt(double z, double information) {
        double exponent = z * z / 2 * information / (1 + information);
        return 2 * Math.exp(exponent) * Normal.below(Math.sqrt(2 * exponent)) / Math.sqrt(1 + information);
    }

    private void evidence(OracleCase each) {
        ConfidenceSequence sequence = configured(each);
        EValue evidence = sequence.evidence(each.number("estimate"), each.number("standard_error"), each.whole("n"));
        each.expect("rho", sequence.rho());
        each.expect("log_e_value", evidence.logValue());
        each.expect("p_value", evidence.pValue());
    }

    /** With Nρ² = τ²/V the two-sided sequence is the test with the mixing variance τ², at any estimate and V. */
    private void mixtureSprt(OracleCase each) {
        long n = 2 * each.whole("n_per_arm");
        double variance = 2 * each.number("sigma2_per_arm") / each.number("n_per_arm");
        ConfidenceSequence sequence = ConfidenceSequence.withDefaults().tunedTo(1);
        double tuning = Math.pow(sequence.rho(), 2) * n * variance / each.number("tau2");
        EValue evidence = sequence.tunedTo(tuning).evidence(each.number("theta_hat"), Math.sqrt(variance), n);
        each.expect("log_lambda", evidence.logValue());
        each.expect("p_value_at_n", evidence.pValue());
    }

    private static ConfidenceSequence configured(OracleCase each) {
        return ConfidenceSequence.withDefaults().level(each.number("alpha")).tunedTo(each.number("n_star"));
    }
}
