/**
 * Sample sizes, rare events, sample ratios and repeated looks, as pure functions of numbers.
 *
 * <p>Every calculator is immutable: it begins with {@code withDefaults()} or with the one thing that has no default,
 * takes its options by name, and ends in a question. Everywhere {@code level} is the probability of seeing what is not
 * there, over all sides together, {@code power} that of seeing what is there, and the control comes before the
 * treatment. Nothing here is random, and nothing knows what the numbers are about.
 *
 * <table>
 *   <caption>Entry types</caption>
 *   <tr><th>question</th><th>type</th></tr>
 *   <tr><td>how many observations, which power, which effect</td>
 *       <td>{@link io.github.rolloutplanner.internal.statistics.OneProportionSampleSize},
 *           {@link io.github.rolloutplanner.internal.statistics.OneMeanSampleSize},
 *           {@link io.github.rolloutplanner.internal.statistics.TwoProportionSampleSize},
 *           {@link io.github.rolloutplanner.internal.statistics.TwoMeanSampleSize},
 *           {@link io.github.rolloutplanner.internal.statistics.NonInferioritySampleSize}</td></tr>
 *   <tr><td>ratios, covariates, several metrics</td>
 *       <td>{@link io.github.rolloutplanner.internal.statistics.RatioMetric}, {@link io.github.rolloutplanner.internal.statistics.Cuped},
 *           {@link io.github.rolloutplanner.internal.statistics.MultipleComparisons},
 *           {@link io.github.rolloutplanner.internal.statistics.PAdjustment}</td></tr>
 *   <tr><td>the difference of two groups at one time</td>
 *       <td>{@link io.github.rolloutplanner.internal.statistics.TwoSampleEffect},
 *           {@link io.github.rolloutplanner.internal.statistics.RelativeEffect}</td></tr>
 *   <tr><td>not worse by a margin</td>
 *       <td>{@link io.github.rolloutplanner.internal.statistics.NonInferiorityTest},
 *           {@link io.github.rolloutplanner.internal.statistics.ProportionRatioTest}</td></tr>
 *   <tr><td>rare events</td>
 *       <td>{@link io.github.rolloutplanner.internal.statistics.BinomialDetectionSize},
 *           {@link io.github.rolloutplanner.internal.statistics.PoissonDetectionSize},
 *           {@link io.github.rolloutplanner.internal.statistics.ZeroEvents},
 *           {@link io.github.rolloutplanner.internal.statistics.ClopperPearsonInterval}</td></tr>
 *   <tr><td>sizes of groups</td>
 *       <td>{@link io.github.rolloutplanner.internal.statistics.SampleRatioTest},
 *           {@link io.github.rolloutplanner.internal.statistics.SampleRatioEProcess}</td></tr>
 *   <tr><td>looks at any time</td>
 *       <td>{@link io.github.rolloutplanner.internal.statistics.ConfidenceSequence},
 *           {@link io.github.rolloutplanner.internal.statistics.StratifiedRateEProcess},
 *           {@link io.github.rolloutplanner.internal.statistics.StratifiedMeanDifference}</td></tr>
 *   <tr><td>planned looks</td>
 *       <td>{@link io.github.rolloutplanner.internal.statistics.GroupSequentialDesign}</td></tr>
 * </table>
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.internal.statistics;

import javax.annotation.ParametersAreNonnullByDefault;
