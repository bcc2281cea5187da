package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

class RankProperties {

    @Property
    void theKthDifferenceIsThatOfTheList(
            @ForAll @Size(min = 1, max = 12) List<@Scale(12) @DoubleRange(min = -5, max = 5) Double> controlValues,
            @ForAll @Size(min = 1, max = 12) List<@Scale(12) @DoubleRange(min = -5, max = 5) Double> treatmentValues) {
        double[] control = array(controlValues);
        double[] treatment = array(treatmentValues);
        Arrays.sort(control);
        Arrays.sort(treatment);
        double[] all = Arrays.stream(treatment)
                .flatMap(t -> Arrays.stream(control).map(c -> t - c))
                .sorted()
                .toArray();
        PairwiseDifferences differences = new PairwiseDifferences(control, treatment);
        for (int k = 1; k <= all.length; k++) {
            assertThat(differences.smallest(k)).isEqualTo(all[k - 1] + 0.0);
        }
    }

    @Property
    void exchangingTheGroupsTurnsTheShift(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 30) Integer> controlValues,
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 30) Integer> treatmentValues) {
        double[] control = array(controlValues);
        double[] treatment = array(treatmentValues);
        MannWhitneyResult result = MannWhitneyTest.withDefaults().test(control, treatment);
        MannWhitneyResult turned = MannWhitneyTest.withDefaults().test(treatment, control);
        assertThat(turned.shift()).isCloseTo(-result.shift(), within(1e-12));
        assertThat(turned.pValue()).isCloseTo(result.pValue(), within(1e-12));
        assertThat(turned.interval().low()).isCloseTo(-result.interval().high(), within(1e-12));
        assertThat(result.interval().contains(result.shift())).isTrue();
    }

    @Property
    void adjustedValuesAreOrderedByStrictness(
            @ForAll @Size(min = 1, max = 20) List<@Scale(12) @DoubleRange(min = 0, max = 1) Double> values) {
        double[] p = array(values);
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

    private static double[] array(List<? extends Number> values) {
        return values.stream().mapToDouble(Number::doubleValue).toArray();
    }
}
