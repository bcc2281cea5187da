package io.github.rolloutplanner.metric;

import static java.util.Objects.requireNonNull;

/**
 * A limit with a direction: what a metric must stay below, or above.
 *
 * @param relation on which side of the level the metric must be
 * @param level the limit itself
 * @since 0.1.0
 */
public record Threshold(Relation relation, Level level) {

    public Threshold {
        requireNonNull(relation, "relation");
        requireNonNull(level, "level");
    }

    /**
     * What must stay below a level.
     *
     * @param level the upper limit
     * @return the threshold
     */
    public static Threshold below(Level level) {
        return new Threshold(Relation.BELOW, level);
    }

    /**
     * What must stay above a level.
     *
     * @param level the lower limit
     * @return the threshold
     */
    public static Threshold above(Level level) {
        return new Threshold(Relation.ABOVE, level);
    }

    /**
     * The other side of the same level: what breaks a threshold of this relation.
     *
     * @return the threshold with the relation turned round
     */
    public Threshold breach() {
        return new Threshold(relation.opposite(), level);
    }

    /**
     * The threshold as text.
     *
     * @return for instance {@code < 0.5%}
     */
    @Override
    public String toString() {
        return relation.symbol() + " " + level;
    }

    /**
     * A side of a level.
     *
     * @since 0.1.0
     */
    public enum Relation {
        /** Less than the level. */
        BELOW("<", "falls below"),
        /** More than the level. */
        ABOVE(">", "exceeds");

        private final String symbol;
        private final String verb;

        Relation(String symbol, String verb) {
            this.symbol = symbol;
            this.verb = verb;
        }

        /**
         * The sign between a metric and the level.
         *
         * @return {@code <} or {@code >}
         */
        public String symbol() {
            return symbol;
        }

        /**
         * The verb between a metric and the level when the level is crossed.
         *
         * @return {@code falls below} or {@code exceeds}
         */
        public String verb() {
            return verb;
        }

        /**
         * The other side.
         *
         * @return above for below, below for above
         */
        public Relation opposite() {
            return this == BELOW ? ABOVE : BELOW;
        }
    }
}
