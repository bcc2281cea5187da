package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

/** Each message says what, which value, and what to do. */
class MessagesTest {

    @Test
    void levelsAndPowersArePercentages() {
        says(
                () -> TwoProportionSampleSize.withDefaults().level(5),
                "level must lie strictly between 0 and 1, but is 5.0. Give a fraction such as 0.05, not a percentage.");
        says(
                () -> TwoMeanSampleSize.withDefaults().power(Double.NaN),
                "power must lie strictly between 0 and 1, but is NaN. Give a fraction such as 0.05, not a percentage.");
        says(
                () -> TwoProportionSampleSize.withDefaults().perGroup(-0.1, 0.2),
                "control rate must lie between 0 and 1, but is -0.1. Give a fraction such as 0.05, not a percentage.");
    }

    @Test
    void anEffectIsNeeded() {
        says(
                () -> TwoProportionSampleSize.withDefaults().perGroup(0.1, 0.1),
                "The two rates must differ, but both are 0.1. Give the rate that shall be told apart.");
        says(
                () -> TwoMeanSampleSize.withDefaults().perGroup(0, 1),
                "difference must not be 0. Give the smallest difference that matters.");
        says(
                () -> TwoProportionSampleSize.withDefaults().perGroup(0, 1e-17),
                "The control group would need 7.85e+17 observations; at most 10^15 are possible."
                        + " Look for a larger effect, or allow more error.");
        says(
                () -> TwoProportionSampleSize.withDefaults().detectableIncrease(0.9, 5),
                "Even a change of the rate from 0.9 to 1.0 is not seen with power 0.8 by 5.0 control observations."
                        + " Use more observations, or accept less power.");
    }

    @Test
    void oneGroupNeedsAnEffectThatItCanSee() {
        OneProportionSampleSize rates = OneProportionSampleSize.withDefaults();
        says(
                () -> rates.observations(0.1, 0.1),
                "The two rates must differ, but both are 0.1. Give the rate that shall be told apart.");
        says(
                () -> rates.observations(2, 0.1),
                "known rate must lie between 0 and 1, but is 2.0. Give a fraction such as 0.05, not a percentage.");
        says(
                () -> rates.observations(0.1, Double.NaN),
                "other rate must lie between 0 and 1, but is NaN. Give a fraction such as 0.05, not a percentage.");
        says(
                () -> rates.observations(0, 1e-17),
                "The group would need 7.08e+16 observations; at most 10^15 are possible."
                        + " Look for a larger effect, or allow more error.");
        says(
                () -> rates.achievedPower(0.1, 0.2, 0),
                "observations must be positive and finite, but is 0.0. Give a number above 0.");
        says(
                () -> rates.detectableIncrease(0.9, 5),
                "Even a change of the rate from 0.9 to 1.0 is not seen with power 0.8 by 5.0 observations."
                        + " Use more observations, or accept less power.");
        says(
                () -> rates.detectableDecrease(0, 5),
                "Even a change of the rate from 0.0 to 0.0 is not seen with power 0.8 by 5.0 observations."
                        + " Use more observations, or accept less power.");
        OneMeanSampleSize means = OneMeanSampleSize.withDefaults();
        says(() -> means.observations(0, 1), "difference must not be 0. Give the smallest difference that matters.");
        says(
                () -> means.achievedPower(1, 0, 10),
                "standard deviation must be positive and finite, but is 0.0. Give a number above 0.");
        says(
                () -> means.detectableDifference(1e308, 1e-4),
                "The difference that 1.0E-4 observations see with a standard deviation of 1.0E308 is outside the range"
                        + " of a double. Use another unit.");
    }

    @Test
    void multiplesNeedEventsAtTheBaseline() {
        PoissonDetectionSize calculator = PoissonDetectionSize.withDefaults();
        says(
                () -> calculator.detectableRateRatio(0),
                "expected baseline events must be above 0 and at most 10^12, but are 0.0."
                        + " Give the baseline rate times the exposure.");
        says(
                () -> calculator.detectableRateRatio(1e-310),
                "No multiple of the baseline rate is detected where 1.0E-310 events are expected. Observe for longer.");
    }

    @Test
    void frequentEventsAreReferredToTheTestThatSuitsThem() {
        says(
                () -> BinomialDetectionSize.withDefaults().first(0.5, 0.95),
                "detected rate must be at most 0.9, but is 0.95."
                        + " Events so frequent are not rare; use OneProportionSampleSize.");
    }

    @Test
    void powerMustExceedTheLevel() {
        says(
                () -> TwoProportionSampleSize.withDefaults().power(0.02).perGroup(0.1, 0.2),
                "power must exceed 0.025, with which the test rejects without any effect, but is 0.02."
                        + " Raise the power or lower the level.");
        says(
                () -> OneMeanSampleSize.withDefaults().power(0.05).detectableDifference(1, 10),
                "power must exceed 0.05, with which the test rejects without any effect, but is 0.05."
                        + " Raise the power or lower the level.");
        says(
                () -> ConfidenceSequence.withDefaults().level(0.5).oneSided().singleLookLevel(),
                "The level of a one-sided sequence must be below 0.5, but is 0.5. Give a smaller level.");
    }

    @Test
    void perGroupNeedsGroupsOfOneSize() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TwoProportionSampleSize.withDefaults()
                        .allocationRatio(2)
                        .perGroup(0.1, 0.2))
                .withMessage("The groups differ in size, the allocation ratio is 2.0."
                        + " Ask for both sizes instead of the size per group.");
    }

    @Test
    void studentNeedsOneStandardDeviation() {
        says(
                () -> TwoMeanSampleSize.withDefaults()
                        .method(MeanMethod.STUDENT)
                        .sizes(1, 1, 2),
                "Student's test needs one standard deviation for both groups, but the variances are 1.0 and 4.0."
                        + " Use MeanMethod.WELCH.");
    }

    @Test
    void marginsMustLeaveRoom() {
        says(
                () -> NonInferioritySampleSize.ofMargin(0.02).rates(0.5, 0.4),
                "A treatment that is worse by 0.09999999999999998 cannot be shown to stay within a margin of 0.02."
                        + " Give a larger margin or a better treatment.");
        says(
                () -> NonInferiorityTest.ofMargin(2).rates(1, 10, 1, 10),
                "A margin between rates must be below 1, but is 2.0. Give a fraction such as 0.02.");
    }

    @Test
    void countsMustBePossible() {
        says(
                () -> ClopperPearsonInterval.withDefaults().interval(11, 10),
                "events must not exceed observations, but 11 > 10. Maybe the two were swapped.");
        says(
                () -> ClopperPearsonInterval.withDefaults().interval(-1, 10),
                "events must be 0 or more, but is -1. Give a count of observations.");
        says(
                () -> SampleRatioTest.ofWeights(1, 1).test(3, 4, 5),
                "There must be one count for each of the 2 weights, but there are 3 counts."
                        + " Give a 0 for a group without observations.");
    }

    @Test
    void sumsOfCountsMustBeCounts() {
        says(
                () -> SampleRatioTest.ofWeights(1, 1).test(Long.MAX_VALUE, 3),
                "counts must be at most 9223372036854775807 together, but are 9223372036854775807 and 3."
                        + " Give counts of observations.");
        says(
                () -> SampleRatioEProcess.ofWeights(1, 1).evidence(3, Long.MAX_VALUE),
                "counts must be at most 9223372036854775807 together, but are 3 and 9223372036854775807."
                        + " Give counts of observations.");
        says(
                () -> new RateStratum.TwoGroups(Long.MAX_VALUE, 1, 1, 1),
                "events of both groups must be at most 9223372036854775807 together, but are 9223372036854775807 and 1."
                        + " Give counts of observations.");
        MeanStratum most = new MeanStratum.AgainstBaseline(0, new SampleMoments(Long.MAX_VALUE, 0, 1));
        MeanTally tally = StratifiedMeanDifference.withDefaults().tally().plus(most);
        says(
                () -> tally.plus(new MeanStratum.AgainstBaseline(0, new SampleMoments(2, 0, 1))),
                "treatment observations must be at most 9223372036854775807 together, but are 9223372036854775807 and 2."
                        + " Give counts of observations.");
    }

    @Test
    void weightsMustHaveAShare() {
        says(
                () -> SampleRatioTest.ofWeights(1e200, 1e-300),
                "percentage of weight[1] in their sum must be positive and finite, but is 0.0. Give a number above 0.");
    }

    @Test
    void resultsMustBeNumbers() {
        says(
                () -> TwoMeanSampleSize.withDefaults().detectableDifference(1e150, 1e150, 1e-300),
                "control size must be at least 2.0, but is 1.0E-300."
                        + " Each group needs 2 observations for its standard deviation.");
        says(
                () -> TwoMeanSampleSize.withDefaults()
                        .method(MeanMethod.NORMAL)
                        .detectableDifference(1e150, 1e150, 1e-320),
                "The difference that a control group of 1.0E-320 sees is outside the range of a double."
                        + " Use another unit.");
        says(
                () -> ZeroEvents.ruleOfThree(Double.MIN_VALUE),
                "No number of observations excludes a rate of 4.9E-324. Give a larger rate.");
        says(
                () -> PoissonDetectionSize.withDefaults().ofRateRatio(2).exposureAt(Double.MIN_VALUE),
                "exposure at a baseline rate of 4.9E-324 is Infinity, outside the range of a double. Use another unit.");
        says(
                () -> SampleMoments.of(1e200, -1e200),
                "variance of the sample is Infinity, outside the range of a double. Use another unit.");
        says(
                () -> NonInferiorityTest.ofMargin(1).means(-1e308, 1, 10, 1e308, 1, 10),
                "difference of the means is Infinity, outside the range of a double. Use another unit.");
    }

    @Test
    void adviceIsNotWhatWasDoneAnyway() {
        says(
                () -> NonInferiorityTest.ofMargin(0.1)
                        .method(DifferenceMethod.WALD)
                        .rates(10, 10, 10, 10),
                "All observations of both groups are equal, which leaves DifferenceMethod.WALD without a variance for a"
                        + " margin of 0.1. Use DifferenceMethod.FARRINGTON_MANNING.");
        says(
                () -> NonInferiorityTest.ofMargin(1e-300).rates(10, 10, 10, 10),
                "All observations of both groups are equal, and a margin of 1.0E-300 is too small to be told from 0."
                        + " Give a larger margin, or 0.");
        says(
                () -> TwoMeanSampleSize.withDefaults().level(1e-300).detectableDifference(1, 1, 2),
                "No difference up to 10^15 standard errors is seen with power 0.8 by a control group of 2.0."
                        + " Use more observations, or accept less power or a higher level.");
    }

    @Test
    void looksMustRise() {
        says(
                () -> GroupSequentialDesign.withDefaults().equalLooks(Integer.MAX_VALUE),
                "number of looks must be at most 500, but is 2147483647. To look more often, use a ConfidenceSequence.");
        says(
                () -> GroupSequentialDesign.withDefaults().equalLooks(0),
                "number of looks must be at least 1, but is 0. Give a larger number.");
        says(
                () -> GroupSequentialDesign.withDefaults().looks(0.5, 0.4, 1),
                "The information fraction of look 2 must lie between 0.500001 and 1, but is 0.4."
                        + " Give rising percentages of the final information.");
        says(
                () -> GroupSequentialDesign.withDefaults()
                        .spending(SpendingFunction.presetWeights(1, 2))
                        .equalLooks(3),
                "There is no weight for look 3, only 2 weights were preset. Give one weight for each look.");
        assertThatIllegalStateException()
                .isThrownBy(() -> GroupSequentialDesign.withDefaults()
                        .futility(SpendingFunction.pocockLike())
                        .equalLooks(3))
                .withMessage("Futility bounds need a one-sided design with a look at all of the information."
                        + " Call oneSided(), and end the looks with 1.");
    }

    @Test
    void oneSidedSequencesHaveNoInterval() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ConfidenceSequence.withDefaults().oneSided().interval(1, 1, 10))
                .withMessage("An interval has two sides, this sequence has one."
                        + " Ask for lowerBound(..) or upperBound(..), or for twoSided().");
    }

    @Test
    void ratesAreInOrder() {
        says(
                () -> BinomialDetectionSize.withDefaults().first(0.2, 0.1),
                "The baseline rate must be above 0 and below the detected rate, but they are 0.2 and 0.1."
                        + " Without a baseline, use ZeroEvents.");
        says(
                () -> PoissonDetectionSize.withDefaults().ofRateRatio(1),
                "rate ratio must be above 1 and finite, but is 1.0. Give the multiple of the baseline rate to detect.");
    }

    @Test
    void samplesMustBeComplete() {
        says(
                () -> RatioMetric.ofSamples(new double[] {1, 2}, new double[] {1}),
                "numerator and denominator must have one value for each unit, but have 2 and 1."
                        + " Give them in the same order of units.");
        says(
                () -> PAdjustment.HOLM.adjust(0.1, 1.5),
                "p-value[1] must lie between 0 and 1, but is 1.5. Give a fraction such as 0.05, not a percentage.");
    }

    @Test
    void nothingIsNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> TwoMeanSampleSize.withDefaults().method(null))
                .withMessage("method");
        assertThatNullPointerException()
                .isThrownBy(() -> GroupSequentialDesign.withDefaults().spending(null))
                .withMessage("spending");
    }

    private static void says(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
