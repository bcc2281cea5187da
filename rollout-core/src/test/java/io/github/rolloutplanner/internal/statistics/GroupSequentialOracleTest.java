package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GroupSequentialOracleTest {

    private static final double BEYOND_THE_REFERENCE = 4.3;

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("group_sequential")
                .check("lan_demets_obf_sided1", each -> spending(each, SpendingFunction.obrienFlemingLike()))
                .check("lan_demets_obf_sided2", each -> spending(each, SpendingFunction.obrienFlemingLike()))
                .check("lan_demets_obf_unequal_sided1", each -> spending(each, SpendingFunction.obrienFlemingLike()))
                .check("lan_demets_obf_unequal_sided2", each -> spending(each, SpendingFunction.obrienFlemingLike()))
                .check("lan_demets_pocock_sided1", each -> spending(each, SpendingFunction.pocockLike()))
                .check("lan_demets_pocock_sided2", each -> spending(each, SpendingFunction.pocockLike()))
                .check("lan_demets_pocock_unequal_sided1", each -> spending(each, SpendingFunction.pocockLike()))
                .check("lan_demets_pocock_unequal_sided2", each -> spending(each, SpendingFunction.pocockLike()))
                .check("kim_demets_power", each -> spending(each, SpendingFunction.power(each.number("gamma"))))
                .check("hwang_shih_decani", each -> spending(each, SpendingFunction.gammaFamily(each.number("gamma"))))
                .check("classical_OF", each -> shape(each, 0))
                .check("classical_P", each -> shape(each, 0.5))
                .tests();
    }

    private void spending(OracleCase each, SpendingFunction spending) {
        expect(each, configured(each).spending(spending).looks(each.numbers("information_rates")));
    }

    private void shape(OracleCase each, double exponent) {
        expect(each, configured(each).shape(exponent).looks(each.numbers("information_rates")));
    }

    private static GroupSequentialDesign configured(OracleCase each) {
        return GroupSequentialDesign.withDefaults().level(each.number("alpha")).sides(each.sides());
    }

    private static void expect(OracleCase each, GroupSequentialPlan plan) {
        double[] actual = plan.criticalValues();
        if (each.has("critical_values_independent")) {
            expectBounds(each, "critical_values_independent", actual, 1e-6, Double.POSITIVE_INFINITY);
        }
        expectBounds(each, "critical_values", actual, 1e-4, BEYOND_THE_REFERENCE);
    }

    private static void expectBounds(
            OracleCase each, String field, double[] actual, double tolerance, double comparedBelow) {
        double[] expected = each.numbers(field);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            if (Double.isNaN(expected[i])) {
                assertThat(actual[i]).as("%s[%s]", field, i).isGreaterThanOrEqualTo(unspecifiedFrom(field));
            } else if (expected[i] < comparedBelow) {
                assertThat(actual[i]).as("%s[%s]", field, i).isCloseTo(expected[i], within(tolerance));
            }
        }
    }

    // The first witness leaves out what has a tiny spend; the second one knows some of those.
    private static double unspecifiedFrom(String field) {
        return field.equals("critical_values_independent") ? 7 : BEYOND_THE_REFERENCE;
    }
}
