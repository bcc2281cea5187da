package io.github.rolloutplanner.internal.statistics;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The difference of two means over stretches of time with different percentages of the treatment and different means, for
 * looks at any time.
 *
 * <p>Groups are compared only within a stretch s, so percentages that change while the means drift fake no effect. With n_t
 * and n_c observations in it, difference d and variance v = s_t²/n_t + s_c²/n_c,
 *
 * <pre>
 * estimate        Δ = Σ w d / Σ w,   w = n_t n_c/(n_t + n_c),   or n_t against a known mean, where v = s_t²/n_t
 * standard error  √(Σ w² v) / Σ w
 * observations    N = 4 Σ w,         or 4 Σ w² v / σ² with a known standard deviation σ
 * </pre>
 *
 * <p>The weights are those of Mantel and Haenszel (Greenland, Robins: Biometrics 1985), which depend on the counts only.
 * Inverse variances would be the better weights if they were known. They are not: a stretch whose values are alike by
 * chance, such as one in which all are 0, would get nearly all weight, and where the variance grows with the mean a
 * stretch with a low mean would get more than its part. With weights that do not look at the data the variances need
 * not be right one by one: each is so on average, and their sum soon is.
 *
 * <p>A {@link ConfidenceSequence} holds at all looks if its N is in a constant proportion to the variance V = Σ w² v of
 * the sum Σ w d, which is what a random walk has for time (Robbins 1970). The observations of all groups together are
 * not: at 1% a hundred of them tell as much as four at 50%, and where the percentage rises from 0.5% to 50% a
 * sequence that counts them errs twice as often. N = 4 Σ w is, as long as an observation has one variance: it is the
 * number of observations that would know as much in two groups of one size, and where the groups have one size it is
 * that of all observations. Where the variance rises a hundredfold from the first stretch to the last, a level of 5% is
 * still kept; a rise by a factor of ten thousand makes it 7%. With a standard deviation that is known beforehand it is
 * kept whatever the variance does. (That from the first stretches would not do: a single outlier among them would blind
 * all later looks.)
 *
 * <p>All this is asymptotic. Of skewed values small means come with small variances, so that the side of the short tail
 * is rejected too often. In groups of one size the skews cancel. Where percentages are small or the mean is known, wait for
 * {@linkplain #minimumObservations more observations}: 2000 for an exponential distribution, 4000 for a skewness of 6,
 * and tune the sequence to no fewer. Events that happen or not are better judged by {@link StratifiedRateEProcess}.
 *
 * <p>Defaults: at least 100 observations, in the sense of N = 4 Σ w; no known standard deviation. Means and errors have
 * the unit of the observations. A stretch counts if each group has at least 2 observations.
 *
 * <pre>{@code
 * ConfidenceSequence sequence = ConfidenceSequence.withDefaults();
 * StratifiedMeanDifference.withDefaults()
 *         .difference(buckets)
 *         .map(found -> sequence.interval(found.estimate(), found.standardError(), found.observations()));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class StratifiedMeanDifference {

    private static final StratifiedMeanDifference DEFAULT = new StratifiedMeanDifference(100, OptionalDouble.empty());

    // In two groups of one size, w = n/4 of all n observations.
    private static final double OBSERVATIONS_PER_WEIGHT = 4;

    private final long minimumObservations;
    private final OptionalDouble deviation;

    private StratifiedMeanDifference(long minimumObservations, OptionalDouble deviation) {
        this.minimumObservations = minimumObservations;
        this.deviation = deviation;
    }

    /**
     * Differences that rest on 100 observations or more, of unknown standard deviation.
     *
     * @return the default procedure
     */
    public static StratifiedMeanDifference withDefaults() {
        return DEFAULT;
    }

    /**
     * Sets below how many observations nothing is said. Defaults to 100.
     *
     * @param observations 4 Σ w, which for groups of one size is the number of all observations; at least 1
     * @return a procedure that waits for them
     * @throws IllegalArgumentException if the number is below 1
     */
    public StratifiedMeanDifference minimumObservations(long observations) {
        return new StratifiedMeanDifference(Arguments.atLeast(1, observations, "minimum of observations"), deviation);
    }

    /**
     * Sets the standard deviation of an observation that is known beforehand, by which the observations are counted that
     * know as much. It need not be right, but must not come from the same data. Unknown by default.
     *
     * @param deviation σ, above 0
     * @return a procedure with this standard deviation
     * @throws IllegalArgumentException if the standard deviation is not positive and finite
     */
    public StratifiedMeanDifference knownDeviation(double deviation) {
        return new StratifiedMeanDifference(
                minimumObservations, OptionalDouble.of(Arguments.positive(deviation, "known standard deviation")));
    }

    /**
     * The difference over all stretches.
     *
     * @param buckets the stretches, in any order
     * @return the difference; empty where nothing can be said: there are not yet enough observations, or they are all
     *     equal within their groups, so that it is unknown how far they scatter
     * @throws IllegalArgumentException if the difference leaves the range of a double
     */
    public Optional<MeanDifference> difference(List<? extends MeanStratum> buckets) {
        MeanTally tally = tally();
        for (MeanStratum stratum : Objects.requireNonNull(buckets, "buckets")) {
            tally = tally.plus(stratum);
        }
        return tally.difference();
    }

    /**
     * The tally of this procedure before the first stretch.
     *
     * @return a tally of nothing
     */
    public MeanTally tally() {
        return MeanTally.of(this);
    }

    boolean isEnough(double weight) {
        return OBSERVATIONS_PER_WEIGHT * weight >= (double) minimumObservations;
    }

    long observations(double weight, double variance) {
        double perObservation = deviation.isPresent() ? weight * relative(variance, deviation.getAsDouble()) : 1;
        return Math.max(1, Math.round(OBSERVATIONS_PER_WEIGHT * weight * perObservation));
    }

    private static double relative(double variance, double unit) {
        return variance / unit / unit;
    }
}
