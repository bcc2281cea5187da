package io.github.rolloutplanner.metric;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How well a metric's baseline is known. Where no control group runs, as in rings and at 100%, a metric that is off by no
 * more than that is not called worse: evidence, gates, triggers, success criteria and decisions all leave the same room.
 *
 * <pre>{@code
 * Metric.errorRate("Checkout error rate", percent(0.2))
 *         .withBaseline(Baseline.measured(48_000_000, Duration.ofDays(14)));
 * }</pre>
 *
 * @since 0.1.0
 */
public sealed interface Baseline permits Baseline.Typed, Baseline.Within, Baseline.Measured, Baseline.Exact {

    /**
     * A typed baseline: a rounded number of some week. It may be off by what the policy says, {@code
     * EvidencePolicy.baselineUncertainty()}.
     *
     * @return a typed baseline, which every metric has by default
     */
    static Baseline typed() {
        return Typed.TYPED;
    }

    /**
     * A baseline of which its owner knows how far it may be off, whatever the policy says.
     *
     * @param part how far, as a part of it; above 0% and below 100%
     * @return a baseline that is known as well as this
     */
    static Baseline within(Percentage part) {
        return new Within(part);
    }

    /**
     * A baseline that was measured. It may be off by the sampling error of the observations, and by the scatter of days, of
     * which the window shows only so many; see {@link Measured}.
     *
     * @param observations how many there were, each independent of the others; of a count, its events
     * @param window how long they were counted, better whole weeks
     * @return a measured baseline
     */
    static Baseline measured(long observations, Duration window) {
        return new Measured(observations, window);
    }

    /**
     * A baseline that is known exactly, such as that of a simulation. No rate is known to be exactly zero.
     *
     * @return an exact baseline
     */
    static Baseline exact() {
        return Exact.EXACT;
    }

    /**
     * A typed baseline.
     *
     * @since 0.1.0
     */
    record Typed() implements Baseline {
        private static final Typed TYPED = new Typed();
    }

    /**
     * A baseline of which its owner knows how far it may be off.
     *
     * @param part how far, as a part of it; of a rate, of the rarer ones of the bad and the good
     * @since 0.1.0
     */
    record Within(Percentage part) implements Baseline {

        public Within {
            requireNonNull(part, "part");
        }
    }

    /**
     * A baseline that was measured. With u for what the policy says of a typed one, D for the days of the window, at least
     * one, and e for the sampling error, as a part of the baseline, it may be off by
     *
     * <pre>
     * sqrt(u² / 2 x (1 + 1 / D) + e²)
     * </pre>
     *
     * <p>The first part is the half width of a prediction interval for the mean of a further day (Hahn, Meeker: Statistical
     * Intervals, 1991, 4.7), where two single days differ by u: a baseline of one day is no better known than a typed one, one
     * of many weeks still leaves 0.71 u for the day itself. e is the exact bound on the bad side with 99.5% confidence: of
     * rates and percentiles by Clopper and Pearson, of counts by Garwood; of means it is 2.58 standard errors.
     *
     * @param observations how many there were, each independent of the others; of a count, its events
     * @param window how long they were counted
     * @since 0.1.0
     */
    record Measured(long observations, Duration window) implements Baseline {

        public Measured {
            requireNonNull(window, "window");
        }
    }

    /**
     * A baseline that is known exactly.
     *
     * @since 0.1.0
     */
    record Exact() implements Baseline {
        private static final Exact EXACT = new Exact();
    }
}
