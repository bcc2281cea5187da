package io.github.rolloutplanner.internal.statistics;

import java.util.function.DoublePredicate;

/**
 * The difference of two groups at a time that was fixed beforehand: how large it is, what else it may be, and whether it
 * may be nothing.
 *
 * <p>Rates are compared by the score of Miettinen and Nurminen (Statistics in Medicine 1985): the interval holds all
 * differences δ with
 *
 * <pre>
 * |p_t - p_c - δ| ≤ z √( (p̃_t (1 - p̃_t)/n_t + p̃_c (1 - p̃_c)/n_c) · N/(N - 1) )
 * </pre>
 *
 * <p>where p̃ are the most likely rates whose difference is δ, N = n_t + n_c, and z is exceeded by a standard normal
 * variable with half of the level; the p-value is that of the score at δ = 0. It is good also for few events and for
 * none (Newcombe: Statistics in Medicine 1998). Events over time are compared by the score in which p(1 - p)/n is λ/t, with
 * t the exposure. Means are compared by Welch's t.
 *
 * <p>The interval excludes 0 exactly where the p-value is at most the level. Both hold at one look only; for several see
 * {@link ConfidenceSequence} and {@link StratifiedRateEProcess}. As a part of the control see {@link RelativeEffect}.
 *
 * <p>Default: level 0.05. Differences have the unit of the data, those of rates are percentages.
 *
 * <pre>{@code
 * TwoSampleEffect.withDefaults().rates(100, 1000, 120, 1000).interval();  // -0.0075 to 0.0476
 * }</pre>
 *
 * @since 0.1.0
 */
public final class TwoSampleEffect {

    private static final TwoSampleEffect DEFAULT = new TwoSampleEffect(0.05, 1);

    private final double level;
    private final double designEffect;

    private TwoSampleEffect(double level, double designEffect) {
        this.level = level;
        this.designEffect = designEffect;
    }

    /**
     * Effects with intervals of level 0.05.
     *
     * @return the default procedure
     */
    public static TwoSampleEffect withDefaults() {
        return DEFAULT;
    }

    /**
     * Sets how often the interval may miss the true difference, on both sides together. Defaults to 0.05.
     *
     * @param level the level, strictly between 0 and 1
     * @return effects with intervals of this level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public TwoSampleEffect level(double level) {
        return new TwoSampleEffect(Arguments.openProbability(level, "level"), designEffect);
    }

    /**
     * Sets how many times the variance of independent observations those have that are compared, because those of one user
     * depend on each other (Kish: Survey Sampling, 1965). Defaults to 1.
     *
     * @param times the design effect, at least 1
     * @return effects with this design effect
     * @throws IllegalArgumentException if it is below 1 or not finite
     */
    public TwoSampleEffect designEffect(double times) {
        return new TwoSampleEffect(level, Arguments.designEffect(times));
    }

    /**
     * Compares two rates. Where all observations are equal the difference is 0, the p-value 1, and the interval as wide
     * as so few observations leave it.
     *
     * @param controlEvents events in the control group
     * @param controlSize observations of the control group, at least 1
     * @param treatmentEvents events in the treatment group
     * @param treatmentSize observations of the treatment group, at least 1
     * @return the effect
     * @throws IllegalArgumentException if a count is impossible
     */
    public EffectEstimate rates(long controlEvents, long controlSize, long treatmentEvents, long treatmentSize) {
        RateSample control =
                RateSample.of(controlEvents, controlSize, "control").worth(designEffect);
        RateSample treatment =
                RateSample.of(treatmentEvents, treatmentSize, "treatment").worth(designEffect);
        double difference = treatment.rate() - control.rate();
        double critical = Normal.exceededWith(level / 2);
        DoublePredicate accepted = delta -> score(control, treatment, delta).isWithin(critical);
        Interval interval = new Interval(edge(-1, difference, accepted), edge(1, difference, accepted));
        return EffectEstimate.agreeing(level, difference, interval, pValue(score(control, treatment, 0)));
    }

    private static DifferenceMethod.Score score(RateSample control, RateSample treatment, double difference) {
        return DifferenceMethod.MIETTINEN_NURMINEN.score(control, treatment, difference);
    }

    private static double pValue(DifferenceMethod.Score score) {
        return twice(Normal.above(Math.abs(score.statistic())));
    }

    /**
     * Compares events over time, as a number of them in a unit of it. Without any event the difference is 0, the p-value 1,
     * and the interval as wide as so short a time leaves it.
     *
     * @param controlEvents events in the control group
     * @param controlExposure over which time, of all users together; positive
     * @param treatmentEvents events in the treatment group
     * @param treatmentExposure over which time, in the same unit; positive
     * @return the effect
     * @throws IllegalArgumentException if a count or an exposure is impossible
     */
    public EffectEstimate counts(
            long controlEvents, double controlExposure, long treatmentEvents, double treatmentExposure) {
        CountSample control =
                CountSample.of(controlEvents, controlExposure, "control").worth(designEffect);
        CountSample treatment =
                CountSample.of(treatmentEvents, treatmentExposure, "treatment").worth(designEffect);
        double difference = treatment.rate() - control.rate();
        double critical = Normal.exceededWith(level / 2);
        DoublePredicate accepted =
                delta -> CountSample.score(control, treatment, delta).isWithin(critical);
        double step = 1 / Math.min(controlExposure, treatmentExposure);
        Interval interval = new Interval(
                edge(beyond(difference, -step, accepted), difference, accepted),
                edge(beyond(difference, step, accepted), difference, accepted));
        return EffectEstimate.agreeing(level, difference, interval, pValue(CountSample.score(control, treatment, 0)));
    }

    /** A difference that the data contradict; infinite where none does. */
    private static double beyond(double observed, double step, DoublePredicate accepted) {
        double width = step;
        while (Double.isFinite(observed + width) && accepted.test(observed + width)) {
            width *= 2;
        }
        return observed + width;
    }

    // Where the score passes the critical value, between a difference beyond which there is none and the observed one.
    private static double edge(double end, double observed, DoublePredicate accepted) {
        if (Double.isInfinite(end) || accepted.test(end)) {
            return end;
        }
        double outside = end;
        double inside = observed;
        double middle = outside + (inside - outside) / 2;
        while (middle > Math.min(outside, inside) && middle < Math.max(outside, inside)) {
            if (accepted.test(middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
            middle = outside + (inside - outside) / 2;
        }
        return inside;
    }

    /**
     * Compares two means by Welch's t test. Without any spread in either group their difference is taken as it is: the
     * interval is that one number, and the p-value 1 for equal means and 0 for others.
     *
     * @param control the control group, at least 2 observations
     * @param treatment the treatment group, at least 2 observations
     * @return the effect
     * @throws IllegalArgumentException if a group has fewer than 2 observations, or the difference or its standard error
     *     leaves the range of a double
     */
    public EffectEstimate means(SampleMoments control, SampleMoments treatment) {
        MeanSample known = control.asSample("control").worth(designEffect);
        MeanSample other = treatment.asSample("treatment").worth(designEffect);
        WelchTest test = new WelchTest(known, other);
        double difference = test.difference();
        double halfWidth = test.distanceExceededWith(level / 2);
        return EffectEstimate.agreeing(
                level,
                difference,
                new Interval(difference - halfWidth, difference + halfWidth),
                twice(test.above(Math.abs(test.statistic(difference)))));
    }

    private static double twice(double tail) {
        return Math.min(1, 2 * tail);
    }
}
