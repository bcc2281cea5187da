package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GroupSequentialAsnOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("group_sequential_asn")
                .check("lan_demets_obf_sided1", each -> plan(each, SpendingFunction.obrienFlemingLike()))
                .check("lan_demets_obf_sided2", each -> plan(each, SpendingFunction.obrienFlemingLike()))
                .check("lan_demets_pocock_sided1", each -> plan(each, SpendingFunction.pocockLike()))
                .check("lan_demets_pocock_sided2", each -> plan(each, SpendingFunction.pocockLike()))
                .tests();
    }

    private void plan(OracleCase each, SpendingFunction spending) {
        GroupSequentialPlan plan = GroupSequentialDesign.withDefaults()
                .level(each.number("alpha"))
                .power(1 - each.number("beta"))
                .sides(each.sides())
                .spending(spending)
                .looks(each.numbers("information_rates"));
        double drift = plan.drift();
        each.expect("drift_shift_max_information", drift * drift);
        each.expect("inflation_factor", plan.inflationFactor());
        each.expect("n_fixed_information", drift * drift / plan.inflationFactor());
        each.expect("asn_ratio_h0", plan.expectedSizeRatio(0));
        each.expect("asn_ratio_h01", plan.expectedSizeRatio(drift / 2));
        each.expect("asn_ratio_h1", plan.expectedSizeRatio(drift));
        expectPowers(each, plan.criticalValues(), plan.rejectionProbabilities(drift));
    }

    // The reference's own bounds are off where they are above 4.3 (notes of group_sequential), and so are the tiny
    // powers of
    // those looks.
    private static void expectPowers(OracleCase each, double[] criticalValues, double[] actual) {
        double[] expected = each.numbers("power_by_stage");
        for (int i = 0; i < expected.length; i++) {
            double allowed = criticalValues[i] > 4.3 ? 1e-6 : 1e-5 * expected[i];
            assertThat(actual[i]).as("power_by_stage[%s]", i).isCloseTo(expected[i], within(allowed));
        }
    }
}
