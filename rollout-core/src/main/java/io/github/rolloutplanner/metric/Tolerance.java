package io.github.rolloutplanner.metric;

import io.github.rolloutplanner.reason.RolloutException;

/**
 * How much it takes until a metric beyond the level of its gate is a breach.
 *
 * <p>Only {@link Statistical} knows an error level. The two that count are for people who want them: they take no account
 * of chance, so that it is unknown how often they stop a harmless change or let a harmful one go on.
 *
 * @since 0.1.0
 */
public sealed interface Tolerance permits Tolerance.Statistical, Tolerance.Consecutive, Tolerance.Total {

    /**
     * A breach is one that is significant.
     *
     * @return the tolerance
     */
    static Tolerance statistical() {
        return new Statistical();
    }

    /**
     * So many observations in a row are a breach.
     *
     * @param breaches how many; at least 1
     * @return the tolerance
     */
    static Tolerance consecutive(int breaches) {
        return new Consecutive(breaches);
    }

    /**
     * So many observations in all are a breach.
     *
     * @param breaches how many; at least 1
     * @return the tolerance
     */
    static Tolerance total(int breaches) {
        return new Total(breaches);
    }

    /**
     * A breach is one that is significant at the significance level.
     *
     * @since 0.1.0
     */
    record Statistical() implements Tolerance {}

    /**
     * A breach is so many observations in a row beyond the level of the gate. This knows no error level: the more often
     * the metric is read, the sooner chance alone makes a breach.
     *
     * @param breaches how many; at least 1
     * @since 0.1.0
     */
    record Consecutive(int breaches) implements Tolerance {
        /**
         * Refuses less than one.
         *
         * @throws RolloutException.InvalidValue if there are none
         */
        public Consecutive {
            requireSome(breaches, " in a row");
        }
    }

    /**
     * A breach is so many observations beyond the level of the gate in all, however many lie between them. This knows no
     * error level: a phase that is watched for long enough breaks by chance alone.
     *
     * @param breaches how many; at least 1
     * @since 0.1.0
     */
    record Total(int breaches) implements Tolerance {
        /**
         * Refuses less than one.
         *
         * @throws RolloutException.InvalidValue if there are none
         */
        public Total {
            requireSome(breaches, " in all");
        }
    }

    private static void requireSome(int breaches, String how) {
        if (breaches < 1) {
            throw new RolloutException.InvalidValue("A gate cannot break after " + breaches + " breaches" + how
                    + ". Give at least 1, which breaks it at the first.");
        }
    }
}
