package io.github.rolloutplanner.internal.statistics;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PAdjustOracleTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return OracleFile.named("p_adjust")
                .check("bonferroni", each -> adjust(each, PAdjustment.BONFERRONI))
                .check("holm", each -> adjust(each, PAdjustment.HOLM))
                .check("hochberg", each -> adjust(each, PAdjustment.HOCHBERG))
                .check("hommel", each -> adjust(each, PAdjustment.HOMMEL))
                .check("BH", each -> adjust(each, PAdjustment.BENJAMINI_HOCHBERG))
                .check("BY", each -> adjust(each, PAdjustment.BENJAMINI_YEKUTIELI))
                .tests();
    }

    private void adjust(OracleCase each, PAdjustment adjustment) {
        each.expectAll("adjusted", adjustment.adjust(each.numbers("p")));
    }
}
