package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.internal.statistics.ArmSizes;
import io.github.rolloutplanner.internal.statistics.BinomialDetectionSize;
import io.github.rolloutplanner.internal.statistics.ClopperPearsonInterval;
import io.github.rolloutplanner.internal.statistics.ConfidenceSequence;
import io.github.rolloutplanner.internal.statistics.Cuped;
import io.github.rolloutplanner.internal.statistics.DetectionSize;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.internal.statistics.EffectEstimate;
import io.github.rolloutplanner.internal.statistics.ExpectedEvents;
import io.github.rolloutplanner.internal.statistics.GroupSequentialDesign;
import io.github.rolloutplanner.internal.statistics.GroupSequentialPlan;
import io.github.rolloutplanner.internal.statistics.Interval;
import io.github.rolloutplanner.internal.statistics.MeanDifference;
import io.github.rolloutplanner.internal.statistics.MeanStratum;
import io.github.rolloutplanner.internal.statistics.MeanTally;
import io.github.rolloutplanner.internal.statistics.MultipleComparisons;
import io.github.rolloutplanner.internal.statistics.NonInferioritySampleSize;
import io.github.rolloutplanner.internal.statistics.NonInferiorityTest;
import io.github.rolloutplanner.internal.statistics.OneMeanSampleSize;
import io.github.rolloutplanner.internal.statistics.OneProportionSampleSize;
import io.github.rolloutplanner.internal.statistics.PAdjustment;
import io.github.rolloutplanner.internal.statistics.PoissonDetectionSize;
import io.github.rolloutplanner.internal.statistics.ProportionRatioTest;
import io.github.rolloutplanner.internal.statistics.RateStratum;
import io.github.rolloutplanner.internal.statistics.RateTally;
import io.github.rolloutplanner.internal.statistics.RatioMetric;
import io.github.rolloutplanner.internal.statistics.SampleMoments;
import io.github.rolloutplanner.internal.statistics.SampleRatioEProcess;
import io.github.rolloutplanner.internal.statistics.SampleRatioTest;
import io.github.rolloutplanner.internal.statistics.StratifiedMeanDifference;
import io.github.rolloutplanner.internal.statistics.StratifiedRateEProcess;
import io.github.rolloutplanner.internal.statistics.TestResult;
import io.github.rolloutplanner.internal.statistics.TwoMeanSampleSize;
import io.github.rolloutplanner.internal.statistics.TwoProportionSampleSize;
import io.github.rolloutplanner.internal.statistics.TwoSampleEffect;
import io.github.rolloutplanner.internal.statistics.ZeroEvents;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * How long each calculator of the statistics takes, options included, for a rate of 0.1 % that doubles. Read the times as
 * multiples of {@code normalQuantile}, the one thing that most of them cannot do without.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StatisticsBenchmark {
    // Fields that are not final: the compiler may not compute any answer beforehand.
    private NormalDistribution normal = NormalDistribution.of(0, 1);
    private double level = 0.05;
    private double baseline = 0.001;
    private double harmful = 0.002;
    private double ratio = 2;
    private double margin = 0.001;
    private double difference = 0.5;
    private double deviation = 4;
    private double expectedEvents = 20;
    private int metrics = 3;
    private long size = 20_000;
    private long otherSize = 20_300;
    private long controlEvents = 20;
    private long treatmentEvents = 38;
    private RateTally tally = StratifiedRateEProcess.withDefaults()
            .tally()
            .plus(new RateStratum.TwoGroups(controlEvents, size, controlEvents, size));
    private MeanTally meanTally = StratifiedMeanDifference.withDefaults().tally();
    private double[] control = sample(1, 1000);
    private double[] treatment = sample(2, 1050);
    private double[] covariate = sample(3, 1000);
    private double[] pValues = new Random(4).doubles(20).toArray();

    private static double[] sample(long seed, double mean) {
        return new Random(seed).doubles(100, 0.5 * mean, 1.5 * mean).toArray();
    }

    /** The yardstick: one quantile of the normal distribution. */
    @Benchmark
    public double normalQuantile() {
        return normal.inverseSurvivalProbability(level);
    }

    /** The observations against a known rate. */
    @Benchmark
    public long oneProportionSampleSize() {
        return OneProportionSampleSize.withDefaults().level(level).observations(baseline, harmful);
    }

    /** The rise above a known rate that is seen; a closed form. */
    @Benchmark
    public double oneProportionIncrease() {
        return OneProportionSampleSize.withDefaults().level(level).detectableIncrease(baseline, size);
    }

    /** The observations against a known mean. */
    @Benchmark
    public long oneMeanSampleSize() {
        return OneMeanSampleSize.withDefaults().level(level).observations(difference, deviation);
    }

    /** The observations of two rates. */
    @Benchmark
    public ArmSizes twoProportionSampleSize() {
        return TwoProportionSampleSize.withDefaults().level(level).sizes(baseline, harmful);
    }

    /** The rise of one of two rates that is seen; the root of the power. */
    @Benchmark
    public double twoProportionIncrease() {
        return TwoProportionSampleSize.withDefaults().level(level).detectableIncrease(baseline, size);
    }

    /** The observations of two means, by Welch's test. */
    @Benchmark
    public ArmSizes twoMeanSampleSize() {
        return TwoMeanSampleSize.withDefaults().level(level).sizes(difference, deviation, deviation);
    }

    /** The observations to show that two rates are alike. */
    @Benchmark
    public ArmSizes nonInferioritySampleSize() {
        return NonInferioritySampleSize.ofMargin(margin).level(level).rates(baseline, baseline);
    }

    /** Levels and power of several metrics. */
    @Benchmark
    public double multipleComparisons() {
        return MultipleComparisons.withDefaults()
                .level(level)
                .nonInferiorityMetrics(metrics)
                .powerPerMetric();
    }

    /** Twenty p-values, by Benjamini and Hochberg. */
    @Benchmark
    public double[] pAdjustment() {
        return PAdjustment.BENJAMINI_HOCHBERG.adjust(pValues);
    }

    /** A ratio of two means of 100 units. */
    @Benchmark
    public RatioMetric ratioMetric() {
        return RatioMetric.ofSamples(control, treatment);
    }

    /** A covariate of 100 units in each group. */
    @Benchmark
    public Cuped cuped() {
        return Cuped.ofSamples(control, covariate, treatment, covariate);
    }

    /** Whether two rates are alike, by Farrington and Manning. */
    @Benchmark
    public TestResult nonInferiorityTest() {
        return NonInferiorityTest.ofMargin(margin).rates(controlEvents, size, treatmentEvents, size);
    }

    /** The difference of two rates with its interval, by Miettinen and Nurminen. */
    @Benchmark
    public EffectEstimate twoSampleEffectOfRates() {
        return TwoSampleEffect.withDefaults().level(level).rates(controlEvents, size, treatmentEvents, otherSize);
    }

    /** The same of two means, by Welch. */
    @Benchmark
    public EffectEstimate twoSampleEffectOfMeans() {
        return TwoSampleEffect.withDefaults()
                .level(level)
                .means(new SampleMoments(size, difference, deviation), new SampleMoments(otherSize, margin, deviation));
    }

    /** Whether the ratio of two rates is acceptable. */
    @Benchmark
    public TestResult proportionRatioTest() {
        return ProportionRatioTest.ofRatio(2).test(controlEvents, size, treatmentEvents, size);
    }

    /** The observations that detect a higher rate, by exact counts. */
    @Benchmark
    public DetectionSize binomialDetectionSize() {
        return BinomialDetectionSize.withDefaults().level(level).first(baseline, harmful);
    }

    /** The events that detect a multiple of a rate. */
    @Benchmark
    public ExpectedEvents poissonDetectionSize() {
        return PoissonDetectionSize.withDefaults().level(level).ofRateRatio(ratio);
    }

    /** The multiple of a rate that is detected. */
    @Benchmark
    public double poissonRateRatio() {
        return PoissonDetectionSize.withDefaults().level(level).detectableRateRatio(expectedEvents);
    }

    /** The observations without an event that exclude a rate. */
    @Benchmark
    public long zeroEvents() {
        return ZeroEvents.withDefaults().level(level).sizeToExclude(baseline);
    }

    /** The interval of a rate. */
    @Benchmark
    public Interval clopperPearsonInterval() {
        return ClopperPearsonInterval.withDefaults().level(level).interval(controlEvents, size);
    }

    /** Whether two groups have the sizes they should have. */
    @Benchmark
    public TestResult sampleRatioTest() {
        return SampleRatioTest.ofWeights(0.5, 0.5).test(size, otherSize);
    }

    /** The same, valid at any time. */
    @Benchmark
    public EValue sampleRatioEProcess() {
        return SampleRatioEProcess.ofWeights(0.5, 0.5).evidence(size, otherSize);
    }

    /** A bound that holds at any time. */
    @Benchmark
    public double confidenceSequence() {
        return ConfidenceSequence.withDefaults().level(level).oneSided().lowerBound(difference, deviation, size);
    }

    /** The level of the single look that it is worth. */
    @Benchmark
    public double singleLookLevel() {
        return ConfidenceSequence.withDefaults().level(level).oneSided().singleLookLevel();
    }

    /** The same over stretches of time with different exposures. */
    @Benchmark
    public EValue stratifiedRateEProcess() {
        return StratifiedRateEProcess.withDefaults()
                .evidence(List.of(
                        new RateStratum.TwoGroups(2, 10_000, 14, 10_000),
                        new RateStratum.TwoGroups(10, 50_000, 21, 50_000)));
    }

    /** One more stretch of a long history, and what it is worth then. */
    @Benchmark
    public EValue rateTally() {
        return tally.plus(new RateStratum.TwoGroups(controlEvents, size, treatmentEvents, otherSize))
                .evidence();
    }

    /** One more stretch of a long history of means, and the difference then. */
    @Benchmark
    public Optional<MeanDifference> meanTally() {
        return meanTally
                .plus(new MeanStratum.TwoGroups(
                        new SampleMoments(size, difference, deviation),
                        new SampleMoments(otherSize, margin, deviation)))
                .difference();
    }

    /** The bounds of five planned looks. */
    @Benchmark
    public GroupSequentialPlan groupSequentialDesign() {
        return GroupSequentialDesign.withDefaults().level(level).equalLooks(5);
    }
}
