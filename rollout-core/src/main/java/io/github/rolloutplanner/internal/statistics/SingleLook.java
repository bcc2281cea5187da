package io.github.rolloutplanner.internal.statistics;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The level of a test with one look that is as strict as a {@link StratifiedRateEProcess} that is looked at all the time.
 *
 * <p>At a number of events the process rejects from some count on; the level is the probability of that count or a more
 * extreme one where the rates are acceptable. A sample size for one look at this level is the one after which the process sees
 * the effect with the power asked for. Counts are taken as real numbers, so that the level has no saw teeth.
 */
public final class SingleLook {
    private static final int STEPS = 30;
    /** As exact as a level is that is written with four digits. */
    private static final double CLOSE = 1e-5;

    private static final double LEAST = 1e-300;
    /** From so many events on, an expansion of the tail is right to a thousandth of the level, and far faster than its series. */
    private static final double MANY = 30;

    /** A term below this logarithm does not change a sum of at least 1. */
    private static final double INVISIBLE = -25;

    private static final double[] SLOPES = RateRatioPrior.logRatios();

    private final double needed;

    private SingleLook(double needed) {
        this.needed = needed;
    }

    /**
     * Looks that share a level with all other looks.
     *
     * @param level how often the process may ever reject where the rates are acceptable
     * @param weight the weight that it has on what this stretch would show, above 0, at most 1
     * @return the looks
     */
    public static SingleLook of(double level, double weight) {
        Arguments.openProbability(level, "level");
        // The rest of the weight, on what has not begun, is evidence too.
        return new SingleLook(Math.log((1 / level - (1 - weight)) / weight));
    }

    /**
     * Against a baseline at which some events are expected.
     *
     * @param expected the acceptable events, above 0
     * @param rate how often an observation is an event; 0 where events are rare, or no part of observations
     * @param seesMore whether more events are looked for
     * @return the level; next to nothing where no count rejects
     */
    public double againstBaseline(double expected, double rate, boolean seesMore) {
        if (seesMore) {
            double count = first(new More(expected));
            return ofTrials(atLeast(count, expected), rate);
        }
        // Fewer events than expected are more of what did not happen: the evidence falls with the count.
        double missing = first(new Fewer(expected));
        return missing > expected ? LEAST : ofTrials(atMost(expected - missing, expected), rate);
    }

    /**
     * Beside a control group.
     *
     * @param events the events of both groups, above 0
     * @param percentage the part of them that falls on the treatment where the rates are acceptable, strictly between 0 and 1
     * @param rate how often an observation is an event; 0 where events are rare
     * @param seesMore whether more events are looked for in the treatment
     * @return the level; next to nothing where no count rejects
     */
    public double besideControl(double events, double percentage, double rate, boolean seesMore) {
        double part = seesMore ? percentage : 1 - percentage;
        double count = first(new Coins(events, part));
        return count > events ? LEAST : ofTrials(atLeast(count, events, part), rate);
    }

    private static double atLeast(double count, double expected) {
        return count > MANY
                ? SaddlepointTail.ofGamma(count, expected).below()
                : RegularizedGamma.P.value(count, expected);
    }

    private static double atMost(double count, double expected) {
        return count > MANY
                ? SaddlepointTail.ofGamma(count + 1, expected).above()
                : RegularizedGamma.Q.value(count + 1, expected);
    }

    private static double atLeast(double count, double events, double part) {
        double others = events - count + 1;
        return Math.min(count, others) > MANY
                ? SaddlepointTail.ofBeta(count, others, part).below()
                : RegularizedBeta.value(part, count, others);
    }

    /** Events that are not rare scatter less than the counts that the process takes them for. */
    private static double ofTrials(double ofCounts, double rate) {
        double level = Math.max(LEAST, ofCounts);
        return rate == 0 ? level : Math.max(LEAST, Normal.above(Normal.exceededWith(level) / Math.sqrt(1 - rate)));
    }

    /** What a count says of each ratio is a line in the count: the logarithm of the ratio times it, less what is expected of it. */
    private interface Line {
        double offset(int at);
    }

    private record More(double expected) implements Line {
        @Override
        public double offset(int at) {
            return -expected * RateRatioPrior.rise(at);
        }
    }

    /** By how many events are missing. */
    private record Fewer(double expected) implements Line {
        @Override
        public double offset(int at) {
            return expected * (RateRatioPrior.fall(at) - RateRatioPrior.logRatio(at));
        }
    }

    private record Coins(double events, double part) implements Line {
        @Override
        public double offset(int at) {
            return -events * Math.log(1 + RateRatioPrior.rise(at) * part);
        }
    }

    /**
     * The count from which on the evidence is enough, by Newton's method: its logarithm is convex in the count, so that each
     * step from a count that is more than enough stays so. The count at which one ratio alone has enough is such a start.
     */
    private double first(Line line) {
        double[] beyond = RateRatioPrior.logWeights();
        double count = Double.POSITIVE_INFINITY;
        for (int at = 0; at < beyond.length; at++) {
            beyond[at] += line.offset(at) - needed;
            double alone = -beyond[at] / SLOPES[at];
            if (alone < count) {
                count = alone;
            }
        }
        for (int step = 0; step < STEPS; step++) {
            double next = newton(beyond, count);
            if (Math.abs(next - count) <= CLOSE * (1 + Math.sqrt(count))) {
                return next;
            }
            count = next;
        }
        return count;
    }

    /**
     * A step to where the evidence, as a multiple of what is needed, is 1: it never was less, so that nothing is too small to count.
     *
     * @param beyond by how much each ratio alone is beyond what is needed at a count of zero, as logarithms
     */
    private static double newton(double[] beyond, double count) {
        double sum = 0;
        double rise = 0;
        for (int at = 0; at < beyond.length; at++) {
            double log = beyond[at] + count * SLOPES[at];
            if (log > INVISIBLE) {
                double term = Math.exp(log);
                sum += term;
                rise += term * SLOPES[at];
            }
        }
        return count - Math.log(sum) * sum / rise;
    }
}
