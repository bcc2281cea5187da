package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BernoulliEprocessOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("bernoulli_eprocess")
                .check("truncated_beta_mixture", this::oneArm)
                .check("two_arm_conditional", this::twoArms)
                .tests();
    }

    private void oneArm(OracleCase each) {
        EValue evidence = BernoulliEProcess.ofBaseline(each.number("p0"))
                .prior(each.number("beta_a"), each.number("beta_b"))
                .evidence(each.whole("errors"), each.whole("n"));
        each.expect("p_value_at_n", evidence.pValue());
        if (Double.isInfinite(each.number("log_e_value"))) {
            assertThat(evidence.logValue()).isCloseTo(byQuadrature(each), within(1e-4));
        } else {
            each.expect("log_e_value", evidence.logValue());
        }
    }

    // Where the reference lost the tail of the beta distribution to an underflow: the integral itself, by midpoints.
    private static double byQuadrature(OracleCase each) {
        double p0 = each.number("p0");
        double k = each.number("errors");
        double n = each.number("n");
        double a = each.number("beta_a");
        double b = each.number("beta_b");
        double likelihood = 0;
        double prior = 0;
        double step = (1 - p0) / 2_000_000;
        for (double p = p0 + step / 2; p < 1; p += step) {
            double weight = Math.pow(p, a - 1) * Math.pow(1 - p, b - 1);
            prior += weight;
            likelihood += weight * Math.exp(k * Math.log(p / p0) + (n - k) * Math.log((1 - p) / (1 - p0)));
        }
        return Math.log(likelihood / prior);
    }

    private void twoArms(OracleCase each) {
        ConditionalBinomialEProcess process =
                ConditionalBinomialEProcess.withDefaults().nullRateRatio(each.number("null_rate_ratio"));
        each.expect("log_e_kappa2", evidence(process.concentrations(2), each).logValue());
        each.expect("log_e_kappa20", evidence(process.concentrations(20), each).logValue());
        each.expect("log_e_mean", evidence(process, each).logValue());
        each.expect("p_value_at_n", evidence(process, each).pValue());
    }

    private static EValue evidence(ConditionalBinomialEProcess process, OracleCase each) {
        return process.evidence(
                each.whole("errors_total") - each.whole("errors_treatment"),
                each.number("exposure_control"),
                each.whole("errors_treatment"),
                each.number("exposure_treatment"));
    }
}
