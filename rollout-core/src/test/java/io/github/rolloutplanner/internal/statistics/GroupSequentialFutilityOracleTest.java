package io.github.rolloutplanner.internal.statistics;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GroupSequentialFutilityOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        SpendingFunction late = SpendingFunction.obrienFlemingLike();
        SpendingFunction even = SpendingFunction.pocockLike();
        return OracleFile.named("group_sequential_futility")
                .check("asOF_bsOF_nonbinding", each -> plan(each, late, late))
                .check("asOF_bsOF_binding", each -> plan(each, late, late))
                .check("asOF_bsP_nonbinding", each -> plan(each, late, even))
                .check("asOF_bsP_binding", each -> plan(each, late, even))
                .check("asP_bsOF_nonbinding", each -> plan(each, even, late))
                .check("asP_bsOF_binding", each -> plan(each, even, late))
                .check("asP_bsP_nonbinding", each -> plan(each, even, even))
                .check("asP_bsP_binding", each -> plan(each, even, even))
                .tests();
    }

    private void plan(OracleCase each, SpendingFunction alpha, SpendingFunction beta) {
        GroupSequentialDesign design = GroupSequentialDesign.withDefaults()
                .oneSided()
                .level(each.number("alpha"))
                .power(1 - each.number("beta"))
                .spending(alpha)
                .futility(beta);
        GroupSequentialPlan plan =
                (each.flag("binding") ? design.bindingFutility() : design).equalLooks((int) each.whole("K"));
        each.expectAll("critical_values", plan.criticalValues());
        each.expectAll("futility_bounds", plan.futilityBounds());
        each.expectAll("beta_spent", betaSpent(each, beta));
        each.expect("inflation_factor", plan.inflationFactor());
        each.expect("asn_ratio_h0", plan.expectedSizeRatio(0));
        each.expect("asn_ratio_h1", plan.expectedSizeRatio(plan.drift()));
    }

    private static double[] betaSpent(OracleCase each, SpendingFunction beta) {
        int looks = (int) each.whole("K");
        double[] spent = new double[looks];
        for (int look = 1; look <= looks; look++) {
            spent[look - 1] = beta.spent(each.number("beta"), look, (double) look / looks);
        }
        return spent;
    }
}
