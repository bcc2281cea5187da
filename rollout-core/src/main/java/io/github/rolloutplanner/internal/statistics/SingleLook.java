package io.github.rolloutplanner.internal.statistics;

import java.util.function.IntToDoubleFunction;
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
    private static final int STEPS = 40;
    private static final double CLOSE = 1e-6;
    private static final double LEAST = 1e-300;

    private final double[] logs = RateRatioPrior.logWeights();
    private final double needed;

    private SingleLook(double level, double weight) {
        Arguments.openProbability(level, "level");
        // The rest of the weight, on what has not begun, is evidence too.
        this.needed = Math.log((1 / level - (1 - weight)) / weight);
    }

    /**
     * Looks that share a level with all other looks.
     *
     * @param level how often the process may ever reject where the rates are acceptable
     * @param weight the weight that it has on what this stretch would show, above 0, at most 1
     * @return the looks
     */
    public static SingleLook of(double level, double weight) {
        return new SingleLook(level, weight);
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
        return ofTrials(ofCounts(expected, seesMore), rate);
    }

    private double ofCounts(double expected, boolean seesMore) {
        if (seesMore) {
            double count = first(expected, expected + 10 + 10 * Math.sqrt(expected), x -> more(x, expected));
            return Math.max(LEAST, RegularizedGamma.P.value(count, expected));
        }
        double count = last(expected, x -> fewer(x, expected));
        return count < 0 ? LEAST : Math.max(LEAST, RegularizedGamma.Q.value(count + 1, expected));
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
        return ofTrials(ofCoins(events, percentage, seesMore), rate);
    }

    private double ofCoins(double events, double percentage, boolean seesMore) {
        double part = seesMore ? percentage : 1 - percentage;
        Evidence evidence = x -> coins(x, events, part);
        if (evidence.at(events) < needed) {
            return LEAST;
        }
        double count = first(events * part, events, evidence);
        return Math.max(LEAST, RegularizedBeta.value(part, count, Math.max(LEAST, events - count + 1)));
    }

    /** Events that are not rare scatter less than the counts that the process takes them for. */
    private static double ofTrials(double ofCounts, double rate) {
        return Math.max(LEAST, Normal.above(Normal.exceededWith(ofCounts) / Math.sqrt(1 - rate)));
    }

    private interface Evidence {
        double at(double count);
    }

    private double more(double count, double expected) {
        return sum(at -> count * RateRatioPrior.logRatio(at) - expected * RateRatioPrior.rise(at));
    }

    private double fewer(double count, double expected) {
        return sum(at -> expected * RateRatioPrior.fall(at) - count * RateRatioPrior.logRatio(at));
    }

    private double coins(double count, double events, double part) {
        return sum(at -> count * RateRatioPrior.logRatio(at) - events * Math.log1p(RateRatioPrior.rise(at) * part));
    }

    private double sum(IntToDoubleFunction ofRatio) {
        double[] terms = new double[logs.length];
        for (int at = 0; at < terms.length; at++) {
            terms[at] = logs[at] + ofRatio.applyAsDouble(at);
        }
        return EValue.ofSumOfLogs(terms).logValue();
    }

    /** The count from which on the evidence is enough, by the secant: evidence is convex in the count. */
    private double first(double low, double high, Evidence evidence) {
        double from = low;
        double to = high;
        while (evidence.at(to) < needed) {
            from = to;
            to = 2 * to + 1;
        }
        return crossing(from, to, evidence);
    }

    private double last(double expected, Evidence evidence) {
        return evidence.at(0) < needed ? -1 : crossing(expected, 0, evidence);
    }

    /** Between a count that is not enough and one that is. */
    private double crossing(double from, double to, Evidence evidence) {
        double tooFew = from;
        double enough = to;
        for (int step = 0; step < STEPS && Math.abs(enough - tooFew) > CLOSE * (1 + Math.abs(enough)); step++) {
            double middle = (tooFew + enough) / 2;
            if (evidence.at(middle) >= needed) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }
}
