package io.github.rolloutplanner.rehearsal;

import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ChengBetaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Random numbers of one stream. Counts are exact for any size: a binomial one is split at an order statistic of its trials,
 * which is beta distributed, until it is small (Relles 1972); a Poisson one at an arrival, which is gamma distributed (Ahrens,
 * Dieter 1974).
 */
final class Draws {
    /** So many events are counted one by one. */
    private static final double FEW = 12;
    /** The sampler counts in integers. */
    private static final double MOST_OF_A_SAMPLER = 1e9;

    private static final double NEARLY_ALL = 0.875;

    private final SplittableRandom random;
    private final UniformRandomProvider source;
    private final ContinuousSampler normal;

    Draws(SplittableRandom random) {
        this.random = random;
        this.source = random::nextLong;
        this.normal = ZigguratSampler.NormalizedGaussian.of(source);
    }

    /** The stream of a run: the same whoever else runs before or beside it. */
    static Draws ofRun(long seed, int run) {
        return new Draws(new SplittableRandom(new SplittableRandom(seed).nextLong() + run));
    }

    /** A stream that has nothing to do with the rest of this one. */
    Draws split() {
        return new Draws(random.split());
    }

    double uniform() {
        return random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double gaussian() {
        return normal.sample();
    }

    /** A log-normal factor with mean 1 and this standard deviation. */
    double factor(double deviation) {
        double variance = Math.log1p(deviation * deviation);
        return Math.exp(Math.sqrt(variance) * gaussian() - variance / 2);
    }

    double chiSquare(double degreesOfFreedom) {
        return gamma(degreesOfFreedom / 2) * 2;
    }

    private double gamma(double shape) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(source, shape, 1).sample();
    }

    long poisson(double mean) {
        if (mean <= 0) {
            return 0;
        }
        if (mean < MOST_OF_A_SAMPLER) {
            return PoissonSampler.of(source, mean).sample();
        }
        long arrivals = (long) (mean * NEARLY_ALL);
        double time = gamma((double) arrivals);
        return time <= mean ? arrivals + poisson(mean - time) : binomial(arrivals - 1, mean / time);
    }

    long binomial(long trials, double rate) {
        if (trials <= 0 || rate <= 0) {
            return 0;
        }
        if (rate > 0.5) {
            return rate >= 1 ? trials : trials - binomial(trials, 1 - rate);
        }
        return trials * rate <= FEW ? counted(trials, rate) : narrowed(trials, rate);
    }

    /** The place of the last of the expected events tells which of the other trials are still open. */
    private long narrowed(long trials, double rate) {
        long last = (long) ((trials + 1.0) * rate);
        double place =
                ChengBetaSampler.of(source, (double) last, trials + 1.0 - last).sample();
        return place <= rate
                ? last + binomial(trials - last, (rate - place) / (1 - place))
                : binomial(last - 1, rate / place);
    }

    /** From event to event. */
    private long counted(long trials, double rate) {
        double quiet = Math.log1p(-rate);
        long events = -1;
        double passed = 0;
        while (passed <= trials) {
            events++;
            passed += Math.floor(Math.log(1 - random.nextDouble()) / quiet) + 1;
        }
        return events;
    }
}
