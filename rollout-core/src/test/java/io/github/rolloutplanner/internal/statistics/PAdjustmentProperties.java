package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

class PAdjustmentProperties {

    @Property
    void adjustedValuesAreOrderedByStrictness(
            @ForAll @Size(min = 1, max = 20) List<@Scale(12) @DoubleRange(min = 0, max = 1) Double> values) {
        double[] p = values.stream().mapToDouble(Double::doubleValue).toArray();
        double[] bonferroni = PAdjustment.BONFERRONI.adjust(p);
        double[] holm = PAdjustment.HOLM.adjust(p);
        double[] hochberg = PAdjustment.HOCHBERG.adjust(p);
        double[] hommel = PAdjustment.HOMMEL.adjust(p);
        double[] falseDiscoveries = PAdjustment.BENJAMINI_HOCHBERG.adjust(p);
        for (int i = 0; i < p.length; i++) {
            double rounding = 1e-12;
            assertThat(holm[i]).isLessThanOrEqualTo(bonferroni[i] + rounding);
            assertThat(hochberg[i]).isLessThanOrEqualTo(holm[i] + rounding);
            assertThat(hommel[i]).isLessThanOrEqualTo(hochberg[i] + rounding);
            assertThat(falseDiscoveries[i]).isLessThanOrEqualTo(hommel[i] + rounding);
            assertThat(falseDiscoveries[i]).isGreaterThanOrEqualTo(p[i] - rounding);
        }
    }
}
