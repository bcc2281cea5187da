package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

/** What the javadoc shows is true, and so are a few numbers that everybody in the field knows. */
class ExamplesTest {

    @Test
    void sampleSizes() {
        assertThat(TwoProportionSampleSize.withDefaults()
                        .power(0.8)
                        .level(0.05)
                        .twoSided()
                        .perGroup(0.10, 0.11))
                .isEqualTo(14_751);
        assertThat(TwoMeanSampleSize.withDefaults().perGroup(0.5, 4.0)).isEqualTo(1006);
        assertThat(TwoProportionSampleSize.withDefaults().oneSided().perGroup(0.001, 0.002))
                .isEqualTo(18_519);
        assertThat(OneProportionSampleSize.withDefaults().observations(0.001, 0.002))
                .isEqualTo(8027);
        assertThat(OneMeanSampleSize.withDefaults().observations(0.5, 4.0)).isEqualTo(396);
        assertThat(MultipleComparisons.withDefaults().nonInferiorityMetrics(3).powerPerMetric())
                .isCloseTo(0.95, within(1e-12));
        assertThat(MultipleComparisons.withDefaults().variants(4).controlPercentage())
                .isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void levelsAreDividedWhereChancesAddUp() {
        MultipleComparisons division =
                MultipleComparisons.withDefaults().variants(2).successMetrics(3).nonInferiorityMetrics(4);
        assertThat(division.successLevel()).isCloseTo(0.05 / 6, within(1e-15));
        assertThat(division.nonInferiorityLevel()).isCloseTo(0.025, within(1e-15));
        assertThat(division.deteriorationLevel()).isCloseTo(0.05 / 14, within(1e-15));
        assertThat(division.successMetrics(0).powerPerMetric()).isCloseTo(0.95, within(1e-12));
    }

    @Test
    void rareEvents() {
        assertThat(ClopperPearsonInterval.withDefaults().upperBound(0, 300)).isCloseTo(0.00994, within(1e-5));
        assertThat(PoissonInterval.withDefaults().interval(10, 10_000).high()).isCloseTo(0.00184, within(1e-5));
        assertThat(ZeroEvents.withDefaults().sizeToExclude(0.001)).isEqualTo(2995);
        assertThat(PoissonDetectionSize.withDefaults().ofRateRatio(2).exposureAt(0.001))
                .isCloseTo(9064, within(10.0));
        assertThat(TwoRateTest.withDefaults()
                        .alternative(Alternative.GREATER)
                        .test(10, 9500, 3, 500)
                        .pValue())
                .isCloseTo(0.0245, within(1e-4));
    }

    @Test
    void theTableOfExpectedEvents() {
        double[] ratios = {1.2, 1.5, 2, 3, 5, 10};
        double[] expected = {169, 30.1, 9.06, 3.03, 1.10, 0.30};
        for (int i = 0; i < ratios.length; i++) {
            double events =
                    PoissonDetectionSize.withDefaults().ofRateRatio(ratios[i]).expectedBaselineEvents();
            assertThat(events).isCloseTo(expected[i], within(0.006 * expected[i] + 0.005));
        }
    }

    // The gamma quantile at 40 digits, for the first count whose Poisson tail, summed term by term, is within the
    // level.
    @Test
    void detectableRateRatios() {
        PoissonDetectionSize calculator = PoissonDetectionSize.withDefaults();
        assertThat(calculator.detectableRateRatio(0.01)).isCloseTo(160.94379124341004, withinPercentage(1e-10));
        assertThat(calculator.detectableRateRatio(1)).isCloseTo(5.5150457151515552, withinPercentage(1e-10));
        assertThat(calculator.detectableRateRatio(3.5)).isCloseTo(2.9235827562554088, withinPercentage(1e-10));
        assertThat(calculator.detectableRateRatio(9.064)).isCloseTo(1.9996793234472382, withinPercentage(1e-10));
        assertThat(calculator.level(0.001).power(0.95).detectableRateRatio(100))
                .isCloseTo(1.5252065506565545, withinPercentage(1e-10));
        assertThat(calculator.level(1e-9).power(0.99).detectableRateRatio(2000))
                .isCloseTo(1.1937140713223428, withinPercentage(1e-10));
    }

    // The complementary error function at 40 digits.
    @Test
    void singleLookLevels() {
        double[] levels = {0.3, 0.05, 0.001, 1e-12, 1e-100};
        double[] oneSided = {
            0.020490704861015498,
            0.0027255354430896906,
            2.8252889690363349e-5,
            8.0763054886669166e-15,
            1.0356756205814301e-103
        };
        double[] twoSided = {
            0.024970290368046147,
            0.0024036906331375564,
            2.6019837670690816e-5,
            7.8905534088189823e-15,
            1.0326054977862565e-103
        };
        for (int i = 0; i < levels.length; i++) {
            ConfidenceSequence sequence = ConfidenceSequence.withDefaults().level(levels[i]);
            assertThat(sequence.oneSided().singleLookLevel()).isCloseTo(oneSided[i], withinPercentage(1e-9));
            assertThat(sequence.singleLookLevel()).isCloseTo(twoSided[i], withinPercentage(1e-9));
        }
    }

    @Test
    void repeatedLooks() {
        assertThat(SampleRatioTest.ofWeights(0.5, 0.5).test(821_588, 815_482).rejects(0.001))
                .isTrue();
        assertThat(SampleRatioEProcess.ofWeights(0.5, 0.5).evidence(5300, 4700).rejects(0.001))
                .isTrue();
        assertThat(ConditionalBinomialEProcess.withDefaults()
                        .evidence(2, 10_000, 14, 10_000)
                        .rejects(0.05))
                .isTrue();
        assertThat(BernoulliEProcess.ofBaseline(0.001).evidence(12, 3000).rejects(0.05))
                .isTrue();
        assertThat(MixtureSprt.ofMixingVariance(0.01).evidence(0.1, 2.0 / 500).pValue())
                .isCloseTo(0.77, within(0.005));
        assertThat(WaldSprt.ofRates(0.001, 0.002).power(0.9).decide(7, 2500)).isEqualTo(SprtDecision.CONTINUE);
    }

    @Test
    void evidenceIsCombined() {
        EValue strong = new EValue(Math.log(100));
        assertThat(strong.pValue()).isCloseTo(0.01, within(1e-15));
        assertThat(EValue.NONE.orHigher(strong)).isEqualTo(strong);
        assertThat(strong.times(strong).logValue()).isCloseTo(Math.log(10_000), within(1e-12));
        assertThat(EValue.mean(strong, EValue.NONE).logValue()).isCloseTo(Math.log(50.5), within(1e-12));
        assertThat(strong.mixedWith(EValue.NONE, 0.25).logValue()).isCloseTo(Math.log(75.25), within(1e-12));
        assertThatThrownBy(() -> strong.mixedWith(EValue.NONE, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("weight must lie strictly between 0 and 1, but is 1.0.");
    }

    @Test
    void obrienFlemingLikeBounds() {
        double[] bounds = GroupSequentialDesign.withDefaults()
                .oneSided()
                .level(0.025)
                .equalLooks(5)
                .criticalValues();
        assertThat(bounds).containsExactly(new double[] {4.8769, 3.3570, 2.6803, 2.2898, 2.0310}, within(5e-5));
    }

    @Test
    void presetWeightsSpendByLook() {
        GroupSequentialPlan plan = GroupSequentialDesign.withDefaults()
                .oneSided()
                .spending(SpendingFunction.presetWeights(1, 1, 0, 2))
                .looks(0.001, 0.01, 0.1, 1);
        double[] rejected = plan.rejectionProbabilities(0);
        assertThat(rejected).containsExactly(new double[] {0.0125, 0.025, 0.025, 0.05}, within(1e-9));
    }

    @Test
    void exactMultinomialTestOfThreeGroups() {
        SampleRatioTest test = SampleRatioTest.ofWeights(1, 1, 1);
        // All 3 outcomes with one full group, of probability 1/27 each.
        assertThat(test.exact(3, 0, 0)).isCloseTo(3.0 / 27, within(1e-12));
        assertThat(test.exact(1, 1, 1)).isCloseTo(1, within(1e-12));
    }

    @Test
    void shiftsAreClassified() {
        ShiftClassifier classifier = ShiftClassifier.withDefaults();
        double[] low = sequence(10, 0);
        double[] high = sequence(10, 100);
        assertThat(classifier.classify(low, high)).isEqualTo(ShiftClass.HIGH);
        assertThat(classifier.classify(high, low)).isEqualTo(ShiftClass.LOW);
        assertThat(classifier.classify(low, low)).isEqualTo(ShiftClass.PASS);
        assertThat(classifier.classify(low, sequence(10, 1))).isEqualTo(ShiftClass.PASS);
        assertThat(classifier.classify(low, new double[] {Double.NaN})).isEqualTo(ShiftClass.NO_DATA);
        assertThat(classifier.alternative(Alternative.LESS).classify(low, high)).isEqualTo(ShiftClass.PASS);
        assertThat(classifier.allowedIncrease(50).classify(low, high)).isEqualTo(ShiftClass.PASS);
        assertThat(classifier.classify(new double[] {2, 2}, new double[] {5, 5}))
                .isEqualTo(ShiftClass.HIGH);
        assertThat(classifier.classify(new double[] {2, 2}, new double[] {2})).isEqualTo(ShiftClass.PASS);
    }

    private static double[] sequence(int length, double start) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = start + i;
        }
        return values;
    }
}
