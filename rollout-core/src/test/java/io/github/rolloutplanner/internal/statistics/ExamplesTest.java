package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
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
    void whatIsObviousTakesTheFewestThatThereAre() {
        TwoMeanSampleSize means = TwoMeanSampleSize.withDefaults();
        for (double difference : new double[] {1e200, Double.MAX_VALUE}) {
            assertThat(means.perGroup(difference, 2)).isEqualTo(2);
            assertThat(means.method(MeanMethod.STUDENT).perGroup(difference, 2)).isEqualTo(2);
            assertThat(means.method(MeanMethod.NORMAL).perGroup(difference, 2)).isEqualTo(1);
        }
    }

    /** There is no scatter that could have made the difference, nor one that could hide it. */
    @Test
    void constantsAreNotWorseIfTheyAreWithinTheMargin() {
        NonInferiorityTest test = NonInferiorityTest.ofMargin(0.1);
        assertThat(test.means(0.1, 0, 3, 0.1, 0, 7)).isEqualTo(new TestResult(Double.POSITIVE_INFINITY, 0));
        assertThat(test.means(1, 0, 3, 0.5, 0, 7)).isEqualTo(new TestResult(Double.NEGATIVE_INFINITY, 1));
        assertThat(test.means(0.1, 0, 3, 0, 0, 7)).isEqualTo(new TestResult(0, 0.5));
        assertThat(NonInferiorityTest.ofMargin(0).means(5, 0, 3, 5, 0, 7)).isEqualTo(new TestResult(0, 0.5));
        for (DifferenceMethod method : DifferenceMethod.values()) {
            TestResult alike = NonInferiorityTest.ofMargin(0).method(method).rates(0, 10, 0, 10);
            assertThat(alike).isEqualTo(new TestResult(0, 0.5));
        }
    }

    @Test
    void whatFollowsExactlyHasNoVariance() {
        double[] denominator = {1, 2, 3, 7, 11, 13};
        double[] tenth = new double[6];
        double[] line = new double[6];
        for (int i = 0; i < 6; i++) {
            tenth[i] = 0.1 * denominator[i];
            line[i] = 0.3 + 0.7 * denominator[i];
        }
        assertThat(RatioMetric.ofSamples(tenth, denominator).unitVariance()).isZero();
        assertThat(Cuped.ofSamples(line, denominator, line, denominator).standardError())
                .isZero();
    }

    @Test
    void levelsAreDividedWhereChancesAddUp() {
        MultipleComparisons division =
                MultipleComparisons.withDefaults().variants(2).successMetrics(3).nonInferiorityMetrics(4);
        assertThat(division.successLevel()).isCloseTo(0.05 / 6, within(1e-15));
        assertThat(division.nonInferiorityLevel()).isCloseTo(0.025, within(1e-15));
        assertThat(division.deteriorationLevel()).isCloseTo(0.05 / 14, within(1e-15));
        assertThat(division.successMetrics(0).powerPerMetric()).isCloseTo(0.95, within(1e-12));
        assertThat(division.watchedMetrics(3).deteriorationLevel()).isCloseTo(0.05 / 20, within(1e-15));
        assertThat(division.watchedMetrics(3).successLevel()).isEqualTo(division.successLevel());
    }

    @Test
    void sharesOfExtremesAreStillLevelsAndPowers() {
        MultipleComparisons extreme = MultipleComparisons.withDefaults()
                .level(Double.MIN_VALUE)
                .power(Math.nextDown(1.0))
                .variants(Integer.MAX_VALUE)
                .successMetrics(Integer.MAX_VALUE)
                .nonInferiorityMetrics(Integer.MAX_VALUE)
                .watchedMetrics(Integer.MAX_VALUE);
        assertThat(extreme.successLevel()).isPositive();
        assertThat(extreme.nonInferiorityLevel()).isPositive();
        assertThat(extreme.deteriorationLevel()).isPositive();
        assertThat(extreme.powerPerMetric()).isLessThan(1);
        assertThat(extreme.level(0.05).variants(1).deteriorationLevel())
                .isCloseTo(0.05 / 3 / Integer.MAX_VALUE, withinPercentage(1e-9));
    }

    @Test
    void aDivisionNeedsSomethingThatMustPass() {
        MultipleComparisons none = MultipleComparisons.withDefaults().successMetrics(0);
        String message = "There are 0 success metrics and 0 non-inferiority metrics."
                + " Set at least one of them, the decision rests on it.";
        assertThatIllegalStateException().isThrownBy(none::powerPerMetric).withMessage(message);
        assertThatIllegalStateException()
                .isThrownBy(none.watchedMetrics(1)::powerPerMetric)
                .withMessage(message);
        assertThatIllegalStateException().isThrownBy(none::deteriorationLevel).withMessage(message);
    }

    @Test
    void rareEvents() {
        assertThat(ClopperPearsonInterval.withDefaults().upperBound(0, 300)).isCloseTo(0.00994, within(1e-5));
        assertThat(ZeroEvents.withDefaults().sizeToExclude(0.001)).isEqualTo(2995);
        assertThat(PoissonDetectionSize.withDefaults().ofRateRatio(2).exposureAt(0.001))
                .isCloseTo(9064, within(10.0));
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
        StratifiedRateEProcess process = StratifiedRateEProcess.withDefaults();
        assertThat(process.evidence(List.of(new RateStratum.TwoGroups(2, 10_000, 14, 10_000)))
                        .rejects(0.05))
                .isTrue();
        assertThat(process.evidence(List.of(new RateStratum.AgainstBaseline(12, 0.001 * 3000)))
                        .rejects(0.05))
                .isTrue();
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
}
