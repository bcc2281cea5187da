package io.github.rolloutplanner.internal.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * By which part of the control the treatment is higher at a time that was fixed beforehand: the lift, with its interval and
 * p-value by the delta method.
 *
 * <p>With R = m_t/m_c the lift is R - 1. It is judged on the scale of logarithms, where a quotient of two estimates is
 * nearest to normal and a rise is as far as the fall that undoes it:
 *
 * <pre>
 * Var(ln R) = s_t²/(n_t m_t²) + s_c²/(n_c m_c²)
 * </pre>
 *
 * <p>(Deng, Knoblich, Lu: KDD 2018 for means; Katz, Baptista, Azen, Pike: Biometrics 1978 for rates), which for small
 * effects is the variance of the lift itself, Var(R) = R² Var(ln R). The interval holds all lifts R e^{±c √Var} - 1, with
 * c from the normal distribution for rates and counts, from Welch's t for means.
 *
 * <p>A lift needs a control that is above 0: where one of both groups is not shown to be, at the level, there is none. Nor
 * is there one where a group does not scatter at all.
 *
 * <p>Default: level 0.05. Lifts are fractions.
 *
 * <pre>{@code
 * RelativeEffect.withDefaults().rates(6_000, 60_000, 6_600, 60_000).get().interval();  // 0.0642 to 0.1370
 * }</pre>
 *
 * @since 0.1.0
 */
public final class RelativeEffect {

    private static final RelativeEffect DEFAULT = new RelativeEffect(0.05, 1);

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final double level;
    private final double designEffect;

    private RelativeEffect(double level, double designEffect) {
        this.level = level;
        this.designEffect = designEffect;
    }

    /**
     * Lifts with intervals of level 0.05.
     *
     * @return the default procedure
     */
    public static RelativeEffect withDefaults() {
        return DEFAULT;
    }

    /**
     * Sets how often the interval may miss the true lift, on both sides together. Defaults to 0.05.
     *
     * @param level the level, strictly between 0 and 1
     * @return lifts with intervals of this level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public RelativeEffect level(double level) {
        return new RelativeEffect(Arguments.openProbability(level, "level"), designEffect);
    }

    /**
     * Sets how many times the variance of independent observations those have that are compared, because those of one user
     * depend on each other (Kish: Survey Sampling, 1965). Defaults to 1.
     *
     * @param times the design effect, at least 1
     * @return lifts with this design effect
     * @throws IllegalArgumentException if it is below 1 or not finite
     */
    public RelativeEffect designEffect(double times) {
        return new RelativeEffect(level, Arguments.designEffect(times));
    }

    /**
     * The lift of a rate.
     *
     * @param controlEvents events in the control group
     * @param controlSize observations of the control group, at least 1
     * @param treatmentEvents events in the treatment group
     * @param treatmentSize observations of the treatment group, at least 1
     * @return the lift; nothing where a group has no event, too few of them, or nothing but events
     * @throws IllegalArgumentException if a count is impossible
     */
    public Optional<EffectEstimate> rates(
            long controlEvents, long controlSize, long treatmentEvents, long treatmentSize) {
        RateSample control =
                RateSample.of(controlEvents, controlSize, "control").worth(designEffect);
        RateSample treatment =
                RateSample.of(treatmentEvents, treatmentSize, "treatment").worth(designEffect);
        return lift(Group.of(control), Group.of(treatment), NORMAL);
    }

    /**
     * The lift of events over time.
     *
     * @param controlEvents events in the control group
     * @param controlExposure over which time, of all users together; positive
     * @param treatmentEvents events in the treatment group
     * @param treatmentExposure over which time, in the same unit; positive
     * @return the lift; nothing where a group has no event or too few of them
     * @throws IllegalArgumentException if a count or an exposure is impossible
     */
    public Optional<EffectEstimate> counts(
            long controlEvents, double controlExposure, long treatmentEvents, double treatmentExposure) {
        CountSample control =
                CountSample.of(controlEvents, controlExposure, "control").worth(designEffect);
        CountSample treatment =
                CountSample.of(treatmentEvents, treatmentExposure, "treatment").worth(designEffect);
        return lift(Group.of(control), Group.of(treatment), NORMAL);
    }

    /**
     * The lift of a mean.
     *
     * @param control the control group, at least 2 observations
     * @param treatment the treatment group, at least 2 observations
     * @return the lift; nothing where a mean is not above 0 by more than chance, or a group does not scatter
     * @throws IllegalArgumentException if a group has fewer than 2 observations
     */
    public Optional<EffectEstimate> means(SampleMoments control, SampleMoments treatment) {
        Group known = Group.of(control.asSample("control").worth(designEffect));
        Group other = Group.of(treatment.asSample("treatment").worth(designEffect));
        boolean isScattered = known.scatters(control.size()) && other.scatters(treatment.size());
        return isScattered ? lift(known, other, welch(known, control, other, treatment)) : Optional.empty();
    }

    private static ContinuousDistribution welch(
            Group known, SampleMoments control, Group other, SampleMoments treatment) {
        return TDistribution.of(MeanMethod.WELCH.degreesOfFreedom(
                known.variance() * (double) control.size(),
                (double) control.size(),
                other.variance() * (double) treatment.size(),
                (double) treatment.size()));
    }

    private Optional<EffectEstimate> lift(Group control, Group treatment, ContinuousDistribution distribution) {
        double critical = distribution.inverseSurvivalProbability(level / 2);
        double logarithm = Math.log(treatment.mean()) - Math.log(control.mean());
        double error = Math.sqrt(control.variance() + treatment.variance());
        boolean isKnown = control.isPositive(critical) && treatment.isPositive(critical) && Double.isFinite(logarithm);
        return isKnown
                ? Optional.of(EffectEstimate.agreeing(
                        level,
                        Math.expm1(logarithm),
                        new Interval(
                                Math.expm1(logarithm - critical * error), Math.expm1(logarithm + critical * error)),
                        Math.min(1, 2 * distribution.survivalProbability(Math.abs(logarithm) / error))))
                : Optional.empty();
    }

    /** A mean, and its variance as a part of its square. */
    private record Group(double mean, double variance) {

        static Group of(RateSample sample) {
            return new Group(sample.rate(), 1 / sample.events() - 1 / sample.size());
        }

        static Group of(CountSample sample) {
            return new Group(sample.rate(), 1 / sample.events());
        }

        static Group of(MeanSample sample) {
            double error = sample.standardError() / sample.mean();
            return new Group(sample.mean(), error * error);
        }

        /** Whether so many observations have a variance that is a number above zero. */
        boolean scatters(long size) {
            return variance > 0 && Double.isFinite(variance * (double) size);
        }

        boolean isPositive(double critical) {
            return mean > 0 && scatters(1) && critical * Math.sqrt(variance) < 1;
        }
    }
}
