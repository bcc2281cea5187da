package io.github.rolloutplanner.internal.statistics;

import java.util.Optional;

/**
 * How many times what one group shows another one shows at the same time, with a bound on each side that it exceeds with at most
 * the level.
 *
 * <p>Of x events over an exposure e in the one group and y over f in the other, each of the x + y events is one of the first group
 * with the probability θ = r e/(r e + f), where r is the ratio of the rates. The exact bounds of θ by Clopper and Pearson give
 * those of r = θ/(1 - θ) f/e (Przyborowski, Wilenski: Biometrika 1940); where events are not rare they are wider than needed. Where
 * events depend on each other, as many fewer count as their design effect says, rounded to the side of caution. Of means a and b with
 * standard errors s and t, ln(a/b) is taken to be normal with the variance (s/a)² + (t/b)² (delta method).
 *
 * @param least the lower bound
 * @param estimate what was observed
 * @param most the upper bound
 */
public record GroupRatio(double least, double estimate, double most) {

    /**
     * The ratio of two rates.
     *
     * @param level how often the true ratio may be beyond each bound
     * @param first the events of the first group, and its exposure
     * @param other those of the other group
     * @param designEffect how many times the variance of independent events theirs is, at least 1
     * @return the ratio; nothing where the events of the other group are too few to bound it
     */
    public static Optional<GroupRatio> ofEvents(double level, Events first, Events other, double designEffect) {
        long few = (long) (other.events() / designEffect);
        if (few == 0 || first.exposure() <= 0 || other.exposure() <= 0) {
            return Optional.empty();
        }
        ClopperPearsonInterval interval = ClopperPearsonInterval.withDefaults().level(level);
        double exposures = other.exposure() / first.exposure();
        long high = (long) Math.ceil(first.events() / designEffect);
        long low = (long) (first.events() / designEffect);
        long many = (long) Math.ceil(other.events() / designEffect);
        return Optional.of(new GroupRatio(
                odds(interval.lowerBound(low, low + many)) * exposures,
                first.events() / (double) other.events() * exposures,
                odds(interval.upperBound(high, high + few)) * exposures));
    }

    private static double odds(double probability) {
        return probability / (1 - probability);
    }

    /**
     * The ratio of two means.
     *
     * @param level how often the true ratio may be beyond each bound
     * @param first the first group
     * @param other the other group
     * @return the ratio; nothing where a mean is not above zero, or nothing scatters, so that it is unknown how far it is off
     */
    public static Optional<GroupRatio> ofMeans(double level, SampleMoments first, SampleMoments other) {
        boolean isKnown = first.isEnough() && other.isEnough() && first.variance() > 0 && other.variance() > 0;
        if (!isKnown || first.mean() <= 0 || other.mean() <= 0) {
            return Optional.empty();
        }
        double estimate = first.mean() / other.mean();
        double off = Math.exp(Normal.exceededWith(level) * Math.hypot(relativeError(first), relativeError(other)));
        return Optional.of(new GroupRatio(estimate / off, estimate, estimate * off));
    }

    private static double relativeError(SampleMoments group) {
        return Math.sqrt(group.varianceOfMean()) / group.mean();
    }

    /**
     * Events over an exposure.
     *
     * @param events how many
     * @param exposure over how much
     */
    public record Events(long events, double exposure) {}
}
