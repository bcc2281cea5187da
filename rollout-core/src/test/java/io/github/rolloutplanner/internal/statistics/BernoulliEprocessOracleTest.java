package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The integral over all rates above a limit, of which the weights of {@link RateRatioPrior} and the logarithms of
 * {@link BetaFunction} and {@link BetaTail} are made, and the process that stands for it.
 */
class BernoulliEprocessOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("bernoulli_eprocess")
                .check("truncated_beta_mixture", this::oneArm)
                .check("two_arm_conditional", this::twoArms)
                .tests();
    }

    private void oneArm(OracleCase each) {
        double p0 = each.number("p0");
        TruncatedBetaMixture mixture =
                new TruncatedBetaMixture(p0, 1 - p0, each.number("beta_a"), each.number("beta_b"));
        EValue evidence = new EValue(mixture.logEvidence(each.number("errors"), each.number("n")));
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
        double[] logs = {logEvidence(2, each), logEvidence(20, each)};
        each.expect("log_e_kappa2", logs[0]);
        each.expect("log_e_kappa20", logs[1]);
        EValue mean = EValue.ofMeanOfLogs(logs);
        each.expect("log_e_mean", mean.logValue());
        each.expect("p_value_at_n", mean.pValue());
        // Evidence far below 1 comes from rises so small that the 48 ratios leave them out.
        if (each.number("theta0") == 0.5 && each.number("log_e_mean") >= 0) {
            each.expectAbsolute("log_e_mean", stratified(each).logValue(), 0.02);
        }
    }

    private static double logEvidence(double kappa, OracleCase each) {
        double theta = each.number("theta0");
        return new TruncatedBetaMixture(theta, 1 - theta, kappa * theta, kappa * (1 - theta))
                .logEvidence(each.number("errors_treatment"), each.number("errors_total"));
    }

    /** What decides: 48 ratios in place of the integral, with the weights that it has for groups of one size. */
    private static EValue stratified(OracleCase each) {
        return StratifiedRateEProcess.withDefaults()
                .nullRateRatio(each.number("null_rate_ratio"))
                .evidence(List.of(new RateStratum.TwoGroups(
                        each.whole("errors_total") - each.whole("errors_treatment"),
                        each.number("exposure_control"),
                        each.whole("errors_treatment"),
                        each.number("exposure_treatment"))));
    }
}
